// SPDX-License-Identifier: Apache-2.0
/// The government: current policies, taxes that finance them, purchases and transfers. Its deposit
/// is the treasury (agents/accounts/money.hpp).
#pragma once

#include "core/time.hpp"

#include "agents/accounts/books.hpp"
#include "agents/money/incomes.hpp"
#include "agents/money/signals.hpp"
#include "agents/money/tree.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

class GoodsMarket;

/// Income tax and transfer of a month, for households.
struct HouseholdTaxes {
    double income_tax = 0.0;   // share of all income
    std::int64_t transfer = 0; // to each person [cents]
};

/// Tax bases of the previous month.
struct TaxedAmounts {
    std::int64_t incomes = 0;        // before tax [cents]
    std::int64_t token_spending = 0; // including token tax [cents]
    double income_tax = 0.0;         // whole rate
    std::int64_t people = 0;
    int days = 30; // of that month
};

/// Costs of the programmes of a month.
struct ProgrammeCosts {
    double course_fee = 0.0;       // relative to the mean wage
    std::int64_t token_budget = 0; // per person [cents]
    std::int64_t people = 0;
    const std::vector<double>& courses_basket; // by sector
};

/// Mean wage of the start on its nominal path [cents/yr].
[[nodiscard]] double nominal_mean_wage(const MoneyParameters& parameters, Date date);

/// Government purchases in a month of `days` [USD] (Eq. 32): `yearly` is the amount at the start,
/// which grows with `nominal_growth`; `over_target` is the price level relative to its target path,
/// and `indexation` the elasticity of purchases with respect to it.
[[nodiscard]] double government_purchases(double yearly,
                                          double days,
                                          double nominal_growth,
                                          double years,
                                          double over_target,
                                          double indexation);

/// Basic income of a person in a month of `days` [cents] (Eq. 56); `strength` is relative to
/// `mean_wage` [cents/yr].
[[nodiscard]] std::int64_t basic_income(double strength, double mean_wage, double days);

/// Each person's part of the tax on `dividends` in a month [cents] (Eq. 56).
[[nodiscard]] std::int64_t
citizens_dividend(double share, double profit_tax, double dividends, double people);

class Government {
public:
    Government(const MoneyParameters& parameters, LeverTable levers);

    [[nodiscard]] const GovernmentSignals& signals() const { return signals_; }
    /// Cost of policies that the taxes of the previous month were to finance, and the shortfall of
    /// these taxes [cents].
    [[nodiscard]] std::int64_t policy_cost() const { return policy_cost_; }
    [[nodiscard]] std::int64_t policy_debt() const { return policy_debt_; }
    /// Tax on the profits that the next payday pays out [cents].
    [[nodiscard]] std::int64_t profit_tax() const { return profit_tax_; }

    // ---- steps at barriers
    /// Publishes the policies in force on `date`.
    void publish_policy(const MoneyParameters& parameters, Date date);
    void publish_shocks(const MoneyParameters& parameters, Date date);
    /// Publishes the rates of this month that finance the cost of policies in the previous month,
    /// and collects the tax on profits; returns taxes and transfer of households (Eq. 56, 87).
    [[nodiscard]] HouseholdTaxes publish_financing(const MoneyParameters& parameters,
                                                   const TaxedAmounts& taxed,
                                                   double stationary_income_tax,
                                                   Date date,
                                                   Money& money);
    /// Moves taxes, profits of state-owned firms and benefits through the treasury.
    void collect_taxes(Money& money) const;
    /// Buys `dollars` of goods, times factors of shocks and policies, from the sectors.
    void buy_goods(double dollars, GoodsMarket& goods, Money& money) const;
    /// Pays course fees to education and adds up the costs of policies.
    void settle_programmes(const MoneyParameters& parameters,
                           const ProgrammeCosts& costs,
                           const Accounts& accounts,
                           Date date,
                           GoodsMarket& goods,
                           Money& money);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [levers,
               signals,
               programme_spending,
               policy_due,
               policy_cost,
               policy_debt,
               basic_income,
               profit_tax,
               courses,
               stipends] = self;
        archive(signals, programme_spending, policy_due, policy_cost, policy_debt);
        archive(basic_income, profit_tax, courses, stipends);
        archive.derived(levers);
    }

private:
    void finance(const ByFinancing<double>& taxed,
                 double dividends,
                 double whole_income_tax,
                 double stationary_income_tax,
                 int days);

    LeverTable levers_;
    GovernmentSignals signals_;
    ByFinancing<std::int64_t> programme_spending_{}; // on policies, this month [cents]
    ByFinancing<std::int64_t> policy_due_{}; // to be financed by the taxes of this month [cents]
    std::int64_t policy_cost_ = 0;           // [cents]
    std::int64_t policy_debt_ = 0;           // [cents]
    std::int64_t basic_income_ = 0;          // per person [cents]
    std::int64_t profit_tax_ = 0;            // on all dividends [cents]
    std::int64_t courses_ = 0;               // begun since the start, up to the last payday
    std::int64_t stipends_ = 0;              // in addition to benefits, likewise [cents]
};

} // namespace tenfold
