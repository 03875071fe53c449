// SPDX-License-Identifier: Apache-2.0
#include "sim/run_checkpoints.hpp"

#include "core/check.hpp"

#include "sim/run.hpp"
#include "sim/run_results.hpp"
#include "sim/version.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.hpp"

using namespace tenfold;

namespace {

constexpr Date forty_days{std::chrono::year{2023} / 2 / 10}; // after the start
constexpr const char* policy = "{lever: job_placement, from: 2023-02-20, strength: 0.5}";

/// A lever that changes matching.
LeverTable with_job_placement() {
    LeverTable levers;
    levers.add({{"job_placement", "1", {0.0, 1.0}, false, false, "A sentence.", "test"},
                [](PolicyState& state, const Intervention& given, std::span<const Sector>) {
                    state.search_factor *= 1.0 + given.strength;
                }});
    return levers;
}

LoadedScenario three_months(const std::vector<Override>& changes, const LeverTable& levers) {
    std::vector<Override> all{{"time.end", "2023-04-01"}};
    all.insert(all.end(), changes.begin(), changes.end());
    return load_scenario(
        std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" / "tiny.yaml", all, levers);
}

} // namespace

TEST_CASE("a program writes a checkpoint and resumes it with its own lever as a new policy") {
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "own.checkpoint";
    Extensions extensions;
    extensions.levers = with_job_placement();
    const LoadedScenario loaded = three_months({}, extensions.levers);
    RunOptions options;
    options.checkpoints = checkpoint_plan(loaded, path, {.at = forty_days});
    const RunResult without = run(loaded.scenario, options, extensions);
    const std::vector<Override> change{{"policies.placement", policy}};
    const SavedRun saved = open_checkpoint(path, change, extensions.levers);
    CHECK(saved.checkpoint->header().scenario_name == "tiny");
    CHECK(saved.checkpoint->header().scenario_sha256 == loaded.sha256);
    REQUIRE(saved.lineage.size() == 1);
    CHECK(saved.lineage[0].ends_with(": resumed from " + path.string() +
                                     " at 2023-02-10 with policies.placement=" + policy));
    const RunResult resumed = resume(saved.loaded.scenario, *saved.checkpoint, {}, extensions);
    const RunResult whole = run(three_months(change, extensions.levers).scenario, {}, extensions);
    CHECK(resumed.state_digest == whole.state_digest);
    CHECK(resumed.state_digest != without.state_digest);
}

TEST_CASE("a checkpoint is opened with allowed changes and by the same program only") {
    const test::TemporaryDirectory directory;
    const std::filesystem::path path = directory.path() / "own.checkpoint";
    const LoadedScenario loaded = three_months({}, shipped_levers());
    RunOptions options;
    options.checkpoints = checkpoint_plan(loaded, path, {.months = 1});
    (void)run(loaded.scenario, options);
    const std::vector<Override> of_the_past{{"labour_market.unemployment_rate", "0.1"}};
    CHECK_THROWS_AS((void)open_checkpoint(path, of_the_past), UsageError);
    options.checkpoints.header.git_commit = "0123abcd";
    (void)run(loaded.scenario, options);
    CHECK_THROWS_WITH_AS((void)open_checkpoint(path),
                         ("cannot read " + path.string() + ": it was written by tenfold " +
                          project_version() + " (commit 0123abcd), and this is " +
                          project_version() + " (commit " + git_commit() +
                          "); resume it with the program that wrote it")
                             .c_str(),
                         FileError);
}
