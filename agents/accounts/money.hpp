// SPDX-License-Identifier: Apache-2.0
/// All money of the economy: who holds how much, and the clearing accounts in which it travels. Cents; the sum
/// of everything is zero, for what people and firms hold is the government's debt.
#pragma once

#include "core/integer.hpp"
#include "core/ledger.hpp"

#include "agents/classification/categories.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Clearing accounts filled until the end of a month and paid out to people on the next payday.
enum class IncomeAccount : std::size_t {
    wages,     // from firms
    dividends, // from firms; new firms' capital is taken out, dead firms' debts too
    rents,     // dividends of real estate, and what is spent on assets in fixed supply
    kinds
};

/// Clearing accounts filled by payday and emptied into goods markets and the treasury at its end. Behind them,
/// one for each sector, stand the clearing accounts of inputs that the sector's firms have bought.
enum class SpendingAccount : std::size_t {
    households,
    investment,
    taxes,
    benefits,        // negative: people have drawn what the government will pay in
    state_dividends, // of firms that the government owns
    tokens,          // that firms have bought
    people_tokens,   // that people have bought
    compute,         // for training, from labs
    lab_purchases,   // staff, data, offices of labs
    energy,          // of the compute operator
    chips,           // chips and servers
    buildings,       // of data centres, and grid
    upkeep,          // of data centres
    integration,     // help from outside that firms buy to integrate coworkers
    kinds
};

/// Deposits, kept as running totals beside the accounts themselves. `abroad` is what has been paid
/// to other countries less what they have paid.
enum class DepositTotal : std::size_t { households, firms, labs, operators, abroad, kinds };

/// The money of the economy.
class Money {
public:
    Money() = default;
    Money(std::size_t sectors, unsigned threads)
        : sectors_{sectors}, incomes_{row(IncomeAccount::kinds), threads},
          spending_{row(SpendingAccount::kinds) + sectors, threads}, goods_{3 * sectors, threads},
          deposits_{row(DepositTotal::kinds), threads}, sales_{sectors, threads},
          spent_(sectors, 0) {}

    // ---- by agents, while a window runs
    void pay(unsigned thread, IncomeAccount account, std::int64_t amount) {
        incomes_.post_amount(thread, row(account), amount);
    }
    /// Takes `amount` out of what will be published next: owners who put it into a company will not
    /// receive it.
    void draw_next(unsigned thread, IncomeAccount account, std::int64_t amount) {
        incomes_.post_amount(thread, row(account), -amount);
    }
    /// Takes `amount` out of what was published.
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
    /// A firm announces its part in the next clearing account of its sector: its weight, the demand shifter behind it,
    /// and that demand shifter at the price it asks.
    void announce(unsigned thread,
                  SectorId sector,
                  std::int64_t weight,
                  std::int64_t demand_shifter,
                  std::int64_t priced_demand_shifter) {
        goods_.post_weight(thread, sector.index(), weight);
        goods_.post_weight(thread, sectors_ + sector.index(), demand_shifter);
        goods_.post_weight(thread, 2 * sectors_ + sector.index(), priced_demand_shifter);
    }
    /// What a firm's weight amounts to in the published clearing account of its sector.
    [[nodiscard]] std::int64_t share(SectorId sector, std::int64_t weight) const {
        return goods_.share(sector.index(), weight);
    }
    /// A firm takes its sales out of the clearing account of its sector.
    void sell(unsigned thread, SectorId sector, std::int64_t amount) {
        goods_.claim_amount(thread, sector.index(), amount);
        sales_.add(thread, sector.index(), amount);
    }

    // ---- at barriers
    /// Ends the month: what is in the income clearing accounts will be paid out on payday.
    void publish_incomes() { incomes_.publish(); }
    /// Ends payday: what people and firms have spent can be taken by `take`.
    void publish_spending() { spending_.publish(); }
    /// Takes all of a published spending clearing account; whoever calls must put it somewhere.
    std::int64_t take(SpendingAccount account) { return take(row(account)); }
    std::int64_t take_inputs(std::size_t buyer) {
        return take(row(SpendingAccount::kinds) + buyer);
    }
    /// Ends the period of the goods markets: sales leave the clearing accounts, what firms have announced
    /// counts.
    void publish_goods() { goods_.publish(); }
    /// Puts money into the clearing account of a sector just published.
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
    /// In the goods markets: what buyers have spent and no firm has earned yet.
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
    /// Put into the clearing account of a sector since the start.
    [[nodiscard]] std::int64_t spent(std::size_t sector) const { return spent_[sector]; }
    [[nodiscard]] std::int64_t sales(std::size_t sector) const { return sales_.total(sector); }
    [[nodiscard]] std::int64_t treasury() const { return treasury_; }
    [[nodiscard]] std::int64_t deposits(DepositTotal who) const {
        return deposits_.total(row(who));
    }

    /// Everything together; zero.
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
    Ledger goods_; // by sector; behind them accounts that only carry sums of demand shifters
    Tally deposits_;
    Tally sales_; // by sector, since the start, as firms count them
    std::vector<std::int64_t> spent_;
    std::int64_t treasury_ = 0; // the government's deposit; negative: its debt
};

} // namespace tenfold
