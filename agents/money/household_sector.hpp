// SPDX-License-Identifier: Apache-2.0
/// Households as a sector: the rules by which all of them spend in a month, and what owners get.
/// Each household is a worker (agents/labour/worker.hpp).
#pragma once

#include "core/integer.hpp"

#include "agents/accounts/money.hpp"
#include "agents/money/government.hpp"
#include "agents/money/households.hpp"
#include "agents/money/incomes.hpp"
#include "agents/money/tree.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// What households know of a month.
struct HouseholdSignals {
    SpendingRules spending;
    std::vector<std::int64_t> dividend; // by class of equity, cents this month
    std::vector<std::int64_t> rent;     // by class of housing
    double token_decades = 0.0;         // by which the median person's tokens exceed a million
    double consumption_factor = 1.0;    // of a shock
};

/// Total weights of all people in dividends and rents, by class: numbers of people.
struct OwnershipTotals {
    std::vector<std::int64_t> equity_weight;  // of a person of each class
    std::vector<std::int64_t> housing_weight; // likewise
    Int128 equity = 0;                        // of all people together
    Int128 housing = 0;
};

/// Offers of tokens that households know of.
struct TokenOffer {
    bool any = false;            // whether any model is on offer
    double relative_price = 1.0; // of constant intelligence, over that of the start
    double frontier_price = 0.0; // of the best model [USD/Mtok]
    double ration = 1.0;         // share of the compute wanted that there is
    double compute_budget = 0.0; // that the government gives everybody [Mtok/month]
};

/// What is remembered of paydays.
struct PaydayHistory {
    double base_real_income = 0.0; // after tax, first payday [cents a day in prices of the start]
    double relative_income = 1.0;  // real income over that
    double base_rents = 0.0;       // of the first payday [cents a day]
};

class HouseholdSector {
public:
    explicit HouseholdSector(const HouseholdParameters& parameters);

    [[nodiscard]] const HouseholdSignals& signals() const { return signals_; }
    [[nodiscard]] const OwnershipTotals& ownership() const { return ownership_; }
    [[nodiscard]] const Incomes& incomes() const { return incomes_; }
    [[nodiscard]] const PaydayHistory& history() const { return history_; }

    /// Total weights of all people, once, when the world is built.
    void set_owners(Int128 equity, Int128 housing) {
        ownership_.equity = equity;
        ownership_.housing = housing;
    }

    // ---- steps at barriers
    void publish_shocks(const MoneyParameters& parameters, Date date);
    /// Income tax and transfer of the month.
    void publish_taxes(const HouseholdTaxes& taxes) {
        signals_.spending.income_tax = taxes.income_tax;
        signals_.spending.transfer = taxes.transfer;
    }
    /// What owners of each class get on payday (Eq. 40); `profit_tax` is taken off before [cents].
    void publish_payouts(const Money& money, std::int64_t profit_tax);
    /// Propensities to consume (Eq. 38, 39) and spending on tokens (Eq. 55) of a payday on `date`
    /// that covers `days`; `policy_factor` is what policies do to consumption.
    void publish_spending(const MoneyParameters& parameters,
                          double consumption_of_wages,
                          const TokenOffer& tokens,
                          double policy_factor,
                          Date date,
                          int days);
    /// Takes down what a payday has brought; `totals` are those since the start.
    void measure_incomes(const Incomes& totals, const Incomes& distribution);
    /// What income and rents of the payday are relative to the first; it covers `days`.
    void compare_incomes(double price_level, int days);
    /// What the tokens that the median person uses are worth (Eq. 55).
    void publish_token_use(bool any_offer, double token_price);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [signals, ownership, incomes, totals, history] = self;
        archive(signals, ownership, incomes, totals, history);
    }

private:
    HouseholdSignals signals_;
    OwnershipTotals ownership_;
    Incomes incomes_; // of the latest payday
    Incomes totals_;  // since the start, as of that payday
    PaydayHistory history_;
};

} // namespace tenfold
