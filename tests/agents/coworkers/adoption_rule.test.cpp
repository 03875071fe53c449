// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/adoption_rule.hpp"

#include "core/check.hpp"

#include <chrono>
#include <limits>
#include <stdexcept>
#include <string_view>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Returns the firm's own rate, and fails for firms without posts.
struct OwnRate : AdoptionRule {
    [[nodiscard]] std::string_view name() const override { return "own_rate"; }
    [[nodiscard]] double pilot_rate(const PilotConditions& conditions,
                                    const AdoptionParameters& /*parameters*/,
                                    const PolicyState& /*policy*/) const override {
        if (conditions.size == 0.0) {
            throw std::domain_error{"division by zero"};
        }
        return conditions.own_start_rate;
    }
};

double checked(double rate, double size = 1.0) {
    PilotConditions conditions;
    conditions.own_start_rate = rate;
    conditions.size = size;
    return checked_pilot_rate(
        OwnRate{}, conditions, {}, {}, "OFFICE", Date{std::chrono::year{2023} / 2 / 1});
}

} // namespace

TEST_CASE("an adoption rule returns a finite rate of at least 0, or the run ends with its place") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(checked(0.25) == 0.25);
    CHECK(checked(0.0) == 0.0);
    CHECK_THROWS_WITH_AS(
        (void)checked(std::numeric_limits<double>::quiet_NaN()),
        "adoption rule \"own_rate\" returned nan for a firm of sector OFFICE on 2023-02-01 "
        "(allowed: finite, at least 0)",
        RunError);
    CHECK_THROWS_WITH_AS(
        (void)checked(-0.5),
        "adoption rule \"own_rate\" returned -0.5 for a firm of sector OFFICE on 2023-02-01 "
        "(allowed: finite, at least 0)",
        RunError);
    CHECK_THROWS_AS((void)checked(infinity), RunError);
}

TEST_CASE("an exception of an adoption rule ends the run with the rule, the sector and the date") {
    CHECK_THROWS_WITH_AS(
        (void)checked(0.25, 0.0),
        "adoption rule \"own_rate\", a firm of sector OFFICE, 2023-02-01: division by zero",
        RunError);
}
