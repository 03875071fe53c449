// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/shocks.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

Date date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Shock shock(const char* kind, double size, const char* sector = "") {
    Shock result;
    result.key = "s";
    result.kind = kind;
    result.sector = sector;
    result.from = date(2025, 1, 1);
    result.until = date(2027, 1, 1);
    result.size = size;
    return result;
}

} // namespace

TEST_CASE("shocks last from their first day to the day before `until`") {
    const std::vector<Shock> shocks{shock("consumption", -0.05), shock("separations", 0.5, "INF")};
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2024, 12, 31)) == 1.0);
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2025, 1, 1)) ==
          test::approximately(0.95));
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2026, 12, 31)) ==
          test::approximately(0.95));
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2027, 1, 1)) == 1.0);
    CHECK(shock_factor(shocks, ShockKind::separations, date(2026, 1, 1), "INF") ==
          test::approximately(1.5));
    CHECK(shock_factor(shocks, ShockKind::separations, date(2026, 1, 1), "FIN") == 1.0);
    CHECK(shock_factor(shocks, ShockKind::purchases, date(2026, 1, 1)) == 1.0);
}

TEST_CASE("productivity rises evenly between the two dates of its shock and then stays") {
    const std::vector<Shock> shocks{shock("labour_productivity", 0.5, "PRO")};
    const auto seen = [&](Date when, const char* sector) {
        return progress(shocks, ShockKind::labour_productivity, sector, when);
    };
    CHECK(seen(date(2025, 1, 1), "PRO") == 0.0);
    CHECK(seen(date(2026, 1, 1), "PRO") == test::approximately(0.5 * std::log(1.5)));
    CHECK(seen(date(2027, 1, 1), "PRO") == test::approximately(std::log(1.5)));
    CHECK(seen(date(2040, 1, 1), "PRO") == test::approximately(std::log(1.5)));
    CHECK(seen(date(2040, 1, 1), "INF") == 0.0);
    CHECK(progress(shocks, ShockKind::productivity, "PRO", date(2040, 1, 1)) == 0.0);
}

TEST_CASE("shocks that are amounts add up while they last") {
    const std::vector<Shock> shocks{
        shock("policy_rate", 0.01), shock("policy_rate", 0.005), shock("credit", 0.02)};
    CHECK(shock_sum(shocks, ShockKind::policy_rate, date(2024, 12, 31)) == 0.0);
    CHECK(shock_sum(shocks, ShockKind::policy_rate, date(2025, 1, 1)) ==
          test::approximately(0.015));
    CHECK(shock_sum(shocks, ShockKind::credit, date(2026, 1, 1)) == test::approximately(0.02));
    CHECK(shock_sum(shocks, ShockKind::credit, date(2027, 1, 1)) == 0.0);
}
