// SPDX-License-Identifier: Apache-2.0
#include "sim/run_results.hpp"

#include "sim/version.hpp"

#include <filesystem>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("results of a program name its extensions, the version and commit of the library") {
    LoadedScenario loaded;
    loaded.scenario.name = "own";
    RunResult result;
    result.extensions = {"adoption rule threshold"};
    result.run_seconds = 3600.0;
    const Results results = make_results(loaded, result);
    CHECK(results.scenario_name == "own");
    CHECK(results.extensions == result.extensions);
    CHECK(results.run.program_version == project_version());
    CHECK_FALSE(results.run.program_version.empty());
    CHECK(results.run.git_commit == git_commit());
    CHECK(results.run.build == build_description());
    CHECK(results.run.libraries.size() > 3);
    CHECK_FALSE(results.run.host.empty());
    CHECK(results.run.started < results.run.finished);
    CHECK(results.run.finished.size() == std::size("2026-11-30T12:00:00Z") - 1);
}
