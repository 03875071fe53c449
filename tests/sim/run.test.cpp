// SPDX-License-Identifier: Apache-2.0
#include "sim/run.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

TEST_CASE(
    "a run has one record a calendar month, the last one partial when it ends in the middle") {
    const RunResult result = run(test::shipped("tiny", {{"time.end", "2023-03-11"}}), {});
    REQUIRE(result.months.size() == 3);
    CHECK(result.months[0].days == 31);
    CHECK(result.months[1].days == 28);
    CHECK(result.months[2].days == 10);
    CHECK(to_string(result.months[2].month_end) == "2023-03-11");
    CHECK_FALSE(result.interrupted);
}

TEST_CASE("an interrupted run ends after the current day and keeps its results") {
    std::atomic<bool> interrupted{false};
    RunOptions options;
    options.interrupted = &interrupted;
    options.on_progress = [&](const Progress& progress) { interrupted = progress.fraction > 0.2; };
    const RunResult result = run(test::shipped("tiny"), options);
    CHECK(result.interrupted);
    CHECK(result.months.size() < 24);
    CHECK(result.months.size() >= 4);
    CHECK(result.end == result.months.back().month_end);
}

TEST_CASE("progress moves forward from the first day to the last") {
    double last = 0.0;
    RunOptions options;
    options.on_progress = [&](const Progress& progress) {
        CHECK(progress.fraction >= last);
        last = progress.fraction;
    };
    const RunResult result = run(test::shipped("tiny"), options);
    CHECK(last == test::approximately(1.0));
    CHECK(to_string(result.end) == "2025-01-01");
}

TEST_CASE("virtual coworkers spread, unless adoption is disabled") {
    const RunResult with =
        run(test::shipped("us-2023", {{"scale", "10000"}, {"time.end", "2028-01-01"}}), {});
    const RunResult without =
        run(test::shipped("no-ai", {{"scale", "10000"}, {"time.end", "2028-01-01"}}), {});
    double coworkers = 0.0;
    for (const CoworkerCounts& sector : with.months.back().coworkers_by_sector) {
        coworkers += sector.coworkers;
    }
    CHECK(coworkers > 100.0);
    CHECK(with.months.back().token_volume > 0.0);
    CHECK(with.months.back().token_price < 1e-3 * with.months.front().token_price);
    for (const CoworkerCounts& sector : without.months.back().coworkers_by_sector) {
        CHECK(sector.coworkers == 0.0);
    }
    CHECK(without.months.back().token_volume == 0.0);
    // People work fewer hours per unit of output, and goods become cheaper.
    CHECK(with.months.back().goods.price_level < without.months.back().goods.price_level);
    CHECK(with.months.back().goods.real_gdp > without.months.back().goods.real_gdp);
}
