// SPDX-License-Identifier: Apache-2.0
#include "core/exit_codes.hpp"

#include "tools/common/messages.hpp"
#include "tools/common/shell_line.hpp"
#include "tools/sweep/commands.hpp"
#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"
#include "tools/sweep/sweep_runner.hpp"

namespace tenfold {

namespace {

SweepDirectory directory_for(const SweepRequest& request) {
    if (request.study.empty()) {
        return SweepDirectory::open(request.directory);
    }
    return SweepDirectory::make(
        request.directory, prepare_sweep(request.study, request.overrides), request.runs_per_shard);
}

std::string resume_line(const SweepDirectory& directory) {
    return shell_line({"tenfold", "sweep", "run", "--dir", directory.path().string()});
}

int perform(const SweepRequest& request, const Invocation& invocation) {
    const SweepDirectory directory = directory_for(request);
    const int code = make_runs(request, directory, invocation, resume_line(directory));
    if (code == exit_ok && !request.quiet && request.shards.empty()) {
        say("next: {}\n", shell_line({"tenfold", "sweep", "collect", directory.path().string()}));
    }
    return code;
}

} // namespace

OptionCheck sweep_run_command(Options& options) {
    return command_of(options, define_sweep_run, check_sweep_run, perform);
}

} // namespace tenfold
