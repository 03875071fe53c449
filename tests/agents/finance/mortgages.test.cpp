// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/mortgages.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

MortgageConditions conditions_of_test() {
    MortgageConditions conditions;
    conditions.real_rate = 0.01;
    conditions.first_real_rate = 0.01;
    conditions.rate = 0.06;
    conditions.years = 1.0 / 12.0;
    return conditions;
}

} // namespace

TEST_CASE("housing is worth its rents over the yield, which follows the real rate (Eq. 120)") {
    MortgageParameters parameters;
    parameters.rental_yield = 0.05;
    CHECK(housing_value(parameters, 1'000.0, 0.01, 0.01) == approximately(20'000.0));
    CHECK(housing_value(parameters, 1'000.0, 0.06, 0.01) == approximately(10'000.0));
    CHECK(housing_value(parameters, 1'000.0, -0.5, 0.01) == approximately(50'000.0));
}

TEST_CASE("a mortgage closes the gap to what housing carries, a rise as far as banks lend "
          "(Eq. 121)") {
    MortgageParameters parameters;
    parameters.loan_to_value = 0.5;
    parameters.rental_yield = 0.05;
    parameters.adjustment = 2.0;
    MortgageConditions conditions = conditions_of_test();
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 0) == 1'000); // 24,000 over 24 months
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 24'000) == 0);
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 48'000) == -1'000);
    conditions.lending = 0.25;
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 0) == 250);
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 48'000) == -1'000);
    conditions.limit = 0.25; // of the value
    CHECK(mortgage_change(parameters, conditions, 2'400.0, 24'000) == -500);
    conditions.years = 10.0;
    CHECK(mortgage_change(parameters, conditions, -5.0, 700) == -700);
}

TEST_CASE("on the stationary path mortgages stay at their share of rents") {
    const MortgageParameters parameters;
    const double growth = 0.032;
    Mortgages mortgages{2};
    std::vector<double> rents{1e7, 3e8};
    mortgages.start(parameters, growth, rents);
    const double ratio = static_cast<double>(mortgages.owed()[1]) / rents[1];
    CHECK(ratio == approximately(stationary_mortgage(parameters, growth)).epsilon(1e-6));
    const MortgageConditions conditions = conditions_of_test();
    for (int month = 0; month < 240; ++month) {
        for (double& rent : rents) {
            rent *= std::exp(growth / 12.0);
        }
        mortgages.publish(parameters, conditions, rents);
        CHECK(mortgages.signals().interest[1] ==
              static_cast<std::int64_t>(static_cast<double>(mortgages.owed()[1]) * 0.06 / 12.0));
        mortgages.settle();
    }
    CHECK(static_cast<double>(mortgages.owed()[1]) / rents[1] ==
          approximately(ratio).epsilon(0.005)); // growth is compounded by month here
    CHECK(mortgages.total({2, 3}) == 2 * mortgages.owed()[0] + 3 * mortgages.owed()[1]);
    CHECK(mortgages.signals().change[1] == 0); // settled
}
