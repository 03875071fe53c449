// SPDX-License-Identifier: Apache-2.0
/// The central bank: what it observes, and the rates that follow from its rule. (Eq. 91 to 96)
#pragma once

#include "agents/finance/policy_rule.hpp"
#include "agents/finance/rates.hpp"
#include "agents/finance/tree.hpp"

#include <vector>

namespace tenfold {

/// Observations of a month that has ended.
struct MonthObserved {
    double unemployment = 0.0;       // rate
    double nominal_gdp = 0.0;        // [USD/yr], any constant scale
    double expected_inflation = 0.0; // [1/yr]
    double expected_growth = 0.0;    // of productivity [1/yr]
    double inflation_target = 0.0;   // [1/yr]
    double surprise = 0.0;           // added to the policy rate [1/yr]
    double years = 0.0;              // length of the month
    Date date;                       // from which the new rates apply
};

/// Logarithm of the price level over its value twelve months ago; earlier months at the target.
[[nodiscard]] double twelve_month_inflation(const std::vector<double>& price_level, double target);

class CentralBank {
public:
    CentralBank() = default;
    explicit CentralBank(const FinanceParameters& parameters);

    [[nodiscard]] const Rates& rates() const { return rates_; }
    /// Of the last twelve months [1/yr].
    [[nodiscard]] double inflation() const { return inflation_; }

    /// Sets the rates of the next month for the inflation target of that month; `rule` replaces that of the scenario unless null.
    void set_rates(const FinanceParameters& parameters,
                   const PolicyRule* rule,
                   const std::vector<double>& price_level,
                   const MonthObserved& month);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [rates, inflation, unemployment, target_prices, target_gdp, first_gdp] = self;
        archive(rates, inflation, unemployment, target_prices, target_gdp, first_gdp);
    }

private:
    void publish_savings_rates(const FinanceParameters& parameters);

    Rates rates_;
    double inflation_ = 0.0;
    std::vector<double> unemployment_; // of all months so far
    double target_prices_ = 0.0;       // logarithm of the price level on its target path
    double target_gdp_ = 0.0;          // likewise of nominal GDP
    double first_gdp_ = 0.0;
};

} // namespace tenfold
