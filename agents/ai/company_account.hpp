// SPDX-License-Identifier: Apache-2.0
/// Money of a lab or of the compute operator: purchases, capital and dividends.
#pragma once

#include "core/check.hpp"

#include "agents/accounts/postings.hpp"

#include <algorithm>
#include <cstdint>

namespace tenfold {

/// The deposit of a company, and the totals that include it.
struct CompanyAccount {
    std::int64_t& deposit;     // [cents]
    std::int64_t& owed_abroad; // dividends not yet transferred to owners abroad [cents]
    DepositTotal total;
    PayoutCount capital;   // from owners
    PayoutCount dividends; // to owners
};

/// Pays for a purchase.
template <class Turn>
void purchase(Turn& turn, const CompanyAccount& account, SpendingAccount what, std::int64_t cents) {
    account.deposit -= cents;
    turn.see.books.deposit(turn.thread(), account.total, -cents);
    turn.pay(what, cents);
}

/// Owners pay in capital, which is deducted from the next published dividends.
template <class Turn>
void raise_capital(Turn& turn, const CompanyAccount& account, std::int64_t cents) {
    EXPECTS(cents >= 0);
    account.deposit += cents;
    turn.see.books.deposit(turn.thread(), account.total, cents);
    turn.see.books.draw_next(turn.thread(), IncomeAccount::dividends, cents);
    turn.observe(account.capital, cents);
}

/// Pays out the deposit in excess of `kept`. The share `held_abroad` is set aside until the
/// countries exchange payments.
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
