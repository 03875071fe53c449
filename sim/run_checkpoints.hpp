// SPDX-License-Identifier: Apache-2.0
/// Checkpoints of a scenario that was loaded: which a run writes, and how it is resumed.
#pragma once

#include "output/checkpoint_file.hpp"
#include "scenarios/load.hpp"

#include "sim/checkpoints.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Plan for RunOptions: a checkpoint at `path` at each interval, and one when the run is
/// interrupted.
[[nodiscard]] CheckpointPlan checkpoint_plan(const LoadedScenario& loaded,
                                             const std::filesystem::path& path,
                                             const CheckpointInterval& every = {});

/// A checkpoint that is ready to be resumed, with its scenario.
struct SavedRun {
    std::unique_ptr<CheckpointReader> checkpoint;
    LoadedScenario loaded;
    std::vector<std::string> lineage; // of the resumed run, for Provenance and CheckpointHeader
};

/// Opens a checkpoint and applies `changes` to its scenario: policies and events from the day that
/// the run has reached, and the end of the run. Throws UsageError for other changes, FileError if
/// another version or commit of the program wrote the checkpoint.
[[nodiscard]] SavedRun open_checkpoint(const std::filesystem::path& path,
                                       std::span<const Override> changes = {},
                                       const LeverTable& levers = shipped_levers());

} // namespace tenfold
