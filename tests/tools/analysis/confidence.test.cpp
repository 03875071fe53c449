// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/confidence.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

// Reference values: SciPy 1.10, scipy.stats.t.interval with the moments written out.

TEST_CASE("the interval of a mean is Student's") {
    const Estimate estimate = mean_estimate(std::vector<double>{1.0, 2.0, 4.0});
    CHECK(estimate.value == test::approximately(7.0 / 3.0));
    REQUIRE(estimate.interval);
    // 7/3 -+ 4.302653 * sqrt(7/3) / sqrt(3)
    CHECK(estimate.interval->low == test::approximately(-1.4612497).epsilon(1e-7));
    CHECK(estimate.interval->high == test::approximately(6.1279164).epsilon(1e-7));
}

TEST_CASE("a single run has no interval") {
    CHECK(mean_estimate(std::vector<double>{3.0}).value == 3.0);
    CHECK_FALSE(mean_estimate(std::vector<double>{3.0}).interval);
    const Estimate estimate =
        welch_estimate(std::vector<double>{1.0}, std::vector<double>{2.0, 3.0});
    CHECK(estimate.value == 1.5);
    CHECK_FALSE(estimate.interval);
}

TEST_CASE("equal samples have an interval of zero width") {
    const std::vector<double> sample{2.0, 2.0};
    CHECK(mean_estimate(sample).interval->low == 2.0);
    CHECK(welch_estimate(sample, sample).interval->high == 0.0);
}

TEST_CASE("samples of unequal variance are compared by Welch's method") {
    const Estimate estimate = welch_estimate(std::vector<double>{1.0, 2.0, 3.0},
                                             std::vector<double>{2.0, 6.0, 10.0, 14.0});
    CHECK(estimate.value == test::approximately(6.0));
    // Variances of the means 1/3 and 20/3: 3.2951432 degrees of freedom.
    REQUIRE(estimate.interval);
    CHECK(estimate.interval->low == test::approximately(-2.0089820).epsilon(1e-7));
    CHECK(estimate.interval->high == test::approximately(14.0089820).epsilon(1e-7));
}
