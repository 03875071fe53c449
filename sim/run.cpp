// SPDX-License-Identifier: Apache-2.0
#include "sim/run.hpp"

#include "core/check.hpp"
#include "core/parallel.hpp"
#include "core/processors.hpp"

#include "sim/build_world.hpp"
#include "sim/checkpoints.hpp"
#include "sim/economy_run.hpp"
#include "sim/extension_checks.hpp"

#include <string>
#include <utility>

namespace tenfold {

namespace {

/// The options with the number of threads, and with the extensions for the header of checkpoints.
RunOptions completed(const RunOptions& options, const Extensions& extensions) {
    RunOptions chosen = options;
    chosen.threads = options.threads > 0 ? options.threads : available_threads();
    chosen.checkpoints.header.extensions = describe_extensions(extensions);
    return chosen;
}

RunResult drive(EconomyRun& country, const RunOptions& options, double build_seconds) {
    Engine<EconomyModel>& engine = country.engine();
    ProgressNotes progress{options, engine.window(), engine.events()};
    const Calendar& calendar = country.economy().calendar;
    const auto save = [&](StateWriter& out) { country.save(out); };
    Checkpoints checkpoints{
        options.checkpoints, calendar.date(engine.window()), country.saved_bytes()};
    const Day last_day = country.economy().last_day;
    engine.run_until(start_of(last_day), [&] {
        const Day day = engine.window();
        country.after_day();
        progress.report(country.economy(), day, engine.events());
        if (day < last_day && checkpoints.due(calendar.date(day), progress.seconds())) {
            checkpoints.write(calendar.date(day), save);
        }
        return !is_interrupted(options);
    });
    std::string problem;
    if (engine.window() < last_day && checkpoints.wanted()) {
        problem = checkpoints.write_last(calendar.date(engine.window()), save);
    }
    RunResult result = country.finish();
    result.checkpoint_problem = std::move(problem);
    result.extensions = options.checkpoints.header.extensions;
    result.threads = options.threads;
    result.build_seconds = build_seconds;
    result.run_seconds = progress.seconds();
    result.events_before = progress.events_before();
    return result;
}

} // namespace

RunResult run(const Scenario& scenario, const RunOptions& options, const Extensions& extensions) {
    if (!scenario.countries.empty()) {
        throw RunError{"a scenario of several countries is run by run_world"};
    }
    check_extensions(extensions);
    const Stopwatch building;
    const RunOptions chosen = completed(options, extensions);
    ThreadPool pool{chosen.threads};
    EconomyRun country{
        build_world(scenario, pool, {random_key(scenario), {}, nullptr, &extensions}),
        random_key(scenario),
        chosen};
    return drive(country, chosen, building.seconds());
}

RunResult resume(const Scenario& scenario,
                 CheckpointReader& checkpoint,
                 const RunOptions& options,
                 const Extensions& extensions) {
    check_extensions(extensions);
    check_same_extensions(checkpoint, extensions);
    const Stopwatch building;
    const RunOptions chosen = completed(options, extensions);
    ThreadPool pool{chosen.threads};
    const auto country = EconomyRun::restore(scenario,
                                             {random_key(scenario), {}, nullptr, &extensions},
                                             chosen,
                                             pool,
                                             checkpoint.state());
    checkpoint.finish();
    return drive(*country, chosen, building.seconds());
}

} // namespace tenfold
