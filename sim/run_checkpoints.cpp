// SPDX-License-Identifier: Apache-2.0
#include "sim/run_checkpoints.hpp"

#include "core/check.hpp"

#include "scenarios/branch.hpp"

#include "sim/provenance.hpp"
#include "sim/version.hpp"

#include <fmt/format.h>
#include <utility>

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

std::string changes_text(std::span<const Override> changes) {
    std::string text;
    for (const Override& change : changes) {
        text += fmt::format("{}{}={}", text.empty() ? " with " : ", ", change.path, change.value);
    }
    return text;
}

} // namespace

CheckpointPlan checkpoint_plan(const LoadedScenario& loaded,
                               const std::filesystem::path& path,
                               const CheckpointInterval& every) {
    CheckpointPlan plan;
    plan.path = path;
    plan.every = every;
    plan.header.program_version = project_version();
    plan.header.git_commit = git_commit();
    plan.header.scenario_name = loaded.scenario.name;
    plan.header.resolved_scenario = loaded.resolved_yaml;
    plan.header.scenario_sha256 = loaded.sha256;
    return plan;
}

SavedRun open_checkpoint(const std::filesystem::path& path,
                         std::span<const Override> changes,
                         const LeverTable& levers) {
    check_branch_overrides(changes);
    SavedRun saved{std::make_unique<CheckpointReader>(path), {}, {}};
    const CheckpointHeader& header = saved.checkpoint->header();
    check_program(header, path.string());
    const std::string name = path.string() + ": scenario";
    saved.loaded = load_scenario_text(header.resolved_scenario, name, changes, levers);
    const LoadedScenario before = load_scenario_text(header.resolved_scenario, name, {}, levers);
    check_branch(before.scenario, saved.loaded.scenario, header.date);
    saved.lineage = header.lineage;
    saved.lineage.push_back(fmt::format("{}: resumed from {} at {}{}",
                                        now_text(),
                                        path.string(),
                                        to_string(header.date),
                                        changes_text(changes)));
    return saved;
}

} // namespace tenfold
