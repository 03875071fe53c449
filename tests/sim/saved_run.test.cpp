// SPDX-License-Identifier: Apache-2.0
/// A run resumed from its checkpoint has the same results as the uninterrupted run.
#include "core/check.hpp"

#include "sim/promise_checks.hpp"
#include "sim/run.hpp"
#include "sim/world_run.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/problems.hpp"
#include "tests/support/shipped.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace tenfold;
using namespace std::chrono;
namespace fs = std::filesystem;

namespace {

RunOptions options_of(const Processors& processors) {
    RunOptions options;
    options.threads = processors.threads;
    options.shards = processors.shards;
    return options;
}

/// Writes a checkpoint of `scenario` before `date`.
void save_at(const Scenario& scenario, Date date, const fs::path& path, const Processors& with) {
    Scenario until = scenario;
    until.time.end = date + days{1}; // one day more, because a complete run writes no checkpoint
    RunOptions options = options_of(with);
    options.checkpoints.path = path;
    options.checkpoints.every.days = static_cast<int>((date - scenario.time.start).count());
    (void)run(until, options);
}

RunResult resume_from(const fs::path& path, const Scenario& scenario, const Processors& with) {
    CheckpointReader checkpoint{path};
    return resume(scenario, checkpoint, options_of(with));
}

void check_same(const RunResult& found, const RunResult& expected) {
    test::check_none(differences(found, expected));
    CHECK(found.observations.price.over_run == expected.observations.price.over_run);
    CHECK_FALSE(found.interrupted);
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The United States with coworkers, small enough to run in a second.
Scenario small_us() {
    return test::shipped("us-2023", {{"scale", "40000"}, {"time.end", "2025-07-11"}});
}

Intervention basic_income(Date from) {
    Intervention given;
    given.key = "income";
    given.lever = "basic_income";
    given.from = from;
    given.strength = 0.3;
    return given;
}

} // namespace

TEST_CASE("a resumed run equals the whole run, on other threads and shards too") {
    // In the middle of a month, on its first and last day, and on the first day of the run.
    const std::array dates{Date{2023y / January / 2},
                           Date{2024y / March / 1},
                           Date{2025y / March / 17},
                           Date{2025y / May / 31}};
    test::check_none(check_resume(small_us(), dates));
}

TEST_CASE("a checkpoint is the same file for any number of threads and shards") {
    const test::TemporaryDirectory directory;
    const Scenario scenario = small_us();
    for (const Date date : {Date{2024y / March / 1}, Date{2025y / March / 17}}) {
        std::string first;
        for (const Processors& with : {Processors{1, 1}, Processors{2, 0}, Processors{4, 7}}) {
            CAPTURE(with.threads);
            const fs::path path = directory.path() / "a.checkpoint";
            save_at(scenario, date, path, with);
            const std::string bytes = bytes_of(path);
            CHECK(bytes.size() > 100'000);
            if (first.empty()) {
                first = bytes;
            }
            const bool same = bytes == first;
            CHECK(same);
        }
    }
}

TEST_CASE("a run with tasks as events, exits of firms and several regions resumes too") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    Scenario scenario = test::shipped("tiny",
                                      {{"time.start", "2028-01-01"},
                                       {"time.end", "2028-06-10"},
                                       {"coworkers.resolution", "individual"},
                                       {"coworkers.payback_years", "10"},
                                       {"adoption.abandonment_rate", "0.1"},
                                       {"firm_dynamics.exit_rate", "0.5"}});
    scenario.labs = test::shipped("us-2023").labs;
    scenario.regions = {{"a", "A", 5.0}, {"b", "B", 2.0}};
    const RunResult whole = run(scenario, options_of({1, 0}));
    save_at(scenario, Date{2028y / April / 13}, path, {2, 7});
    check_same(resume_from(path, scenario, {3, 0}), whole);
}

TEST_CASE("a run interrupted twice equals the uninterrupted run") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    const Scenario scenario = test::shipped("tiny");
    const RunResult whole = run(scenario, {});
    std::atomic<bool> interrupted{false};
    RunOptions options;
    options.interrupted = &interrupted;
    options.checkpoints.path = path;
    double stop_at = 0.2;
    options.on_progress = [&](const Progress& now) { interrupted = now.fraction > stop_at; };
    const RunResult first = run(scenario, options);
    CHECK(first.interrupted);
    CHECK(CheckpointReader{path}.header().date == first.end);
    stop_at = 0.6;
    interrupted = false;
    CheckpointReader earlier{path};
    const RunResult second = resume(scenario, earlier, options);
    CHECK(second.interrupted);
    CHECK(second.end > first.end);
    check_same(resume_from(path, scenario, {2, 0}), whole);
}

