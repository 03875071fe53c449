// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/fiscal_rule.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("the income tax moves towards its rule by at most 0.2 points a month (Eq. 100)") {
    GovernmentParameters parameters;
    parameters.debt_response = 0.05;
    CHECK(next_income_tax(parameters, 0.12, 0.12, 0.0) == approximately(0.12));
    CHECK(next_income_tax(parameters, 0.12, 0.12, 0.02) == approximately(0.121));
    CHECK(next_income_tax(parameters, 0.12, 0.12, 1.0) == approximately(0.122));
    CHECK(next_income_tax(parameters, 0.12, 0.12, -1.0) == approximately(0.118));
    CHECK(next_income_tax(parameters, 0.001, 0.0, -1.0) == 0.0);
    CHECK(next_income_tax(parameters, 0.6, 0.6, 1.0) == approximately(0.6));
}

TEST_CASE("a response above interest less growth keeps debt bounded, none lets it grow") {
    for (const double response : {0.0, 0.05}) {
        GovernmentParameters parameters;
        parameters.debt_response = response;
        // Debt over GDP with interest above growth by 2 % and a primary deficit after a shock.
        double debt = 0.9;
        double tax = 0.1;
        for (int month = 0; month < 12 * 100; ++month) {
            tax = next_income_tax(parameters, tax, 0.1, debt - 0.8);
            debt += (0.02 * debt - 0.016 - (tax - 0.1)) / 12.0;
        }
        CHECK((debt > 1.4) == (response == 0.0));
        CHECK((debt < 0.85) == (response > 0.0));
    }
}

TEST_CASE("on the stationary path purchases grow with productivity and the tax stays (Eq. 101)") {
    const GovernmentParameters parameters;
    FiscalRule rule{0.1};
    for (int month = 0; month < 480; ++month) {
        const double nominal = std::exp(0.035 * month / 12.0);
        const double log_output = 0.012 * month / 12.0;
        rule.advance(parameters,
                     {80.0 * nominal,
                      100.0 * nominal,
                      log_output,
                      log_output + 0.003 * month / 12.0,
                      0.012,
                      0.003,
                      0.0,
                      0.035});
        CHECK(rule.purchases_index() ==
              approximately(std::exp(log_output + 0.003 * month / 12.0)).epsilon(1e-9));
        CHECK(rule.income_tax() == approximately(0.1).epsilon(1e-9));
    }
    // The mean of twelve months lags by 5.5 to 11 months.
    CHECK(rule.debt_ratio() > 0.8);
    CHECK(rule.debt_ratio() < 0.8 * std::exp(0.035 * 11.0 / 12.0));
}

TEST_CASE("real GDP that rises without productivity raises purchases in ten years") {
    const GovernmentParameters parameters;
    FiscalRule rule{0.1};
    FiscalConditions now{80.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    rule.advance(parameters, now);
    now.log_real_gdp = 0.1;
    rule.advance(parameters, now);
    CHECK(rule.purchases_index() == approximately(std::exp(0.1 / 120.0)));
    for (int month = 0; month < 119; ++month) {
        rule.advance(parameters, now);
    }
    CHECK(rule.purchases_index() ==
          approximately(std::exp(0.1 * (1.0 - std::exp(-1.0)))).epsilon(1e-3));
}

TEST_CASE("a higher debt target lowers the income tax until debt has risen") {
    const GovernmentParameters parameters;
    FiscalRule rule{0.1};
    FiscalConditions now{80.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    rule.advance(parameters, now);
    now.debt_target_change = 0.5;
    for (int month = 0; month < 120; ++month) {
        rule.advance(parameters, now);
    }
    CHECK(rule.income_tax() == approximately(0.1 - 0.04 * 0.5));
    now.debt = 130.0;
    for (int month = 0; month < 240; ++month) {
        rule.advance(parameters, now);
    }
    CHECK(rule.income_tax() == approximately(0.1).epsilon(1e-6));
}
