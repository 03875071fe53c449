// SPDX-License-Identifier: Apache-2.0
/// All money of the economy [cents]: deposits and the clearing accounts between them. Everything
/// sums to zero, because the deposits of people and firms are the government's debt.
#pragma once

#include "core/integer.hpp"
#include "core/ledger.hpp"

#include "agents/classification/categories.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Clearing accounts that are filled until the end of a month and paid out to people on the next
/// payday.
enum class IncomeAccount : std::size_t {
    wages,     // from firms
    dividends, // from firms, less capital of new firms and debts of closed firms
    rents,     // dividends of real estate, and spending on scarce assets
    kinds
};

/// Clearing accounts that are filled by payday and emptied into the goods markets and the treasury
/// at its end. After these, the ledger holds one clearing account per sector for the inputs that
/// the sector's firms have bought.
enum class SpendingAccount : std::size_t {
    households,
    investment,
    taxes,
    benefits,        // negative: drawn by people before the government pays
    state_dividends, // from firms that the government owns
    tokens,          // bought by firms
    people_tokens,   // bought by people
    compute,         // labs' training compute
    lab_purchases,   // labs' staff, data and offices
    energy,          // for the compute operator
    chips,           // chips and servers
    buildings,       // data centres and grid
    upkeep,          // of data centres
    integration,     // outside help that firms buy to integrate coworkers
    kinds
};

/// Running totals of deposits; each agent's own deposit is part of its state. `abroad` is money
/// paid to other countries less money received from them.
enum class DepositTotal : std::size_t {
    households,
    firms,
    labs,
    operators,
    abroad,
    banks, // equity less loans (agents/finance/banks.hpp)
    trade, // imports less exports of goods (agents/finance/foreign_trade.hpp)
    kinds
};

/// All clearing accounts, the totals of deposits and the government's deposit [cents].
class Money {
public:
    Money() = default;
    Money(std::size_t sectors, unsigned threads)
        : sectors_{sectors}, incomes_{row(IncomeAccount::kinds), threads},
          spending_{row(SpendingAccount::kinds) + sectors, threads}, goods_{3 * sectors, threads},
          deposits_{row(DepositTotal::kinds), threads}, sales_{sectors, threads},
          spent_(sectors, 0) {}

    // ---- for agents, within a window
    void pay(unsigned thread, IncomeAccount account, std::int64_t amount) {
        incomes_.post_amount(thread, row(account), amount);
    }
    /// Takes `amount` out of what will be published next: capital that owners put into a company
    /// reduces their dividends.
    void draw_next(unsigned thread, IncomeAccount account, std::int64_t amount) {
        incomes_.post_amount(thread, row(account), -amount);
    }
    /// Takes `amount` out of what has been published.
    void draw(unsigned thread, IncomeAccount account, std::int64_t amount) {
        incomes_.claim_amount(thread, row(account), amount);
    }
    void pay(unsigned thread, SpendingAccount account, std::int64_t amount) {
        spending_.post_amount(thread, row(account), amount);
    }
    void pay_inputs(unsigned thread, SectorId buyer, std::int64_t amount) {
        spending_.post_amount(thread, row(SpendingAccount::kinds) + buyer.index(), amount);
    }
    /// Changes the running total of deposits.
    void deposit(unsigned thread, DepositTotal who, std::int64_t change) {
        deposits_.add(thread, row(who), change);
    }
    /// Announces a firm's claim on the next clearing account of its sector: its weight (Ledger),
    /// its demand shifter, and its demand shifter weighted by its price relative to the sector's.
    void announce(unsigned thread,
                  SectorId sector,
                  std::int64_t weight,
                  std::int64_t demand_shifter,
                  std::int64_t priced_demand_shifter) {
        goods_.post_weight(thread, sector.index(), weight);
        goods_.post_weight(thread, sectors_ + sector.index(), demand_shifter);
        goods_.post_weight(thread, 2 * sectors_ + sector.index(), priced_demand_shifter);
    }
    /// Amount that `weight` claims from the published clearing account of the sector [cents].
    [[nodiscard]] std::int64_t share(SectorId sector, std::int64_t weight) const {
        return goods_.share(sector.index(), weight);
    }
    /// Takes a firm's sales out of the clearing account of its sector.
    void sell(unsigned thread, SectorId sector, std::int64_t amount) {
        goods_.claim_amount(thread, sector.index(), amount);
        sales_.add(thread, sector.index(), amount);
    }