TEST_CASE("a resumed run reports the events before its checkpoint separately") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    const Scenario scenario = test::shipped("tiny");
    std::atomic<bool> interrupted{false};
    RunOptions options;
    options.interrupted = &interrupted;
    options.checkpoints.path = path;
    std::vector<Progress> told;
    options.on_progress = [&](const Progress& now) {
        told.push_back(now);
        interrupted = now.fraction_before == 0.0 && now.fraction > 0.4;
    };
    const RunResult first = run(scenario, options);
    CHECK(first.events_before == 0);
    CHECK(told.back().events_before == 0);
    CHECK(told.back().fraction_before == 0.0);
    told.clear();
    interrupted = false;
    CheckpointReader checkpoint{path};
    const RunResult result = resume(scenario, checkpoint, options);
    CHECK(result.events_before == first.events);
    REQUIRE_FALSE(told.empty());
    for (const Progress& progress : told) {
        CHECK(progress.events_before == first.events);
        CHECK(progress.events >= first.events);
        CHECK(progress.fraction_before > 0.4);
        CHECK(progress.fraction_before < progress.fraction);
    }
}

TEST_CASE("an interrupted run keeps its results if its checkpoint cannot be written") {
    const test::TemporaryDirectory directory;
    std::atomic<bool> interrupted{true};
    RunOptions options;
    options.interrupted = &interrupted;
    options.checkpoints.path = directory.path() / "missing" / "a.checkpoint";
    const RunResult result = run(test::shipped("tiny"), options);
    CHECK(result.interrupted);
    CHECK(result.months.size() == 1);
    CHECK(result.checkpoint_problem.starts_with(
        "cannot write " + options.checkpoints.path.string() + ": the directory "));
    options.checkpoints.path = directory.path() / "a.checkpoint";
    CHECK(run(test::shipped("tiny"), options).checkpoint_problem.empty());
}

TEST_CASE("a complete run writes no last checkpoint") {
    const test::TemporaryDirectory directory;
    RunOptions options;
    options.checkpoints.path = directory.path() / "a.checkpoint";
    (void)run(test::shipped("tiny", {{"time.end", "2023-03-01"}}), options);
    CHECK(directory.entries() == 0);
}

TEST_CASE("a policy added to a resumed run has the effect of a policy in the whole run") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    const Scenario scenario = small_us();
    const Date today{2025y / March / 17};
    save_at(scenario, today, path, {2, 0});
    const std::uint64_t digest_without = run(scenario, options_of({2, 0})).state_digest;
    for (const Date from : {today, Date{2025y / April / 1}, Date{2025y / May / 10}}) {
        CAPTURE(to_string(from));
        Scenario changed = scenario;
        changed.policies.push_back(basic_income(from));
        const RunResult whole = run(changed, options_of({2, 0}));
        CHECK(whole.state_digest != digest_without);
        check_same(resume_from(path, changed, {1, 0}), whole);
    }
}

TEST_CASE("a run may be resumed to a later or an earlier end, that of the checkpoint included") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    const Scenario scenario = test::shipped("tiny");
    save_at(scenario, Date{2023y / May / 20}, path, {2, 0});
    for (const Date end :
         {Date{2023y / May / 20}, Date{2023y / May / 21}, Date{2025y / February / 11}}) {
        CAPTURE(to_string(end));
        Scenario changed = scenario;
        changed.time.end = end;
        check_same(resume_from(path, changed, {2, 0}), run(changed, options_of({2, 0})));
    }
}

TEST_CASE("a world of countries resumes too") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    Scenario scenario = test::shipped("world-8", {{"scale", "200000"}, {"time.end", "2023-07-10"}});
    const WorldResult whole = run_world(scenario, options_of({2, 0}));
    Scenario until = scenario;
    until.time.end = Date{2023y / April / 16};
    RunOptions options = options_of({1, 7});
    options.checkpoints.path = path;
    options.checkpoints.every.days = 104;
    (void)run_world(until, options);
    CheckpointReader checkpoint{path};
    CHECK(to_string(checkpoint.header().date) == "2023-04-15");
    const WorldResult resumed = resume_world(scenario, checkpoint, options_of({2, 3}));
    CHECK(resumed.state_digest == whole.state_digest);
    REQUIRE(resumed.countries.size() == whole.countries.size());
    for (std::size_t country = 0; country < whole.countries.size(); ++country) {
        check_same(resumed.countries[country], whole.countries[country]);
    }
}

TEST_CASE("the checkpoint of another scenario is rejected") {
    const test::TemporaryDirectory directory;
    const fs::path path = directory.path() / "a.checkpoint";
    save_at(test::shipped("tiny"), Date{2023y / March / 1}, path, {1, 0});
    CHECK_THROWS_AS((void)resume_from(path, small_us(), {1, 0}), FileError);
}
