// SPDX-License-Identifier: Apache-2.0
/// What agents may do with the books during a day: add to totals, on each thread separately, and
/// read what has been published. Publishing, emptying accounts and the treasury are for barriers
/// only.
#pragma once

#include "agents/accounts/books.hpp"

#include <cstdint>

namespace tenfold {

class Postings {
public:
    explicit Postings(Books& books) : books_{books} {}

    /// Adds to a running total; after `thread`, the arguments are those of Accounts::add.
    template <class... What>
    void count(unsigned thread, What... what) const {
        books_.accounts.add(thread, what...);
    }
    /// Adds to a total for output only; after `thread`, the arguments are those of
    /// ObservedCounts::add.
    template <class... What>
    void observe(unsigned thread, What... what) const {
        books_.observed.add(thread, what...);
    }

    // ---- clearing accounts and deposits (agents/accounts/money.hpp)
    template <class Account>
    void pay(unsigned thread, Account account, std::int64_t cents) const {
        books_.money.pay(thread, account, cents);
    }
    void pay_inputs(unsigned thread, SectorId buyer, std::int64_t cents) const {
        books_.money.pay_inputs(thread, buyer, cents);
    }
    void draw(unsigned thread, IncomeAccount account, std::int64_t cents) const {
        books_.money.draw(thread, account, cents);
    }
    void draw_next(unsigned thread, IncomeAccount account, std::int64_t cents) const {
        books_.money.draw_next(thread, account, cents);
    }
    void deposit(unsigned thread, DepositTotal who, std::int64_t change) const {
        books_.money.deposit(thread, who, change);
    }
    void announce(unsigned thread,
                  SectorId sector,
                  std::int64_t weight,
                  std::int64_t demand_shifter,
                  std::int64_t priced_demand_shifter) const {
        books_.money.announce(thread, sector, weight, demand_shifter, priced_demand_shifter);
    }
    void sell(unsigned thread, SectorId sector, std::int64_t cents) const {
        books_.money.sell(thread, sector, cents);
    }

    // ---- published clearing account of a sector
    [[nodiscard]] std::int64_t share(SectorId sector, std::int64_t weight) const {
        return books_.money.share(sector, weight);
    }
    [[nodiscard]] std::int64_t clearing_account(SectorId sector) const {
        return books_.money.clearing_account(sector.index());
    }
    [[nodiscard]] double weights(SectorId sector) const {
        return books_.money.weights(sector.index());
    }

private:
    Books& books_;
};

} // namespace tenfold
