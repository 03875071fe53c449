// SPDX-License-Identifier: Apache-2.0
#include "agents/token_price.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <array>

namespace tenfold {

namespace {

constexpr double floor_year = 2025.0;     // hardware to which `floor_price` refers
constexpr double wordiness_year = 2023.0; // models to which tokens per task refer
constexpr std::array<double, 3> levels_below{0.0, 0.5, 1.0}; // the frontier, of the price index

} // namespace

double engineering_gain(const TokenPriceParameters& prices,
                        const IntelligenceParameters& intelligence,
                        double year) {
    const double rest = math::log(intelligence.hardware_growth) +
                        prices.size_exponent * math::log(intelligence.algorithm_growth);
    const double growth = math::log(prices.decline_per_year) - rest;
    if (growth <= 0.0) {
        return 1.0;
    }
    const double exhausted = 1.0 / prices.engineering_limit;
    return 1.0 / (exhausted + (1.0 - exhausted) * math::exp(-growth * (year - reference_year)));
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

double list_price(const TokenPriceParameters& prices,
                  const IntelligenceParameters& intelligence,
                  double training_compute,
                  double year) {
    return serving_cost(prices, intelligence, training_compute, year) * (1.0 + prices.markup);
}

double price_of_intelligence(const TokenPriceParameters& prices,
                             const FrontierPath& path,
                             double intelligence,
                             double year) {
    return list_price(prices, path.parameters(), compute_needed(path, intelligence, year), year);
}

double wordiness(const TokenPriceParameters& prices, double year) {
    return std::min(math::power(prices.wordiness_growth, year - wordiness_year),
                    prices.wordiness_limit);
}

ConstantIntelligenceIndex::ConstantIntelligenceIndex(const TokenPriceParameters& prices,
                                                     double start_year)
    : value_{prices.reference_cost * (1.0 + prices.markup)}, year_{start_year} {}

double ConstantIntelligenceIndex::advance(const TokenPriceParameters& prices,
                                          const FrontierPath& path,
                                          double year) {
    EXPECTS(year >= year_);
    const double frontier = path.intelligence(year_);
    double log_change = 0.0;
    for (const double below : levels_below) {
        log_change += math::log(price_of_intelligence(prices, path, frontier - below, year) /
                                price_of_intelligence(prices, path, frontier - below, year_));
    }
    value_ *= math::exp(log_change / static_cast<double>(levels_below.size()));
    year_ = year;
    return value_;
}

} // namespace tenfold
