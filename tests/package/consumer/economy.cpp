// SPDX-License-Identifier: Apache-2.0
/// Runs a shipped scenario and says how it ends.
#include "output/series.hpp"
#include "scenarios/load.hpp"

#include "sim/run.hpp"

#include <cstdio>
#include <filesystem>

int main() {
    using namespace tenfold;
    const LoadedScenario loaded = load_scenario(std::filesystem::path{SCENARIOS} / "tiny.yaml");
    const RunResult result = run(loaded.scenario, {});
    for (const Series& series : output_series()) {
        if (series.name == "unemployment_rate") {
            std::printf("unemployment %.6f\n", series.measure(result.months.back(), 0));
        }
    }
    std::printf("digest %016llx\n", static_cast<unsigned long long>(result.state_digest));
}
