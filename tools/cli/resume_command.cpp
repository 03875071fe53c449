// SPDX-License-Identifier: Apache-2.0
#include "core/check.hpp"

#include "output/checkpoint_file.hpp"
#include "scenarios/branch.hpp"
#include "scenarios/load.hpp"

#include <fmt/format.h>

#include "tools/cli/commands.hpp"
#include "tools/cli/simulate.hpp"
#include "tools/common/provenance.hpp"
#include "tools/common/version.hpp"

namespace tenfold {

namespace {

/// Versions may compute differently: the results would belong to neither version.
void check_program(const CheckpointHeader& header, const std::string& path) {
    if (header.program_version != project_version() || header.git_commit != git_commit()) {
        throw FileError{fmt::format("cannot read {}: it was written by tenfold {} (commit {}), and "
                                    "this is {} (commit {}); resume it with the program that "
                                    "wrote it",
                                    path,
                                    header.program_version,
                                    header.git_commit,
                                    project_version(),
                                    git_commit())};
    }
}

std::string changes_text(const std::vector<Override>& overrides) {
    std::string text;
    for (const Override& change : overrides) {
        text += fmt::format("{}{}={}", text.empty() ? " with " : ", ", change.path, change.value);
    }
    return text;
}

int perform(const RunRequest& options, const Invocation& invocation) {
    const std::string started = now_text();
    check_branch_overrides(options.overrides);
    const std::string& source = options.source;
    CheckpointReader checkpoint{source};
    const CheckpointHeader& header = checkpoint.header();
    check_program(header, source);
    const std::string name = source + ": scenario";
    Request request{options,
                    invocation.line,
                    started,
                    source,
                    load_scenario_text(header.resolved_scenario, name, options.overrides),
                    header.results_path,
                    {},
                    &checkpoint,
                    header.lineage};
    const LoadedScenario before = load_scenario_text(header.resolved_scenario, name);
    check_branch(before.scenario, request.loaded.scenario, header.date);
    request.lineage.push_back(fmt::format("{}: resumed from {} at {}{}",
                                          started,
                                          source,
                                          to_string(header.date),
                                          changes_text(options.overrides)));
    choose_paths(request);
    return simulate(request, invocation.interrupted);
}

} // namespace

OptionCheck resume_command(Options& options) {
    return command_of(options, define_resume, check_resume, perform);
}

} // namespace tenfold
