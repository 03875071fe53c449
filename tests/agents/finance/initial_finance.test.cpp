// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/initial_finance.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

FinanceParameters parameters_of_test() {
    FinanceParameters parameters;
    parameters.central_bank.enabled = true;
    parameters.accounts.inflation_target = 0.02;
    parameters.accounts.real_growth = 0.012;
    parameters.accounts.consumption_of_income = 0.9;
    parameters.accounts.consumption_of_dividends = 0.5;
    return parameters;
}

NationalAccounts accounts_of_test() {
    NationalAccounts accounts;
    accounts.compensation = 55.0;
    return accounts;
}

StationaryState state_of_test() {
    StationaryState state;
    state.month_factor = 1.0;
    state.income_tax_rate = 0.1;
    state.disposable_income = 63.0; // of an income of 70
    state.household_deposits = 100.0;
    state.benefits = 1.0;
    state.money = 130.0;
    return state;
}

} // namespace

TEST_CASE("interest changes neither disposable income nor consumption of the start (Eq. 117)") {
    const FinanceParameters parameters = parameters_of_test();
    const StationaryState state = state_of_test();
    const InitialFinance finance = initial_finance(parameters, accounts_of_test(), state, 60.0);
    CHECK(finance.equity == approximately(6.0));
    CHECK(finance.public_debt == approximately(130.0 - 60.0 + 6.0));
    // Income = disposable income / (1 - tax); earned 56, the rest is owned.
    const double income = state.disposable_income / (1.0 - finance.income_tax_rate);
    const double interest = (0.7 * 0.027 + 0.3 * 0.035) * 100.0; // of deposits and bonds
    const double loans = (0.05 - 0.032) * 60.0;
    CHECK(income == approximately(70.0 + interest + finance.bank_profit - loans));
    const double consumption = (1.0 - finance.income_tax_rate) *
                               (finance.consumption_of_wages * 56.0 + 0.5 * (income - 56.0));
    CHECK(consumption == approximately(0.9 * state.disposable_income));
    // Banks: bonds 76 - 13 at 3.5 %, reserves 13 at 3 %, loans at 5 less 0.6 %.
    CHECK(finance.bank_profit ==
          approximately(63.0 * 0.035 + 13.0 * 0.03 + 60.0 * 0.044 - interest - 0.032 * 6.0));
}

namespace {

std::string problem_with(const FinanceParameters& parameters, double loans, double gdp = 0.0) {
    NationalAccounts accounts = accounts_of_test();
    accounts.gdp = gdp;
    try {
        static_cast<void>(initial_finance(parameters, accounts, state_of_test(), loans));
    } catch (const AccountsError& error) {
        return error.problems().front().path + ": " + error.problems().front().text;
    }
    return "";
}

} // namespace

TEST_CASE("accounts that cannot close are refused with the nearest values that close them") {
    const FinanceParameters parameters = parameters_of_test();
    CHECK(problem_with(parameters, 60.0) == "");
    // Loans of a half of 0.3 x 500 in capital: 0.3 x 130 / (0.9 x 500) = 0.0867.
    CHECK(
        problem_with(parameters, 500.0) ==
        "banks.loans_per_capital: loans and mortgages of 500 USD exceed the deposits of 130 USD "
        "behind them, so "
        "that public debt would be negative; the accounts close with at most 0.0867, or with more "
        "deposits (a smaller accounts.consumption_of_deposits)");
    // Public debt of 130 - 90 x 60 / 100 = 76, of which the central bank holds 13.
    FinanceParameters cautious = parameters;
    cautious.households.bond_share = 0.8;
    CHECK(problem_with(cautious, 60.0) ==
          "households.bond_share: people would hold bonds of 80 USD, and 63 USD are outside the "
          "central bank (allowed: at most 0.63)");
    FinanceParameters miser = parameters_of_test();
    miser.accounts.consumption_of_income = 0.01;
    CHECK(problem_with(miser, 60.0)
              .starts_with("accounts.consumption_of_income: consumption per dollar of wages would "
                           "be -"));
}

TEST_CASE("a natural rate whose interest needs too high a tax is refused with one that fits") {
    FinanceParameters parameters = parameters_of_test();
    parameters.government.debt_response = 1.0;
    parameters.central_bank.natural_rate = 3.0; // beyond its range, to reach such a tax
    const std::string text = problem_with(parameters, 60.0);
    REQUIRE(text.starts_with("central_bank.natural_rate: the income tax that pays interest on "
                             "public debt would be 0."));
    const double nearest = std::stod(text.substr(text.rfind(' ')));
    parameters.central_bank.natural_rate = 0.99 * nearest;
    CHECK(!problem_with(parameters, 60.0).starts_with("central_bank"));
    parameters.central_bank.natural_rate = 1.01 * nearest;
    CHECK(problem_with(parameters, 60.0).starts_with("central_bank"));
}

TEST_CASE("a debt rule slower than interest less growth is refused with one that is not") {
    FinanceParameters parameters = parameters_of_test();
    parameters.central_bank.natural_rate = 0.03; // bonds at 5.5 %, growth 3.2 %
    parameters.government.debt_response = 0.01;
    const std::string text = problem_with(parameters, 60.0, 100.0);
    REQUIRE(text.starts_with("government.debt_response: public debt would explode, because bonds "
                             "pay more than nominal GDP grows (allowed: at least "));
    const double least = std::stod(text.substr(text.rfind(' ')));
    parameters.government.debt_response = least + 0.001;
    CHECK(problem_with(parameters, 60.0, 100.0) == "");
    parameters.government.debt_response = least - 0.001;
    CHECK(problem_with(parameters, 60.0, 100.0) == text);
}
