// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/token_price.hpp"

#include "core/math.hpp"

#include "agents/ai/intelligence.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr double floor_year = 2025.0;     // of the hardware to which `floor_price` refers
constexpr double wordiness_year = 2023.0; // of the models to which tokens per task refer

} // namespace

double decline_without_engineering(const TokenPriceParameters& prices,
                                   const IntelligenceParameters& intelligence) {
    return intelligence.hardware_growth *
           math::power(intelligence.algorithm_growth, prices.size_exponent * prices.serving_gain);
}

double engineering_gain(const TokenPriceParameters& prices,
                        const IntelligenceParameters& intelligence,
                        double year) {
    const double growth =
        math::log(prices.decline_per_year / decline_without_engineering(prices, intelligence));
    if (growth <= 0.0) {
        return 1.0;
    }
    const double unlimited = math::exp(growth * (year - reference_year));
    const double exhausted = 1.0 / prices.engineering_limit;
    return 1.0 / (exhausted + (1.0 - exhausted) / unlimited);
}

double
serving_size(const TokenPriceParameters& prices, double training_compute, double log_efficiency) {
    return training_compute * math::power10((1.0 - prices.serving_gain) * log_efficiency);
}

double serving_cost(const TokenPriceParameters& prices,
                    const IntelligenceParameters& intelligence,
                    double size,
                    double year) {
    const double relative =
        math::power(size / intelligence.reference_compute, prices.size_exponent);
    const double hardware = math::power(intelligence.hardware_growth, year - reference_year);
    const double cost = prices.reference_cost * relative /
                        (hardware * engineering_gain(prices, intelligence, year));
    return std::max(
        cost, prices.floor_price / math::power(intelligence.hardware_growth, year - floor_year));
}

double CostCurve::cost(double level) const {
    const double compute = compute_needed(intelligence_, level, log_efficiency_);
    return serving_cost(
        prices_, intelligence_, serving_size(prices_, compute, log_efficiency_), year_);
}

double wordiness(const TokenPriceParameters& prices, double year) {
    return std::min(math::power(prices.wordiness_growth, year - wordiness_year),
                    prices.wordiness_limit);
}

} // namespace tenfold
