// SPDX-License-Identifier: Apache-2.0
/// Households as a sector: the spending rules of a month, and payouts to owners. Each household is
/// a worker (agents/labour/worker.hpp).
#pragma once

#include "core/integer.hpp"

#include "agents/accounts/money.hpp"
#include "agents/classification/dispersion.hpp"
#include "agents/money/government.hpp"
#include "agents/money/incomes.hpp"
#include "agents/money/signals.hpp"
#include "agents/money/tree.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

/// Weights of people in dividends and rents.
struct OwnershipTotals {
    std::vector<std::int64_t> equity_weight;  // of one person of each class
    std::vector<std::int64_t> housing_weight; // likewise
    std::vector<std::int64_t> people;         // by class of housing
    Int128 equity = 0;                        // sum over all people
    Int128 housing = 0;
};

/// Tokens on offer to households.
struct TokenOffer {
    bool any = false;            // whether any model is on offer
    double relative_price = 1.0; // of constant intelligence, relative to the start
    double frontier_price = 0.0; // of the best model [USD/Mtok]
    double ration = 1.0;         // supplied share of the compute demanded
    double compute_budget = 0.0; // given by the government to each person [Mtok/month]
};

/// State that is carried from payday to payday.
struct PaydayHistory {
    double base_real_income = 0.0; // after tax, first payday [cents/day at prices of the start]
    double relative_income = 1.0;  // real income relative to base_real_income
    double base_rents = 0.0;       // of the first payday [cents/day]
};

class HouseholdSector {
public:
    explicit HouseholdSector(const HouseholdParameters& parameters);

    [[nodiscard]] const HouseholdSignals& signals() const { return signals_; }
    [[nodiscard]] const OwnershipTotals& ownership() const { return ownership_; }
    [[nodiscard]] const Incomes& incomes() const { return incomes_; }
    [[nodiscard]] const PaydayHistory& history() const { return history_; }

    /// Sets the weights of all people together and people by class of housing, once, when the world
    /// is built.
    void set_owners(Int128 equity, Int128 housing, std::vector<std::int64_t> people) {
        ownership_.equity = equity;
        ownership_.housing = housing;
        ownership_.people = std::move(people);
    }

    /// Adds the weights of a person who enters the labour force.
    void add_owner(const Traits& person) {
        ownership_.equity += ownership_.equity_weight[person.equity_class];
        ownership_.housing += ownership_.housing_weight[person.housing_class];
        ++ownership_.people[person.housing_class];
    }

    // ---- steps at barriers
    void publish_shocks(const MoneyParameters& parameters, Date date);
    /// Publishes income tax and transfer of the month.
    void publish_taxes(const HouseholdTaxes& taxes) {
        signals_.spending.income_tax = taxes.income_tax;
        signals_.spending.transfer = taxes.transfer;
    }
    /// Publishes payouts to owners of each class on payday (Eq. 40); `profit_tax` [cents] has been
    /// deducted from dividends.
    void publish_payouts(const Money& money, std::int64_t profit_tax);
    /// Publishes propensities to consume (Eq. 38, 39) and spending on tokens (Eq. 55) of a payday
    /// on `date` that covers `days`; `policy_factor` is the effect of policies on consumption.
    void publish_spending(const MoneyParameters& parameters,
                          double consumption_of_wages,
                          const TokenOffer& tokens,
                          double policy_factor,
                          Date date,
                          int days);
    /// Records a payday; `totals` are sums since the start.
    void measure_incomes(const Incomes& totals, const Incomes& distribution);
    /// Publishes income and rents of a payday that covers `days`, relative to the first payday.
    void compare_incomes(double price_level, int days);
    /// Publishes the value of the tokens that the median person uses (Eq. 55).
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
    Incomes totals_;  // since the start, up to that payday
    PaydayHistory history_;
};

} // namespace tenfold
