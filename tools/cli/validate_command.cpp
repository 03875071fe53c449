// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "scenarios/load.hpp"
#include "scenarios/shipped_files.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "tools/cli/commands.hpp"
#include "tools/cli/simulate.hpp"
#include "tools/common/messages.hpp"

namespace tenfold {

namespace {

using Paths = std::vector<std::string>;

void define(Options& options, Paths& scenarios) {
    options.arguments(
        "SCENARIO", scenarios, "Scenario files (YAML), or names of shipped scenarios");
}

Paths check(const Paths& scenarios) {
    if (scenarios.empty()) {
        throw UsageError{"validate needs a scenario, for example us-2023"};
    }
    Paths found;
    for (const std::string& scenario : scenarios) {
        found.push_back(find_scenario(scenario).string());
    }
    return found;
}

/// The line that `validate` prints for a valid scenario.
std::string verdict(const std::string& path, const Scenario& scenario) {
    return fmt::format("{}: valid ({}; {} to {}, {}{} sectors, {} occupations)\n",
                       path,
                       scenario.name,
                       to_string(scenario.time.start),
                       to_string(scenario.time.end),
                       scenario.countries.empty()
                           ? std::string{}
                           : fmt::format("{} countries, ", scenario.countries.size()),
                       scenario.sectors.size(),
                       scenario.occupations.size());
}

int perform(const Paths& scenarios, const Invocation&) {
    if (std::ranges::count(scenarios, standard_input) > 1) {
        throw UsageError{"standard input can be read only once"};
    }
    int code = exit_ok;
    for (const std::string& path : scenarios) {
        try {
            const Scenario scenario = load_scenario(path).scenario;
            print_data(verdict(path, scenario));
            warn_of_financing(scenario);
        } catch (const ScenarioError& error) {
            say("{}\n", error.what());
            code = std::max<int>(code, exit_scenario);
        } catch (const FileError& error) {
            say("{}\n", error.what());
            code = exit_file;
        }
    }
    return code;
}

} // namespace

OptionCheck validate_command(Options& options) {
    return command_of(options, define, check, perform);
}

} // namespace tenfold
