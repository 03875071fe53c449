// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/expectations.hpp"

#include "core/math.hpp"

#include <cstddef>
#include <span>

namespace tenfold {

namespace {

constexpr double initial_variance = 1e-4; // of quarterly inflation: a standard deviation of a point

} // namespace

double expected_inflation(double anchor, double target, double forecast) {
    return anchor * target + (1.0 - anchor) * forecast;
}

Expectations::Expectations(const ExpectationParameters& parameters, double target, double growth)
    : signals_{target, growth, growth},
      inflation_{target, parameters.initial_persistence, initial_variance}, inflation_level_{
                                                                                target} {}

void Expectations::learn_inflation(const ExpectationParameters& parameters,
                                   const ExpectationConditions& conditions) {
    const std::span<const double> prices = conditions.price_level;
    const double target = conditions.inflation_target;
    const std::size_t months = prices.size();
    if (months > 3 && months % 3 == 1) { // a quarter ends
        const double quarter = 4.0 * math::log(prices[months - 1] / prices[months - 4]);
        inflation_.observe(
            quarter, parameters.inflation_gain, {target - 0.03, target + 0.05, 0.95});
        inflation_level_ += parameters.inflation_gain * (quarter - inflation_level_);
    }
    constexpr int quarters = 4;
    const double forecast =
        parameters.rule == "adaptive" ? inflation_level_ : inflation_.mean_forecast(quarters);
    signals_.inflation = expected_inflation(parameters.anchor, target, forecast);
}

void Expectations::learn(const ExpectationParameters& parameters,
                         const ExpectationRule* rule,
                         const ExpectationConditions& conditions) {
    if (rule != nullptr) {
        signals_ = checked_expectations(*rule, parameters, conditions, signals_);
        return;
    }
    learn_inflation(parameters, conditions);
    constexpr double memory = 60.0; // months
    usual_unemployment_ =
        usual_unemployment_ < 0.0
            ? conditions.unemployment
            : usual_unemployment_ + (conditions.unemployment - usual_unemployment_) / memory;
    signals_.unemployment_gap = conditions.unemployment - usual_unemployment_;
    constexpr std::size_t year = 12;
    const std::span<const double> productivity = conditions.productivity;
    if (productivity.size() > year) {
        const double growth =
            math::log(productivity.back() / productivity[productivity.size() - 1 - year]);
        signals_.wage_growth += parameters.wage_growth_gain * (growth - signals_.wage_growth);
        signals_.demand_growth += parameters.demand_growth_gain * (growth - signals_.demand_growth);
    }
}

} // namespace tenfold
