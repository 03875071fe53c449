// SPDX-License-Identifier: Apache-2.0
#include "sim/run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/processors.hpp"

#include "sim/build_world.hpp"
#include "sim/economy_run.hpp"

namespace tenfold {

RunResult run(const Scenario& scenario, const RunOptions& options) {
    if (!scenario.countries.empty()) {
        throw RunError{"a scenario of several countries is run by run_world"};
    }
    const Stopwatch building;
    RunOptions chosen = options;
    chosen.threads = options.threads > 0 ? options.threads : available_threads();
    ThreadPool pool{chosen.threads};
    EconomyRun country{build_world(scenario, pool), random_key(scenario), chosen};
    const double build_seconds = building.seconds();

    ProgressNotes progress{options};
    Engine<Economy>& engine = country.engine();
    engine.run_until(start_of(country.economy().last_day), [&] {
        progress.report(country.economy(), engine.window(), engine.events());
        return !is_interrupted(options);
    });
    RunResult result = country.finish();
    result.threads = chosen.threads;
    result.build_seconds = build_seconds;
    result.run_seconds = progress.seconds();
    return result;
}

} // namespace tenfold
