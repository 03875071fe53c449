// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "scenarios/load.hpp"

#include "sim/provenance.hpp"

#include "tools/cli/commands.hpp"
#include "tools/cli/simulate.hpp"
#include "tools/cli/twin_runs.hpp"

namespace tenfold {

namespace {

int perform(const RunRequest& options, const Invocation& invocation) {
    const std::string started = now_text();
    const std::string& source = options.source;
    Request request{options,
                    invocation.line,
                    started,
                    source == standard_input ? std::string{} : source, // no file to protect
                    load_scenario(source, options.overrides),
                    {},
                    {},
                    {},
                    {}};
    if (options.twin && !request.loaded.scenario.countries.empty()) {
        throw UsageError{"--twin requires a scenario of one country"};
    }
    if (options.twin && !request.loaded.scenario.training.enabled &&
        !request.loaded.scenario.adoption.enabled) {
        throw UsageError{"--twin requires a scenario with AI"};
    }
    choose_paths(request);
    warn_of_financing(request.loaded.scenario);
    return options.twin ? simulate_with_twins(request, invocation.interrupted)
                        : simulate(request, invocation.interrupted);
}

} // namespace

OptionCheck run_command(Options& options) {
    return command_of(options, define_run, check_run, perform);
}

} // namespace tenfold
