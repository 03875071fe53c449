// SPDX-License-Identifier: Apache-2.0
/// A single run of a sweep, and several runs in parallel.
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

/// Settings common to all runs of a sweep.
struct SweepSetting {
    const RunSource& source;
    const SweepOutputs& outputs;
    std::string country =
        {}; // of a world, the country whose outputs are kept; empty: home of the labs
    unsigned threads = 1;
    const std::atomic<bool>* interrupted = nullptr;
    CheckpointInterval checkpoint_every = {};
    std::string program_version = {}; // checkpoints of another version are not resumed
    std::string git_commit = {};
    std::function<void(const Progress&)> on_progress = {};
};

/// Makes the scenario, runs it and returns its outputs; a failed run is returned as failed. Returns
/// nothing if the run was interrupted: it has then written `checkpoint`, from which the next call
/// resumes and which is deleted when the run is complete. Throws FileError only.
[[nodiscard]] std::optional<KeptRun> run_one(const SweepSetting& setting,
                                             std::span<const Override> changes,
                                             const std::filesystem::path& checkpoint);

/// Calls `one(i)` for i = 0 to count - 1 in this order, `jobs` calls at a time, until a call
/// returns false. Rethrows an exception after the running calls have ended.
void run_side_by_side(std::size_t count,
                      unsigned jobs,
                      const std::function<bool(std::size_t)>& one);

/// Distribution of runs over this machine.
struct RunLayout {
    unsigned jobs = 1;    // runs at a time
    unsigned threads = 1; // of each run
};

/// Chooses the layout: one thread per run if there are enough runs and memory for all of them,
/// otherwise one run at a time on all threads. A small run gains little from a second thread
/// (docs/performance.md), and parallel runs share no data.
[[nodiscard]] RunLayout choose_layout(unsigned threads, std::size_t runs, const Scenario& scenario);

} // namespace tenfold
