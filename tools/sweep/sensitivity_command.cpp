// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"
#include "core/exit_codes.hpp"

#include "output/sweep_file.hpp"
#include "scenarios/problems.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "tools/common/messages.hpp"
#include "tools/common/text_table.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/open_sweep.hpp"
#include "tools/sweep/sensitivity.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

namespace {

void check_output(const SweepRequest& request, const SweepTable& table) {
    if (request.output.empty() || table.find_scalar(request.output) != nullptr) {
        return;
    }
    std::vector<std::string> keys;
    for (const SweepScalar& scalar : table.scalars) {
        keys.push_back(scalar.key);
    }
    throw UsageError{fmt::format(
        "the sweep has no scalar {}{}", request.output, did_you_mean(request.output, keys))};
}

int perform(const SweepRequest& request, const Invocation&) {
    const SweepTable table = open_sweep(request.directory);
    check_output(request, table);
    const std::size_t complete = table.count(RunStatus::complete);
    if (complete < table.runs()) {
        say("tenfold: {}: {} of {} runs are complete ({} failed, {} missing); indices require "
            "all runs of the design\n",
            request.directory,
            complete,
            table.runs(),
            table.count(RunStatus::failed),
            table.count(RunStatus::missing));
        return exit_failed_runs;
    }
    const PreparedSweep sweep = sweep_of(table, request.directory);
    std::vector<OutputSensitivity> outputs;
    for (const SweepScalar& scalar : table.scalars) {
        if (request.output.empty() || scalar.key == request.output) {
            outputs.push_back(sensitivity_of(table, sweep.loaded.study, sweep.plan, scalar));
        }
    }
    print_data(request.json ? sensitivity_json(table, sweep.plan, outputs)
                            : fitted(sensitivity_text(sweep.plan, outputs)));
    return exit_ok;
}

} // namespace

OptionCheck sensitivity_command(Options& options) {
    return command_of(options, define_sensitivity, check_directory, perform);
}

} // namespace tenfold
