// SPDX-License-Identifier: Apache-2.0
#include "sim/run.hpp"

#include "core/check.hpp"

#include <chrono>
#include <memory>
#include <string_view>
#include <utility>

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

namespace {

/// Three months with a policy whose lever is not one of the program's.
Scenario with_lever(const char* name) {
    Scenario scenario = test::shipped("tiny", {{"time.end", "2023-04-01"}});
    Intervention policy;
    policy.key = "own";
    policy.lever = name;
    policy.from = Date{std::chrono::year{2023} / 3 / 1};
    policy.strength = 0.5;
    scenario.policies.push_back(policy);
    return scenario;
}

/// Starts pilots while the lever "patience" is off, and reads another lever while it is on.
struct Patient : AdoptionRule {
    [[nodiscard]] std::string_view name() const override { return "patient"; }
    [[nodiscard]] double pilot_rate(const PilotConditions& /*conditions*/,
                                    const AdoptionParameters& /*parameters*/,
                                    const PolicyState& policy) const override {
        return policy.strength("patience") > 0.0 ? policy.strength("patients") : 0.1;
    }
};

} // namespace

TEST_CASE("a run without the extensions with which its scenario was loaded is refused") {
    std::size_t days = 0;
    RunOptions options;
    options.on_progress = [&](const Progress&) { ++days; };
    CHECK_THROWS_WITH_AS((void)run(with_lever("job_placement"), options),
                         "policies.own: the run has no lever \"job_placement\"; give run() the "
                         "extensions with which the scenario was loaded",
                         RunError);
    CHECK(days == 0);
}

TEST_CASE("a rule that fails ends the run with the rule, the sector and the date") {
    Extensions extensions;
    extensions.levers.add(
        {{"patience", "1", {0.0, 1.0}, false, false, "Firms wait before they start a pilot."}, {}});
    extensions.behaviours.adoption = std::make_shared<const Patient>();
    Scenario without = with_lever("patience");
    without.policies.clear();
    CHECK(run(without, {}, extensions).months.size() == 3);
    CHECK_THROWS_WITH_AS((void)run(with_lever("patience"), {}, extensions),
                         doctest::Contains(", 2023-03-02: the run has no lever \"patients\" "
                                           "without an effect"),
                         RunError);
}
