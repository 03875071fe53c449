// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/format_page.hpp"
#include "output/observation_table.hpp"
#include "output/series.hpp"
#include "scenarios/describe_text.hpp"
#include "scenarios/load.hpp"
#include "scenarios/shipped_files.hpp"

#include "sim/accounts_matrices.hpp"
#include "sim/schedule_page.hpp"

#include <string>
#include <vector>

#include "tools/cli/commands.hpp"
#include "tools/common/messages.hpp"

namespace tenfold {

namespace {

struct DescribeOptions {
    std::string key; // empty: everything
    bool markdown = false;
    bool json_schema = false;
};

void define(Options& options, DescribeOptions& values) {
    options.argument(
        "KEY",
        values.key,
        "Parameter or group, for example adoption.peer_effect; `levers`; `schedule`; `accounts` "
        "(balance sheets and flows); `study` for the keys of study files; with --markdown also "
        "`series`, `observed` and `format` "
        "of the results file (default: all parameters)");
    options.flag("--markdown", values.markdown, "Print a page of tables in Markdown");
    options.flag("--json-schema",
                 values.json_schema,
                 "Print a JSON Schema of scenario or study files, for editors");
}

DescribeOptions check(const DescribeOptions& options) {
    if (options.markdown && options.json_schema) {
        throw UsageError{"describe takes --markdown or --json-schema, not both"};
    }
    return options;
}

// The matrices of a small run of the shipped scenario.
std::string accounts_markdown() {
    const std::vector<Override> small{{"scale", "10000"}, {"time.end", "2024-01-02"}};
    return describe_accounts_markdown(load_scenario(find_scenario("us-closed"), small).scenario);
}

std::string markdown(const std::string& key) {
    return key == "series"     ? describe_series_markdown()
           : key == "format"   ? describe_format_markdown()
           : key == "levers"   ? describe_levers_markdown()
           : key == "observed" ? describe_observations_markdown()
           : key == "schedule" ? describe_schedule_markdown()
           : key == "accounts" ? accounts_markdown()
           : key == "study"    ? describe_study_markdown()
           : key.empty()       ? describe_markdown()
                               : describe_markdown(key);
}

std::string json_schema(const std::string& key) {
    return key == "study" ? describe_study_json_schema()
           : key.empty()  ? describe_json_schema()
                          : describe_json_schema(key);
}

std::string plain_text(const std::string& key) {
    return key == "levers"     ? describe_levers_markdown()
           : key == "schedule" ? describe_schedule_markdown()
           : key == "accounts" ? accounts_markdown()
           : key == "study"    ? describe_study_markdown()
           : key.empty()       ? describe_all()
                               : describe_key(key);
}

int perform(const DescribeOptions& options, const Invocation&) {
    const std::string text = options.markdown      ? markdown(options.key)
                             : options.json_schema ? json_schema(options.key)
                                                   : plain_text(options.key);
    print_data(text.ends_with('\n') ? text : text + '\n');
    return exit_ok;
}

} // namespace

OptionCheck describe_command(Options& options) {
    return command_of(options, define, check, perform);
}

} // namespace tenfold
