// SPDX-License-Identifier: Apache-2.0
/// Taxes and purchases of the government in an economy with a central bank. (Eq. 100, 101)
#pragma once

#include "agents/money/parameters.hpp"

#include <vector>

namespace tenfold {

/// Income tax of the next month (Eq. 100): moves by at most 0.2 points a month towards
/// tau_0 + phi (debt/GDP - target), within [0, 0.6].
[[nodiscard]] double next_income_tax(const GovernmentParameters& parameters,
                                     double before,
                                     double first_tax,
                                     double debt_over_target);

/// Exponentially smoothed observations that determine purchases.
struct PurchasesTrend {
    double productivity = 0.0; // mean logarithm of labour productivity
    double output_gap = 0.0;   // mean logarithm of real GDP over labour productivity
};

/// Real purchases over those of the start (Eq. 101): exp(m_24(ln A) + g lag + m_120(ln Y - ln A) + l
/// lag), with means m over P = 24 and 120 months, their lags, and the growth l of the labour force:
/// they follow labour productivity at once and output per unit of it in ten years.
[[nodiscard]] double purchases_index(const GovernmentParameters& parameters,
                                     const PurchasesTrend& trend,
                                     double growth,
                                     double labour_force_growth);

/// Observations of a month that has ended. Money is nominal, of any constant scale; growth a year.
struct FiscalConditions {
    double debt = 0.0;             // public [USD]
    double gdp = 0.0;              // [USD/yr]
    double log_productivity = 0.0; // of labour, 0 at the start
    double log_real_gdp = 0.0;     // likewise
    double expected_growth = 0.0;  // of productivity
    double labour_force_growth = 0.0;
    double debt_target_change = 0.0; // of debt over GDP, by policy
    double nominal_growth = 0.0;     // of GDP before the first month
};

/// Fiscal rule and its state.
class FiscalRule {
public:
    FiscalRule() = default;
    explicit FiscalRule(double income_tax) : first_tax_{income_tax}, income_tax_{income_tax} {}

    [[nodiscard]] double income_tax() const { return income_tax_; }
    /// Of real purchases, 1 at the start.
    [[nodiscard]] double purchases_index() const { return purchases_index_; }
    /// Public debt over GDP of twelve months; 0 before the first month.
    [[nodiscard]] double debt_ratio() const { return debt_ratio_; }

    /// Sets tax and purchases of the next month.
    void advance(const GovernmentParameters& parameters, const FiscalConditions& now);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [first_tax, income_tax, index, debt_ratio, target, gdp, trend] = self;
        archive(first_tax, income_tax, index, debt_ratio, target, gdp, trend);
    }

private:
    double first_tax_ = 0.0;
    double income_tax_ = 0.0;
    double purchases_index_ = 1.0;
    double debt_ratio_ = 0.0;
    double debt_target_ = -1.0; // of the first month; negative: not yet known
    double smooth_gdp_ = 0.0;
    PurchasesTrend trend_;
};

} // namespace tenfold
