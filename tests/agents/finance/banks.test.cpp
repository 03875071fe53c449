// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/banks.hpp"

#include "agents/accounts/identity.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

constexpr Date day = Date{std::chrono::year{2023} / 1 / 1};

// An economy of firms and people with two banks, the first of which has a mortgage of 100,000.
struct Fixture {
    Books books{1, 1, 1, 2};
    Postings postings{books};
    Banks banks{2, 2};
    std::int64_t owed = 100'000; // by people

    Fixture() {
        Money& money = books.money;
        money.deposit(0, DepositTotal::households, 1'000'000);
        money.deposit(0, DepositTotal::firms, 200'000);
        money.treasury(-static_cast<std::int64_t>(money.total()));
        banks.start({300'000, 200'000}, {100'000, 0}, 0.1, money);
    }
    void check() const {
        CHECK(books.money.total() == 0);
        banks.check(books.money, owed, day);
    }
};

} // namespace

TEST_CASE("agents belong to banks by their index, in equal numbers") {
    CHECK(bank_of(0, 3) == 0);
    CHECK(bank_of(4, 3) == 1);
    CHECK(bank_of(5, 1) == 0);
}

TEST_CASE("loans take the place of public debt behind the same deposits") {
    const Fixture economy;
    economy.check();
    CHECK(economy.banks.firm_loans() == 500'000);
    CHECK(economy.banks.mortgages() == 100'000);
    CHECK(economy.banks.equity(0) == 40'000);
    CHECK(economy.banks.equity(1) == 20'000);
    CHECK(economy.banks.equity_ratio() == approximately(0.1));
    CHECK(economy.books.money.treasury() == -1'200'000 + 600'000 - 60'000);
}

TEST_CASE("each payment between agents and their bank keeps money at zero and the account at "
          "equity less loans") {
    Fixture economy;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    Money& money = economy.books.money;
    CHECK(bank.banks() == 2);
    bank.lend(1, 1, 70'000); // a loan makes a deposit
    money.deposit(1, DepositTotal::firms, 70'000);
    economy.check();
    CHECK(economy.banks.firm_loans(0) == 300'000);
    CHECK(economy.banks.firm_loans(1) == 270'000);
    CHECK(economy.banks.equity(1) == 20'000);
    bank.receive_interest(0, 1, 3'000);
    money.deposit(0, DepositTotal::firms, -3'000);
    economy.check();
    CHECK(economy.banks.equity(1) == 23'000);
    bank.pay_interest(1, 0, 2'000);
    money.deposit(1, DepositTotal::households, 2'000);
    economy.check();
    CHECK(economy.banks.equity(0) == 38'000);
    bank.write_off(0, 1, 20'000); // no money moves
    economy.check();
    CHECK(economy.banks.firm_loans(1) == 250'000);
    CHECK(economy.banks.equity(1) == 3'000);
    bank.cover_overdraft(0, 1, 1'000);
    money.deposit(0, DepositTotal::firms, 1'000);
    economy.check();
    CHECK(economy.banks.equity(1) == 2'000);
    bank.lend(0, 1, -50'000); // a repayment
    money.deposit(0, DepositTotal::firms, -50'000);
    economy.check();
    CHECK(economy.banks.firm_loans(1) == 200'000);
    bank.lend_mortgages(1, 0, 10'000);
    money.deposit(1, DepositTotal::households, 10'000);
    economy.owed += 10'000;
    economy.check();
    CHECK(economy.banks.mortgages(0) == 110'000);
    bank.receive_mortgage_interest(1, 0, 500);
    money.deposit(1, DepositTotal::households, -500);
    economy.check();
    CHECK(economy.banks.equity(0) == 38'500);
}

TEST_CASE("a payment that misses its counterpart is found") {
    Fixture economy;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    bank.lend(0, 0, 100);
    CHECK(economy.books.money.total() != 0);
    economy.banks.check(economy.books.money, economy.owed, day); // the account is consistent
    CHECK_THROWS_AS(economy.banks.check(economy.books.money, economy.owed + 1, day), IdentityError);
    economy.books.money.deposit(0, DepositTotal::banks, 1);
    CHECK_THROWS_AS(economy.banks.check(economy.books.money, economy.owed, day), IdentityError);
}

TEST_CASE("the central bank's share of interest on public debt returns to the treasury (Eq. 99)") {
    const PublicInterest interest = public_interest(1'200'000, 200'000, 0.06, 0.03, 1.0 / 12.0);
    CHECK(interest.to_banks == 5'000 + 500);
    CHECK(interest.central_bank == 1'000 - 500);
    const PublicInterest less_debt_than_reserves = public_interest(100, 200'000, 0.12, 0.0, 1.0);
    CHECK(less_debt_than_reserves.to_banks == 0);
    CHECK(less_debt_than_reserves.central_bank == 12);
}

TEST_CASE("interest on public debt goes to banks by people's deposits, dividends to owners") {
    Fixture economy;
    Money& money = economy.books.money;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    bank.count_deposits(0, 0, 750'000);
    bank.count_deposits(1, 1, 250'000);
    CHECK(economy.banks.reserves(0.1, money) == 120'000);
    economy.banks.receive_public_interest(0.1, 0.06, 0.03, 1.0 / 12.0, money);
    economy.check();
    // Debt 660,000, of which the central bank holds 120,000.
    CHECK(economy.banks.ledgers()[0].public_interest == 3 * (2'700 + 300) / 4);
    CHECK(economy.banks.ledgers()[1].public_interest == (2'700 + 300) / 4);
    BankParameters parameters;
    parameters.equity_target = 0.1;
    parameters.payout = 0.5;
    economy.banks.pay_dividends(parameters, money);
    economy.check();
    CHECK(economy.banks.ledgers()[0].dividends == 1'125);
    CHECK(economy.banks.equity(0) == 40'000 + 2'250 - 1'125);
    economy.banks.restart_deposit_count();
    CHECK(economy.banks.flow(BankFlow::deposits) == 0);
}

TEST_CASE("banks below their target pay no dividends") {
    BankParameters parameters;
    parameters.equity_target = 0.1;
    CHECK(bank_dividends(parameters, 99, 1'000) == 0);
    CHECK(bank_dividends(parameters, -50, 1'000) == 0);
    CHECK(bank_dividends(parameters, 120, 1'000) == 10);
}

TEST_CASE("an insolvent bank is brought to its capital requirement and pays the treasury back "
          "before its owners (Eq. 119)") {
    BankParameters parameters;
    parameters.capital_requirement = 0.04;
    CHECK(recapitalisation(parameters, 0, 1'000) == 0);
    CHECK(recapitalisation(parameters, -10, 1'000) == 50);
    Fixture economy;
    Money& money = economy.books.money;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    bank.write_off(0, 1, 50'000);
    CHECK(economy.banks.equity(1) == -30'000);
    economy.banks.resolve(parameters, money);
    economy.check();
    CHECK(economy.banks.equity(1) == 6'000); // 4 % of 150,000
    CHECK(economy.banks.ledgers()[1].recapitalised == 36'000);
    CHECK(economy.banks.resolutions() == 1);
    bank.receive_interest(0, 1, 89'000);
    money.deposit(0, DepositTotal::firms, -89'000);
    parameters.equity_target = 0.1;
    parameters.payout = 0.5;
    const std::int64_t treasury = money.treasury();
    economy.banks.pay_dividends(parameters, money); // half of 95,000 - 15,000
    economy.check();
    CHECK(economy.banks.ledgers()[1].returned == 36'000);
    CHECK(economy.banks.ledgers()[1].dividends == 4'000);
    CHECK(money.treasury() == treasury + 36'000);
}

TEST_CASE(
    "a bank with less equity lends at a higher rate and rations, others do not (Eq. 95, 96)") {
    Fixture economy;
    const BankPostings bank{economy.banks.flows(), economy.postings};
    bank.write_off(0, 1, 9'000); // equity of 11,000 on 191,000
    BankParameters parameters;
    economy.banks.publish_offers(parameters, 0.03, 0.02);
    const auto& offers = economy.banks.offers();
    CHECK(offers[0].rate == approximately(0.05));
    CHECK(offers[0].mortgage_rate == approximately(0.03 + parameters.mortgage_spread));
    CHECK(offers[0].lending == 1.0);
    const double ratio = 11.0 / 191.0;
    CHECK(offers[1].rate == approximately(0.05 + 0.5 * (0.1 - ratio)));
    CHECK(offers[1].lending == approximately((ratio - 0.04) / 0.04));
    const LoanOffer mean = economy.banks.mean_offer();
    CHECK(mean.lending == approximately((400'001.0 + 191'001.0 * offers[1].lending) / 591'002.0));
}
