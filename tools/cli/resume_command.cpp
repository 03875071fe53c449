// SPDX-License-Identifier: Apache-2.0
#include "sim/provenance.hpp"
#include "sim/run_checkpoints.hpp"

#include <utility>

#include "tools/cli/commands.hpp"
#include "tools/cli/simulate.hpp"

namespace tenfold {

namespace {

int perform(const RunRequest& options, const Invocation& invocation) {
    const std::string started = now_text();
    const std::string& source = options.source;
    SavedRun saved = open_checkpoint(source, options.overrides);
    Request request{options,
                    invocation.line,
                    started,
                    source,
                    std::move(saved.loaded),
                    saved.checkpoint->header().results_path,
                    {},
                    saved.checkpoint.get(),
                    std::move(saved.lineage)};
    choose_paths(request);
    return simulate(request, invocation.interrupted);
}

} // namespace

OptionCheck resume_command(Options& options) {
    return command_of(options, define_resume, check_resume, perform);
}

} // namespace tenfold
