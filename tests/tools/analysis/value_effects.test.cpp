// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/value_effects.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Two values with two runs each, at the even and at the odd places.
const RunsByValue two_values{{0, 2}, {1, 3}};

} // namespace

TEST_CASE("a value is compared with the first in pairs of runs") {
    const auto effects = value_effects(std::vector{10.0, 11.0, 1000.0, 1003.0}, two_values);
    REQUIRE(effects.size() == 2);
    CHECK(effects[0].change.value == 0.0);
    CHECK(effects[1].mean == 507.0);
    CHECK(effects[1].pairs == 2);
    CHECK(effects[1].change.value == 2.0);
    REQUIRE(effects[1].change.interval);
    // Student's t for one degree of freedom, 12.706, times the standard error, which is 1.
    CHECK(effects[1].change.interval->low == test::approximately(2.0 - 12.7062).epsilon(1e-5));
    CHECK(effects[1].change.interval->high == test::approximately(2.0 + 12.7062).epsilon(1e-5));
}

TEST_CASE("relative effects are means of ratios, in which halving and doubling cancel") {
    const auto effects = value_effects(std::vector{1.0, 2.0, 8.0, 4.0}, two_values);
    CHECK(effects[1].relative_change.value == test::approximately(0.0));
    CHECK(std::isnan(
        value_effects(std::vector{1.0, 2.0, -8.0, 4.0}, two_values)[1].relative_change.value));
}

TEST_CASE("a run without number excludes its pair, and without pairs there is no effect") {
    const auto some = value_effects(std::vector{nothing, 11.0, 1000.0, 1003.0}, two_values);
    CHECK(some[1].pairs == 1);
    CHECK(some[1].change.value == 3.0);
    CHECK_FALSE(some[1].change.interval);
    CHECK(some[1].mean == 507.0); // its own runs are all there
    const auto none = value_effects(std::vector{nothing, 1.0, nothing, 2.0}, two_values);
    CHECK(std::isnan(none[1].change.value));
    CHECK(std::isnan(none[0].mean));
}
