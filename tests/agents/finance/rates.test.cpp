// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/rates.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("the natural rate follows expected growth, or does not (Eq. 92)") {
    CentralBankParameters parameters;
    parameters.natural_rate = 0.01;
    parameters.natural_rate_response = 0.5;
    CHECK(natural_rate(parameters, 0.012, 0.012) == approximately(0.01));
    CHECK(natural_rate(parameters, 0.052, 0.012) == approximately(0.03));
    parameters.natural_rate_response = 0.0;
    CHECK(natural_rate(parameters, 0.052, 0.012) == approximately(0.01));
}

TEST_CASE("the long real rate closes a third of the gap to a share of the short one (Eq. 93)") {
    CentralBankParameters parameters;
    parameters.long_rate_share = 0.5;
    CHECK(next_long_rate(parameters, 0.01, 0.01, 0.01) == approximately(0.01));
    CHECK(next_long_rate(parameters, 0.01, 0.01, 0.04) == approximately(0.01 + 0.015 / 3.0));
    double rate = 0.01;
    for (int month = 0; month < 200; ++month) {
        rate = next_long_rate(parameters, rate, 0.01, 0.04);
    }
    CHECK(rate == approximately(0.025).epsilon(1e-9));
}

TEST_CASE("the rate of bonds outstanding follows the policy rate within some years (Eq. 94)") {
    BankParameters parameters;
    parameters.term_premium = 0.005;
    double rate = 0.035;
    CHECK(next_bond_rate(parameters, rate, 0.03) == approximately(0.035));
    for (int month = 0; month < 60; ++month) {
        rate = next_bond_rate(parameters, rate, 0.09);
    }
    CHECK(rate > 0.06);
    CHECK(rate < 0.09);
}

TEST_CASE("banks pay no negative interest, and lend dearer when equity is short (Eq. 95)") {
    BankParameters parameters;
    parameters.deposit_spread = 0.003;
    parameters.equity_target = 0.1;
    CHECK(deposit_rate(parameters, 0.03) == approximately(0.027));
    CHECK(deposit_rate(parameters, 0.001) == 0.0);
    CHECK(loan_rate(parameters, 0.02, 0.03, 0.12) == approximately(0.05));
    CHECK(loan_rate(parameters, 0.02, 0.03, 0.06) == approximately(0.07));
    CHECK(loan_rate(parameters, 0.02, -0.01, 0.1) == approximately(0.02));
}

TEST_CASE("savings earn the mean of deposits and bonds, and bonds no less than nothing (Eq. 95)") {
    CHECK(savings_rate(0.0, 0.02, 0.05) == approximately(0.02));
    CHECK(savings_rate(0.25, 0.02, 0.06) == approximately(0.03));
    CHECK(savings_rate(0.25, 0.02, -0.01) == approximately(0.015));
}

TEST_CASE("banks at their capital requirement grant no new loans (Eq. 96)") {
    BankParameters parameters;
    parameters.capital_requirement = 0.04;
    parameters.full_lending = 0.08;
    CHECK(lending_share(parameters, 0.02) == 0.0);
    CHECK(lending_share(parameters, 0.04) == 0.0);
    CHECK(lending_share(parameters, 0.06) == approximately(0.5));
    CHECK(lending_share(parameters, 0.1) == 1.0);
}
