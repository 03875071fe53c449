// SPDX-License-Identifier: Apache-2.0
/// The government: policies in force, taxes that pay for them, purchases and transfers. Its deposit
/// is the treasury (agents/accounts/money.hpp).
#pragma once

#include "core/time.hpp"

#include "agents/accounts/books.hpp"
#include "agents/money/incomes.hpp"
#include "agents/money/tree.hpp"
#include "agents/policies/financing.hpp"
#include "agents/policies/policy.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

class GoodsMarket;

/// Amounts by the way in which they are financed.
template <class Amount>
using ByFinancing = std::array<Amount, static_cast<std::size_t>(Financing::kinds)>;

/// What the government has published.
struct GovernmentSignals {
    PolicyState policy;                  // of today
    double token_tax = 0.0;              // rates of this month, with what finances policies
    double profit_tax = 0.0;             // likewise
    ByFinancing<FinancingTax> financing; // that part of each tax
    double purchases_factor = 1.0;       // of a shock

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [policy, token_tax, profit_tax, financing, purchases_factor] = self;
        archive(token_tax, profit_tax, financing, purchases_factor);
        archive.derived(policy); // of the scenario and the date
    }
};

/// Income tax and transfer of a month, for households.
struct HouseholdTaxes {
    double income_tax = 0.0;   // share of all income
    std::int64_t transfer = 0; // that everybody gets [cents]
};

/// What was taxed in the month that is over.
struct TaxedAmounts {
    std::int64_t incomes = 0;        // before tax [cents]
    std::int64_t token_spending = 0; // token tax included [cents]
    double income_tax = 0.0;         // the whole rate that was in force
    std::int64_t people = 0;
    int days = 30; // of that month
};

/// What the programmes of a month take.
struct ProgrammeCosts {
    double course_fee = 0.0;       // of a mean wage
    std::int64_t token_budget = 0; // that everybody is given [cents]
    std::int64_t people = 0;
    const std::vector<double>& courses_basket; // by sector
};

/// Mean wage of the start on its nominal path [cents a year].
[[nodiscard]] double nominal_mean_wage(const MoneyParameters& parameters, Date date);

/// Purchases of the government in a month [USD] (Eq. 32): `yearly` at the start, on the nominal
/// path day by day, and indexed in part to a price level that is `over_target`, relative to its path.
[[nodiscard]] double government_purchases(double yearly,
                                          double days,
                                          double nominal_growth,
                                          double years,
                                          double over_target,
                                          double indexation);

/// What everybody gets in a month as a basic income of `strength` mean wages [cents] (Eq. 56).
[[nodiscard]] std::int64_t basic_income(double strength, double mean_wage, double days);

/// What everybody gets in a month of the tax on `dividends` [cents] (Eq. 56).
[[nodiscard]] std::int64_t
citizens_dividend(double share, double profit_tax, double dividends, double people);

class Government {
public:
    Government(const MoneyParameters& parameters, LeverTable levers);

    [[nodiscard]] const GovernmentSignals& signals() const { return signals_; }
    /// Cost of policies for which the taxes of the month before were to pay, and what of it those
    /// taxes did not bring [cents].
    [[nodiscard]] std::int64_t policy_cost() const { return policy_cost_; }
    [[nodiscard]] std::int64_t policy_debt() const { return policy_debt_; }
    /// Tax on the profits that people are about to receive [cents].
    [[nodiscard]] std::int64_t profit_tax() const { return profit_tax_; }

    // ---- steps at barriers
    /// Policies in force at a date.
    void publish_policy(const MoneyParameters& parameters, Date date);
    void publish_shocks(const MoneyParameters& parameters, Date date);
    /// Rates of this month that pay for what policies have cost in the last, and the tax on
    /// profits; returns what households need to know (Eq. 56, 87).
    [[nodiscard]] HouseholdTaxes publish_financing(const MoneyParameters& parameters,
                                                   const TaxedAmounts& taxed,
                                                   double stationary_income_tax,
                                                   Date date,
                                                   Money& money);
    /// Taxes, profits of state-owned firms and benefits go through the treasury.
    void collect_taxes(Money& money) const;
    /// Purchases of the month from the sectors (Eq. 32).
    void buy_goods(const MoneyParameters& parameters,
                   const NationalAccounts& accounts,
                   Date date,
                   GoodsMarket& goods,
                   Money& money) const;
    /// Fees for courses go to education, and the costs of policies are added up.
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
    ByFinancing<std::int64_t> programme_spending_{}; // of policies [cents]
    ByFinancing<std::int64_t> policy_due_{}; // for which the taxes of this month are to pay [cents]
    std::int64_t policy_cost_ = 0;           // [cents]
    std::int64_t policy_debt_ = 0;           // [cents]
    std::int64_t basic_income_ = 0;          // of a person [cents]
    std::int64_t profit_tax_ = 0;            // of all [cents]
    std::int64_t courses_ = 0;               // begun since the start, as of the last payday
    std::int64_t stipends_ = 0;              // beyond benefits since the start, likewise [cents]
};

} // namespace tenfold
