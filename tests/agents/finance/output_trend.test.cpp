// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/output_trend.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("output that grows as expected has no gap (Eq. 114)") {
    OutputTrend trend;
    for (int month = 0; month < 240; ++month) {
        trend.observe(0.012 * month / 12.0, 0.012);
        // The first months have no mean of three.
        CHECK(std::abs(trend.gap()) < (month < 240 - 120 ? 2e-3 : 1e-4));
    }
}

TEST_CASE("a slump opens a gap that closes as the mean of three years adapts") {
    OutputTrend trend;
    for (int month = 0; month < 60; ++month) {
        trend.observe(0.0, 0.0);
    }
    for (int month = 0; month < 3; ++month) {
        trend.observe(-0.05, 0.0);
    }
    CHECK(trend.gap() < -0.045);
    for (int month = 0; month < 240; ++month) {
        trend.observe(-0.05, 0.0);
    }
    CHECK(std::abs(trend.gap()) < 1e-3);
}

TEST_CASE("separations rise in slumps within bounds") {
    CHECK(cyclical_separations(4.0, 0.0) == 1.0);
    CHECK(cyclical_separations(0.0, -0.5) == 1.0);
    CHECK(cyclical_separations(4.0, -0.05) == approximately(std::exp(0.2)));
    CHECK(cyclical_separations(4.0, -10.0) == approximately(std::exp(1.0)));
    CHECK(cyclical_separations(4.0, 10.0) == approximately(std::exp(-0.5)));
}
