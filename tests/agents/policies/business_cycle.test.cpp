// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/business_cycle.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("shocks have the moments of their autoregressions (Eq. 115)") {
    BusinessCycleParameters parameters;
    parameters.consumption = 0.004;
    parameters.consumption_persistence = 0.9;
    parameters.investment = 0.01;
    parameters.investment_persistence = 0.9;
    parameters.correlation = 0.7;
    parameters.productivity = 0.002;
    parameters.productivity_persistence = 0.8;
    parameters.markup = 0.001;
    parameters.markup_persistence = 0.5;
    parameters.credit = 0.001;
    parameters.credit_persistence = 0.8;
    parameters.foreign = 0.01;
    parameters.foreign_persistence = 0.9;
    parameters.quiet_months = 0.0;
    const int months = 100'000;
    BusinessCycle cycle;
    double c = 0.0;
    double cc = 0.0;
    double ii = 0.0;
    double ci = 0.0;
    double aa = 0.0;
    double mm = 0.0;
    double ca = 0.0;
    double kk = 0.0;
    double ff = 0.0;
    for (int month = 0; month < months; ++month) {
        cycle.advance(parameters, RandomKey::make(7, 0), month);
        c += cycle.consumption;
        cc += cycle.consumption * cycle.consumption;
        ii += cycle.investment * cycle.investment;
        ci += cycle.consumption * cycle.investment;
        aa += cycle.productivity * cycle.productivity;
        mm += cycle.markup * cycle.markup;
        ca += cycle.consumption * cycle.productivity;
        kk += cycle.credit * cycle.credit;
        ff += cycle.foreign * cycle.foreign;
    }
    const auto sd = [&](double sum) { return std::sqrt(sum / months); };
    // The standard error of a variance is sqrt(2 (1 + r^2) / (1 - r^2) / n): 1.4 % for r = 0.9; five
    // of them bound a normal deviate at alpha 1e-6, and a standard deviation has half of it.
    CHECK(sd(cc) == approximately(0.004 / std::sqrt(1.0 - 0.81)).epsilon(0.035));
    CHECK(sd(ii) == approximately(0.01 / std::sqrt(1.0 - 0.81)).epsilon(0.035));
    CHECK(sd(aa) == approximately(0.002 / std::sqrt(1.0 - 0.64)).epsilon(0.035));
    CHECK(sd(mm) == approximately(0.001 / std::sqrt(1.0 - 0.25)).epsilon(0.035));
    CHECK(sd(kk) == approximately(0.001 / std::sqrt(1.0 - 0.64)).epsilon(0.035));
    CHECK(sd(ff) == approximately(0.01 / std::sqrt(1.0 - 0.81)).epsilon(0.035));
    CHECK(ci / std::sqrt(cc * ii) == approximately(0.7).epsilon(0.05));
    CHECK(std::abs(ca / std::sqrt(cc * aa)) < 0.05);
    CHECK(std::abs(c / months) < 5.0 * 0.004 / 0.1 / std::sqrt(months));
}

TEST_CASE("no shock has an effect before the quiet months are over, or without a size") {
    BusinessCycleParameters parameters;
    BusinessCycle cycle;
    cycle.advance(parameters, RandomKey::make(1, 0), 100);
    CHECK(cycle.consumption == 0.0);
    CHECK(cycle.investment == 0.0);
    parameters.consumption = 0.01;
    parameters.quiet_months = 24.0;
    cycle.advance(parameters, RandomKey::make(1, 0), 23);
    CHECK(cycle.consumption == 0.0);
    cycle.advance(parameters, RandomKey::make(1, 0), 24);
    CHECK(cycle.consumption != 0.0);
    CHECK(cycle.productivity == 0.0);
}

TEST_CASE("a month's shocks follow from key and month alone") {
    BusinessCycleParameters parameters;
    parameters.consumption = 0.01;
    parameters.quiet_months = 0.0;
    BusinessCycle one;
    BusinessCycle other;
    one.advance(parameters, RandomKey::make(3, 1), 5);
    other.advance(parameters, RandomKey::make(3, 1), 5);
    CHECK(one.consumption == other.consumption);
    other = {};
    other.advance(parameters, RandomKey::make(4, 1), 5);
    CHECK(one.consumption != other.consumption);
}
