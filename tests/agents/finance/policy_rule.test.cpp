// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/policy_rule.hpp"

#include "core/check.hpp"

#include <chrono>
#include <limits>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

PolicyConditions on_target() {
    PolicyConditions now;
    now.inflation_target = 0.02;
    now.inflation = 0.02;
    now.expected_inflation = 0.02;
    now.unemployment = 0.04;
    now.unemployment_a_year_ago = 0.04;
    now.natural_rate = 0.01;
    now.rate_before = 0.03;
    now.unbounded_rate_before = 0.03;
    return now;
}

} // namespace

TEST_CASE("on target every rule asks for the natural rate plus the inflation target (Eq. 91)") {
    for (const std::string_view rule : policy_rules) {
        CentralBankParameters parameters;
        parameters.rule = rule;
        CHECK(wanted_rate(parameters, on_target()) == approximately(0.03).epsilon(1e-12));
    }
}

TEST_CASE("Taylor's rule answers inflation by more than one for one, and slack") {
    CentralBankParameters parameters;
    PolicyConditions now = on_target();
    now.inflation = 0.03;
    CHECK(wanted_rate(parameters, now) == approximately(0.045));
    now.unemployment = 0.06;
    CHECK(wanted_rate(parameters, now) == approximately(0.025));
    now.natural_rate = 0.02;
    CHECK(wanted_rate(parameters, now) == approximately(0.035));
}

TEST_CASE("a price-level target makes up for past inflation, Taylor's rule does not") {
    PolicyConditions now = on_target();
    now.price_level_gap = -0.02; // a year of missed inflation
    CentralBankParameters parameters;
    CHECK(wanted_rate(parameters, now) == approximately(0.03));
    parameters.rule = "price_level";
    CHECK(wanted_rate(parameters, now) == approximately(0.02));
}

TEST_CASE("a target for nominal GDP answers its gap alone") {
    CentralBankParameters parameters;
    parameters.rule = "nominal_gdp";
    PolicyConditions now = on_target();
    now.nominal_gdp_gap = 0.01;
    now.unemployment = 0.09;
    CHECK(wanted_rate(parameters, now) == approximately(0.045));
}

TEST_CASE("the first-difference rule needs no natural rates") {
    CentralBankParameters parameters;
    parameters.rule = "first_difference";
    PolicyConditions now = on_target();
    now.natural_rate = 0.5; // ignored
    now.expected_inflation = 0.03;
    now.inflation = 0.04;
    now.unemployment_a_year_ago = 0.06;
    CHECK(wanted_rate(parameters, now) == approximately(0.03 + (0.01 + 0.01 + 0.01) / 12.0));
}

TEST_CASE("a fixed rate stays") {
    CentralBankParameters parameters;
    parameters.rule = "fixed";
    PolicyConditions now = on_target();
    now.inflation = 0.2;
    CHECK(wanted_rate(parameters, now) == 0.03);
}

TEST_CASE("the rate is smoothed, and asset purchases bound how far below the bound it may be") {
    CentralBankParameters parameters;
    parameters.smoothing = 0.75;
    CHECK(unbounded_rate(parameters, 0.04, 0.08) == approximately(0.05));
    parameters.smoothing = 0.0;
    parameters.lower_bound = 0.001;
    parameters.asset_purchases = 0.02;
    CHECK(unbounded_rate(parameters, 0.04, -0.3) == approximately(-0.019));
    parameters.asset_purchases = 0.0;
    CHECK(unbounded_rate(parameters, 0.04, -0.3) == approximately(0.001));
}

namespace {

struct Given : PolicyRule {
    explicit Given(double of) : rate{of} {}
    [[nodiscard]] std::string_view name() const override { return "given"; }
    [[nodiscard]] double wanted_rate(const CentralBankParameters& /*parameters*/,
                                     const PolicyConditions& /*conditions*/) const override {
        return rate;
    }
    double rate;
};

} // namespace

TEST_CASE("a rate out of range ends the run with the rule, the rate and the date") {
    const Date date{std::chrono::year{2026} / 2 / 1};
    CHECK(checked_rate(Given{0.05}, {}, {}, date) == approximately(0.05));
    CHECK_THROWS_WITH_AS(
        static_cast<void>(checked_rate(Given{11.0}, {}, {}, date)),
        "policy rate rule \"given\" returned 11 a year on 2026-02-01 (allowed: -10 to 10)",
        RunError);
    CHECK_THROWS_AS(static_cast<void>(
                        checked_rate(Given{std::numeric_limits<double>::infinity()}, {}, {}, date)),
                    RunError);
}
