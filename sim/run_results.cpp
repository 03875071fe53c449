// SPDX-License-Identifier: Apache-2.0
#include "sim/run_results.hpp"

#include "sim/provenance.hpp"
#include "sim/scenario_axes.hpp"

#include <fmt/format.h>

namespace tenfold {

Results make_results(const LoadedScenario& loaded, const RunResult& result) {
    const Scenario& scenario = loaded.scenario;
    Results results;
    results.scenario_name = scenario.name;
    results.resolved_scenario = loaded.resolved_yaml;
    results.scenario_sha256 = loaded.sha256;
    results.seed = scenario.seed;
    results.replicate = scenario.replicate;
    results.scale = scenario.scale;
    results.start = scenario.time.start;
    results.sectors = scenario_axis(scenario, "sector");
    results.occupations = scenario_axis(scenario, "occupation");
    results.regions = scenario_axis(scenario, "region");
    results.state_digest = fmt::format("{:016x}", result.state_digest);
    results.months = result.months;
    results.observations = result.observations;
    results.significant_digits = static_cast<int>(scenario.output.significant_digits);
    results.panel = &result.panel;
    results.events = &result.event_records;
    results.observed = result.observed;
    results.extensions = result.extensions;
    add_provenance(results.run, {}, time_text(result.build_seconds + result.run_seconds));
    results.run.build_seconds = result.build_seconds;
    results.run.run_seconds = result.run_seconds;
    results.run.threads = result.threads;
    results.run.status = result.interrupted ? "interrupted" : "complete";
    return results;
}

} // namespace tenfold