    // ---- for barriers
    /// Ends the month: publishes the income clearing accounts, which the next payday pays out.
    void publish_incomes() { incomes_.publish(); }
    /// Ends payday: publishes what people and firms have spent; `take` empties the accounts.
    void publish_spending() { spending_.publish(); }
    /// Takes all of a published spending clearing account; the caller must post the amount
    /// elsewhere.
    std::int64_t take(SpendingAccount account) { return take(row(account)); }
    std::int64_t take_inputs(std::size_t buyer) {
        return take(row(SpendingAccount::kinds) + buyer);
    }
    /// Ends the period of the goods markets: sales leave the clearing accounts, and the weights
    /// that firms have announced take effect.
    void publish_goods() { goods_.publish(); }
    /// Adds money to the published clearing account of a sector.
    void spend(std::size_t sector, std::int64_t amount) {
        goods_.add_published(sector, amount);
        add_to_sum(spent_[sector], amount);
    }
    void treasury(std::int64_t change) { add_to_sum(treasury_, change); }

    [[nodiscard]] std::int64_t published(IncomeAccount account) const {
        return incomes_.total(row(account));
    }
    [[nodiscard]] Int128 holdings(IncomeAccount account) const {
        return incomes_.holdings(row(account));
    }
    [[nodiscard]] Int128 holdings(SpendingAccount account) const {
        return spending_.holdings(row(account));
    }
    [[nodiscard]] std::int64_t clearing_account(std::size_t sector) const {
        return goods_.total(sector);
    }
    [[nodiscard]] Int128 clearing_account_now(std::size_t sector) const {
        return goods_.holdings(sector);
    }
    /// Money in the goods markets that buyers have spent and no firm has received yet [cents].
    [[nodiscard]] std::int64_t unsold() const {
        Int128 sum = 0;
        for (std::size_t s = 0; s < sectors_; ++s) {
            sum += clearing_account_now(s);
        }
        return static_cast<std::int64_t>(sum);
    }
    [[nodiscard]] double weights(std::size_t sector) const {
        return static_cast<double>(goods_.weights(sector));
    }
    [[nodiscard]] double demand_shifters(std::size_t sector) const {
        return static_cast<double>(goods_.weights(sectors_ + sector));
    }
    [[nodiscard]] double priced_demand_shifters(std::size_t sector) const {
        return static_cast<double>(goods_.weights(2 * sectors_ + sector));
    }
    /// Money put into the clearing account of a sector since the start [cents].
    [[nodiscard]] std::int64_t spent(std::size_t sector) const { return spent_[sector]; }
    [[nodiscard]] std::int64_t sales(std::size_t sector) const { return sales_.total(sector); }
    [[nodiscard]] std::int64_t treasury() const { return treasury_; }
    [[nodiscard]] std::int64_t deposits(DepositTotal who) const {
        return deposits_.total(row(who));
    }

    /// All deposits and clearing accounts together [cents]; always zero.
    [[nodiscard]] Int128 total() const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [sectors, incomes, spending, goods, deposits, sales, spent, treasury] = self;
        archive(incomes, spending, goods, deposits, sales, spent, treasury);
        archive.derived(sectors);
    }

private:
    template <class Enum>
    static constexpr std::size_t row(Enum what) {
        return static_cast<std::size_t>(what);
    }
    std::int64_t take(std::size_t account) {
        const std::int64_t amount = spending_.total(account);
        spending_.claim_amount(0, account, amount);
        return amount;
    }

    std::size_t sectors_ = 0;
    Ledger incomes_;
    Ledger spending_;
    Ledger goods_; // by sector; then 2 x sectors accounts for the sums of demand shifters
    Tally deposits_;
    Tally sales_; // by sector, since the start, as counted by firms
    std::vector<std::int64_t> spent_;
    std::int64_t treasury_ = 0; // the government's deposit; negative: debt
};

} // namespace tenfold
