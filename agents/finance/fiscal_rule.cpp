// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/fiscal_rule.hpp"

#include "core/math.hpp"

#include "agents/finance/smoothing.hpp"

#include <algorithm>

namespace tenfold {

namespace {

constexpr double slow_memory = 120.0; // months

} // namespace

double next_income_tax(const GovernmentParameters& parameters,
                       double before,
                       double first_tax,
                       double debt_over_target) {
    constexpr double step = 0.002;
    constexpr double most = 0.6;
    const double wanted = first_tax + parameters.debt_response * debt_over_target;
    return std::clamp(before + std::clamp(wanted - before, -step, step), 0.0, most);
}

double purchases_index(const GovernmentParameters& parameters,
                       const PurchasesTrend& trend,
                       double growth,
                       double labour_force_growth) {
    return math::exp(trend.productivity + growth * smoothing_lag(parameters.purchases_memory) +
                     trend.output_gap + labour_force_growth * smoothing_lag(slow_memory));
}

void FiscalRule::advance(const GovernmentParameters& parameters, const FiscalConditions& now) {
    constexpr double year = 12.0; // months
    const double memory = parameters.purchases_memory;
    const double gap = now.log_real_gdp - now.log_productivity;
    if (smooth_gdp_ == 0.0) {
        // Means as after growth at the trend rates.
        const double lag = now.expected_growth * smoothing_lag(memory);
        trend_ = {now.log_productivity - lag,
                  gap - now.labour_force_growth * smoothing_lag(slow_memory)};
        smooth_gdp_ = smoothed_over_newest(year, now.nominal_growth) * now.gdp;
    } else {
        trend_.productivity += (now.log_productivity - trend_.productivity) / memory;
        trend_.output_gap += (gap - trend_.output_gap) / slow_memory;
        smooth_gdp_ += (now.gdp - smooth_gdp_) / year;
    }
    purchases_index_ =
        tenfold::purchases_index(parameters, trend_, now.expected_growth, now.labour_force_growth);
    debt_ratio_ = now.debt / smooth_gdp_;
    if (debt_target_ < 0.0) {
        debt_target_ = debt_ratio_;
    }
    const double over_target = debt_ratio_ - debt_target_ - now.debt_target_change;
    income_tax_ = next_income_tax(parameters, income_tax_, first_tax_, over_target);
}

} // namespace tenfold
