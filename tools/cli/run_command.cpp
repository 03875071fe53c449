// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "scenarios/load.hpp"

#include "tools/cli/commands.hpp"
#include "tools/cli/simulate.hpp"
#include "tools/cli/twin_runs.hpp"
#include "tools/common/provenance.hpp"

namespace tenfold {

int run_command(const CommandLine& line,
                const std::string& invocation,
                const std::atomic<bool>& interrupted) {
    const std::string started = now_text();
    const std::string& source = line.scenarios.front();
    Request request{line,
                    invocation,
                    started,
                    source == standard_input ? std::string{} : source, // no file to protect
                    load_scenario(source, line.overrides),
                    {},
                    {},
                    {},
                    {}};
    if (line.twin && !request.loaded.scenario.countries.empty()) {
        throw UsageError{"--twin is for scenarios of one country"};
    }
    if (line.twin && !request.loaded.scenario.training.enabled &&
        !request.loaded.scenario.adoption.enabled) {
        throw UsageError{"--twin is for scenarios with artificial intelligence; this one has none"};
    }
    choose_paths(request);
    warn_of_financing(request.loaded.scenario);
    return line.twin ? simulate_with_twins(request, interrupted) : simulate(request, interrupted);
}

} // namespace tenfold
