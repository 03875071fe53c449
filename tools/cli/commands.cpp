// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/commands.hpp"

#include "core/check.hpp"

#include "output/format_page.hpp"
#include "output/observation_table.hpp"
#include "output/series.hpp"
#include "scenarios/describe_text.hpp"
#include "scenarios/load.hpp"

#include "sim/financing_check.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "tools/cli/output_names.hpp"
#include "tools/common/exit_codes.hpp"
#include "tools/common/messages.hpp"
#include "tools/common/version.hpp"

namespace tenfold {

namespace {

/// What `validate` says about one scenario that loads.
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

} // namespace

int validate_command(const CommandLine& line) {
    if (std::ranges::count(line.scenarios, standard_input) > 1) {
        throw UsageError{"standard input can be read once only"};
    }
    int code = exit_ok;
    for (const std::string& path : line.scenarios) {
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

void warn_of_financing(const Scenario& scenario) {
    for (const std::string& warning : financing_warnings(scenario)) {
        say("warning: {}\n", warning);
    }
}

int describe_command(const CommandLine& line) {
    std::string text;
    switch (line.format) {
    case DescribeFormat::markdown:
        text = line.key == "series"     ? describe_series_markdown()
               : line.key == "format"   ? describe_format_markdown()
               : line.key == "levers"   ? describe_levers_markdown()
               : line.key == "observed" ? describe_observations_markdown()
               : line.key == "study"    ? describe_study_markdown()
               : line.key.empty()       ? describe_markdown()
                                        : describe_markdown(line.key);
        break;
    case DescribeFormat::json_schema:
        text = line.key == "study" ? describe_study_json_schema()
               : line.key.empty()  ? describe_json_schema()
                                   : describe_json_schema(line.key);
        break;
    case DescribeFormat::text:
        text = line.key == "levers"  ? describe_levers_markdown()
               : line.key == "study" ? describe_study_markdown()
               : line.key.empty()    ? describe_all()
                                     : describe_key(line.key);
        break;
    }
    print_data(text.ends_with('\n') ? text : text + '\n');
    return exit_ok;
}

} // namespace tenfold
