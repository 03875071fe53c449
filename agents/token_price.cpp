// SPDX-License-Identifier: Apache-2.0
#include "agents/token_price.hpp"

#include "core/math.hpp"

#include "agents/intelligence.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr double floor_year = 2025.0;     // hardware to which `floor_price` refers
constexpr double wordiness_year = 2023.0; // models to which tokens per task refer

} // namespace

double engineering_gain(const TokenPriceParameters& prices,
                        const IntelligenceParameters& intelligence,
                        double year) {
    const double rest = math::log(intelligence.hardware_growth) +
                        prices.size_exponent * math::log(intelligence.algorithm_growth);
    const double growth = math::log(prices.decline_per_year) - rest;
    const double unlimited = math::exp(growth * (year - reference_year));
    if (growth <= 0.0) {
        return unlimited;
    }
    const double exhausted = 1.0 / prices.engineering_limit;
    return 1.0 / (exhausted + (1.0 - exhausted) / unlimited);
}

double serving_cost(const TokenPriceParameters& prices,
                    const IntelligenceParameters& intelligence,
                    double training_compute,
                    double year) {
    const double size =
        math::power(training_compute / intelligence.reference_compute, prices.size_exponent);
    const double hardware = math::power(intelligence.hardware_growth, year - reference_year);
    const double cost =
        prices.reference_cost * size / (hardware * engineering_gain(prices, intelligence, year));
    return std::max(
        cost, prices.floor_price / math::power(intelligence.hardware_growth, year - floor_year));
}

double wordiness(const TokenPriceParameters& prices, double year) {
    return std::min(math::power(prices.wordiness_growth, year - wordiness_year),
                    prices.wordiness_limit);
}

} // namespace tenfold
