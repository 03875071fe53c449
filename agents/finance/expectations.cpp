// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/expectations.hpp"

#include "core/math.hpp"

#include <cstddef>

namespace tenfold {

namespace {

constexpr double initial_variance = 1e-4; // of quarterly inflation: a standard deviation of a point

} // namespace

double expected_inflation(double anchor, double target, double forecast) {
    return anchor * target + (1.0 - anchor) * forecast;
}

Expectations::Expectations(const ExpectationParameters& parameters, double target, double growth)
    : signals_{target, growth, growth}, inflation_{target,
                                                   parameters.initial_persistence,
                                                   initial_variance} {}

void Expectations::learn(const ExpectationParameters& parameters,
                         double target,
                         const std::vector<double>& price_level,
                         const std::vector<double>& productivity) {
    const std::size_t months = price_level.size();
    if (months > 3 && months % 3 == 1) {
        const BeliefBounds bounds{target - 0.03, target + 0.05, 0.95};
        inflation_.observe(4.0 * math::log(price_level[months - 1] / price_level[months - 4]),
                           parameters.inflation_gain,
                           bounds);
    }
    constexpr int quarters = 4;
    signals_.inflation =
        expected_inflation(parameters.anchor, target, inflation_.mean_forecast(quarters));
    constexpr std::size_t year = 12;
    if (productivity.size() > year) {
        const double growth =
            math::log(productivity.back() / productivity[productivity.size() - 1 - year]);
        signals_.wage_growth += parameters.wage_growth_gain * (growth - signals_.wage_growth);
        signals_.demand_growth += parameters.demand_growth_gain * (growth - signals_.demand_growth);
    }
}

} // namespace tenfold
