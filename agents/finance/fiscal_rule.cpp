// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/fiscal_rule.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace tenfold {

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
                       double growth) {
    return math::exp(trend.productivity + growth * parameters.purchases_memory / 12.0 +
                     trend.output_gap);
}

void FiscalRule::advance(const GovernmentParameters& parameters,
                         double debt,
                         double gdp,
                         double log_productivity,
                         double log_real_gdp,
                         double growth) {
    constexpr double slow_memory = 120.0; // months
    const double memory = parameters.purchases_memory;
    if (smooth_gdp_ == 0.0) {
        // Values under past growth at the trend rate.
        trend_ = {log_productivity - growth * memory / 12.0, log_real_gdp - log_productivity};
        smooth_gdp_ = gdp;
    }
    trend_.productivity += (log_productivity - trend_.productivity) / memory;
    trend_.output_gap += (log_real_gdp - log_productivity - trend_.output_gap) / slow_memory;
    purchases_index_ = tenfold::purchases_index(parameters, trend_, growth);
    smooth_gdp_ += (gdp - smooth_gdp_) / 12.0;
    debt_ratio_ = debt / smooth_gdp_;
    if (debt_target_ < 0.0) {
        debt_target_ = debt_ratio_;
    }
    income_tax_ = next_income_tax(parameters, income_tax_, first_tax_, debt_ratio_ - debt_target_);
}

} // namespace tenfold
