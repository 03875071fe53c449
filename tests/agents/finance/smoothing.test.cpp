// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/smoothing.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("the exponential mean of a line lags by its memory less a month") {
    for (const double memory : {1.0, 12.0, 120.0}) {
        double mean = 0.0;
        double x = 0.0;
        for (int month = 0; month < 4'000; ++month) {
            x = 0.5 * month / 12.0;
            mean += (x - mean) / memory;
        }
        CHECK(x - mean == approximately(0.5 * smoothing_lag(memory)).epsilon(1e-9));
    }
}

TEST_CASE("the exponential mean of a growing series stays at a share of its newest value") {
    for (const double growth : {-0.05, 0.0, 0.08}) {
        double mean = 1.0;
        double x = 1.0;
        for (int month = 0; month < 1'000; ++month) {
            x = std::exp(growth * month / 12.0);
            mean += (x - mean) / 12.0;
        }
        CHECK(mean / x == approximately(smoothed_over_newest(12.0, growth)).epsilon(1e-9));
    }
}
