// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/value_effects.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/tools/sample_sweep.hpp"

using namespace tenfold;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Two values with two runs each, at the even and at the odd places.
const RunsByValue two_values{{0, 2}, {1, 3}};

SweepScalar scalar_of(std::vector<double> values) {
    return {"output", "1", "Output.", std::move(values)};
}

} // namespace

TEST_CASE("a value is compared with the first in pairs, which removes what runs share") {
    const auto effects = value_effects(scalar_of({10.0, 11.0, 1000.0, 1003.0}), two_values);
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

TEST_CASE("changes as shares are means of ratios, which treat halving and doubling alike") {
    const auto effects = value_effects(scalar_of({1.0, 2.0, 8.0, 4.0}), two_values);
    CHECK(effects[1].relative_change.value == test::approximately(0.0));
    CHECK(std::isnan(
        value_effects(scalar_of({1.0, 2.0, -8.0, 4.0}), two_values)[1].relative_change.value));
}

TEST_CASE("a run without a number takes its pair away, and no pair leaves nothing") {
    const auto some = value_effects(scalar_of({nothing, 11.0, 1000.0, 1003.0}), two_values);
    CHECK(some[1].pairs == 1);
    CHECK(some[1].change.value == 3.0);
    CHECK_FALSE(some[1].change.interval);
    CHECK(some[1].mean == 507.0); // its own runs are all there
    const auto none = value_effects(scalar_of({nothing, 1.0, nothing, 2.0}), two_values);
    CHECK(std::isnan(none[1].change.value));
    CHECK(std::isnan(none[0].mean));
}

TEST_CASE("only factors that are no numbers are told by their cases, and only where runs pair up") {
    Study study = test::sample_study("grid", true);
    study.replicates = 2;
    SweepTable table = test::sample_sweep(study);
    const auto told = text_factor_effects(table, study, table.scalars[0]);
    REQUIRE(told.size() == 1);
    CHECK(told[0].factor == "Policy");
    CHECK(told[0].values == std::vector<std::string>{"No policy", "A grant"});
    CHECK(told[0].effects[1].change.value == test::approximately(0.05)); // 5 of a grant, of 100
    CHECK(told[0].effects[1].pairs == 50);
    table.identity.design = "random";
    CHECK(text_factor_effects(table, study, table.scalars[0]).empty());
}
