// SPDX-License-Identifier: Apache-2.0
/// Checks that a scenario keeps the promises of the simulator.
#include "scenarios/load.hpp"

#include "sim/promise_checks.hpp"

#include <cstdio>
#include <filesystem>
#include <vector>

int main() {
    using namespace tenfold;
    const std::vector<Override> changes{{"time.end", "2023-04-01"}};
    const LoadedScenario loaded =
        load_scenario(std::filesystem::path{SCENARIOS} / "tiny.yaml", changes);
    const std::vector<std::string> problems = check_promises(loaded.scenario);
    for (const std::string& problem : problems) {
        std::puts(problem.c_str());
    }
    return problems.empty() ? 0 : 1;
}
