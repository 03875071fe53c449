// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/initial_finance.hpp"

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
    const double interest = 0.027 * 100.0;
    const double loans = (0.05 - 0.032) * 60.0;
    CHECK(income == approximately(70.0 + interest + finance.bank_profit - loans));
    const double consumption = (1.0 - finance.income_tax_rate) *
                               (finance.consumption_of_wages * 56.0 + 0.5 * (income - 56.0));
    CHECK(consumption == approximately(0.9 * state.disposable_income));
    // Banks: bonds 76 - 13 at 3.5 %, reserves 13 at 3 %, loans at 5 less 0.6 %.
    CHECK(finance.bank_profit ==
          approximately(63.0 * 0.035 + 13.0 * 0.03 + 60.0 * 0.044 - interest - 0.032 * 6.0));
}

TEST_CASE("accounts that cannot close are refused with the parameter that causes it") {
    const FinanceParameters parameters = parameters_of_test();
    const StationaryState state = state_of_test();
    try {
        static_cast<void>(initial_finance(parameters, accounts_of_test(), state, 500.0));
        FAIL("no error");
    } catch (const AccountsError& error) {
        CHECK(error.problems().front().path == "banks.loans_per_capital");
    }
    FinanceParameters miser = parameters_of_test();
    miser.accounts.consumption_of_income = 0.01;
    CHECK_THROWS_AS(static_cast<void>(initial_finance(miser, accounts_of_test(), state, 60.0)),
                    AccountsError);
}
