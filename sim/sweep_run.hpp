// SPDX-License-Identifier: Apache-2.0
/// One run of a sweep, and many of them side by side.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/run_source.hpp"

#include "sim/run.hpp"
#include "sim/sweep_outputs.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace tenfold {

/// What all runs of a sweep share.
struct SweepSetting {
    const RunSource& source;
    const SweepOutputs& outputs;
    std::string country =
        {}; // whose results are kept, in a world of several; empty: home of the labs
    unsigned threads = 1;
    const std::atomic<bool>* interrupted = nullptr;
    CheckpointInterval checkpoint_every = {};
    std::string program_version = {}; // a checkpoint of another program is not gone on with
    std::string git_commit = {};
    std::function<void(const Progress&)> on_progress = {};
};

/// Makes the scenario, simulates it and keeps what is wanted; a run that fails is kept as failed.
/// Nothing when it was interrupted: then it has written `checkpoint`, from which the next call goes
/// on, and which goes when the run is complete. Throws FileError only.
[[nodiscard]] std::optional<KeptRun> run_one(const SweepSetting& setting,
                                             std::span<const Override> changes,
                                             const std::filesystem::path& checkpoint);

/// Calls `one(i)` for 0 <= i < count in that order, `jobs` of them at a time, until one returns
/// false. An exception is rethrown when those under way have ended.
void run_side_by_side(std::size_t count,
                      unsigned jobs,
                      const std::function<bool(std::size_t)>& one);

/// How runs share this machine.
struct RunLayout {
    unsigned jobs = 1;    // at a time
    unsigned threads = 1; // of each
};

/// Chooses: one run per thread while so many fit into the memory that is free and there are so many
/// runs, else one run after the other on all threads. Runs gain little from a second thread while
/// they are small (docs/performance.md), and side by side they share nothing.
[[nodiscard]] RunLayout choose_layout(unsigned threads, std::size_t runs, const Scenario& scenario);

} // namespace tenfold
