// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/banks.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

constexpr Date day = Date{std::chrono::year{2023} / 1 / 1};

// An economy of one firm and one person, with banks.
struct Fixture {
    Books books{1, 1, 1, 2};
    Postings postings{books};
    Banks banks{2};

    Fixture() {
        Money& money = books.money;
        money.deposit(0, DepositTotal::households, 1'000'000);
        money.deposit(0, DepositTotal::firms, 200'000);
        money.treasury(-static_cast<std::int64_t>(money.total()));
        banks.start(500'000, 0.1, money);
    }
    void check() const {
        CHECK(books.money.total() == 0);
        banks.check(books.money, day);
    }
};

} // namespace

TEST_CASE("loans take the place of public debt behind the same deposits") {
    Fixture economy;
    economy.check();
    CHECK(economy.banks.loans() == 500'000);
    CHECK(economy.banks.equity() == 50'000);
    CHECK(economy.banks.equity_ratio() == approximately(0.1));
    CHECK(economy.books.money.treasury() == -1'200'000 + 450'000);
}

TEST_CASE(
    "each payment of agents to banks keeps money at zero and the account at equity less loans") {
    Fixture economy;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    Money& money = economy.books.money;
    bank.lend(1, 70'000); // a loan makes a deposit
    money.deposit(1, DepositTotal::firms, 70'000);
    economy.check();
    CHECK(economy.banks.loans() == 570'000);
    CHECK(economy.banks.equity() == 50'000);
    bank.receive_interest(0, 3'000);
    money.deposit(0, DepositTotal::firms, -3'000);
    economy.check();
    CHECK(economy.banks.equity() == 53'000);
    bank.pay_interest(1, 2'000);
    money.deposit(1, DepositTotal::households, 2'000);
    economy.check();
    CHECK(economy.banks.equity() == 51'000);
    bank.write_off(0, 20'000); // no money moves
    economy.check();
    CHECK(economy.banks.loans() == 550'000);
    CHECK(economy.banks.equity() == 31'000);
    bank.cover_overdraft(0, 1'000);
    money.deposit(0, DepositTotal::firms, 1'000);
    economy.check();
    CHECK(economy.banks.equity() == 30'000);
    bank.lend(0, -50'000); // a repayment
    money.deposit(0, DepositTotal::firms, -50'000);
    economy.check();
    CHECK(economy.banks.loans() == 500'000);
}

TEST_CASE("a payment that misses its counterpart is found") {
    Fixture economy;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    bank.lend(0, 100);
    CHECK(economy.books.money.total() != 0);
    economy.banks.check(economy.books.money, day); // the account itself is consistent
    economy.books.money.deposit(0, DepositTotal::banks, 1);
    CHECK_THROWS_AS(economy.banks.check(economy.books.money, day), IdentityError);
}

TEST_CASE("the central bank's share of interest on public debt returns to the treasury (Eq. 99)") {
    const PublicInterest interest = public_interest(1'200'000, 200'000, 0.06, 0.03, 1.0 / 12.0);
    CHECK(interest.to_banks == 5'000 + 500);
    CHECK(interest.central_bank == 1'000 - 500);
    const PublicInterest less_debt_than_reserves = public_interest(100, 200'000, 0.12, 0.0, 1.0);
    CHECK(less_debt_than_reserves.to_banks == 0);
    CHECK(less_debt_than_reserves.central_bank == 12);
}

TEST_CASE("interest on public debt and dividends move through the books to the cent") {
    Fixture economy;
    Money& money = economy.books.money;
    economy.banks.receive_public_interest(0.1, 0.06, 0.03, 1.0 / 12.0, money);
    economy.check();
    CHECK(economy.banks.public_interest_received() == 3'150 + 300);
    BankParameters parameters;
    parameters.equity_target = 0.1;
    parameters.payout = 0.5;
    economy.banks.pay_dividends(parameters, money);
    economy.check();
    CHECK(economy.banks.dividends_paid() == 1'725);
    CHECK(economy.banks.equity() == 50'000 + 3'450 - 1'725);
}

TEST_CASE("banks below their target pay no dividends") {
    BankParameters parameters;
    parameters.equity_target = 0.1;
    CHECK(bank_dividends(parameters, 99, 1'000) == 0);
    CHECK(bank_dividends(parameters, -50, 1'000) == 0);
    CHECK(bank_dividends(parameters, 120, 1'000) == 10);
}
