// SPDX-License-Identifier: Apache-2.0
/// Money of a lab or of the compute operator: what it buys, raises and pays out in its turn.
#pragma once

#include "core/check.hpp"

#include "agents/accounts/postings.hpp"

#include <algorithm>
#include <cstdint>

namespace tenfold {

/// The deposit of a company, and the totals in which it counts.
struct CompanyAccount {
    std::int64_t& deposit;     // cents
    std::int64_t& owed_abroad; // of its dividends, to be handed over after today [cents]
    DepositTotal total;
    PayoutCount capital;   // that owners put in
    PayoutCount dividends; // that owners get
};

/// Pays for a purchase.
template <class Turn>
void purchase(Turn& turn, const CompanyAccount& account, SpendingAccount what, std::int64_t cents) {
    account.deposit -= cents;
    turn.see.books.deposit(turn.thread(), account.total, -cents);
    turn.pay(what, cents);
}

/// Owners put money in, out of what the same month's dividends would bring them.
template <class Turn>
void raise_capital(Turn& turn, const CompanyAccount& account, std::int64_t cents) {
    EXPECTS(cents >= 0);
    account.deposit += cents;
    turn.see.books.deposit(turn.thread(), account.total, cents);
    turn.see.books.draw_next(turn.thread(), IncomeAccount::dividends, cents);
    turn.observe(account.capital, cents);
}

/// Pays out what the deposit holds beyond `kept`. The share `held_abroad` of it waits beside the
/// deposit until the countries exchange.
template <class Turn>
void pay_dividend(Turn& turn,
                  const CompanyAccount& account,
                  std::int64_t kept,
                  double held_abroad) {
    const std::int64_t dividend = std::max<std::int64_t>(0, account.deposit - kept);
    const auto leaves = static_cast<std::int64_t>(held_abroad * static_cast<double>(dividend));
    const Postings& books = turn.see.books;
    account.deposit -= dividend;
    account.owed_abroad += leaves;
    books.deposit(turn.thread(), account.total, -dividend);
    books.deposit(turn.thread(), DepositTotal::abroad, leaves);
    turn.pay(IncomeAccount::dividends, dividend - leaves);
    turn.observe(account.dividends, dividend);
}

} // namespace tenfold
