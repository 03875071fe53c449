// SPDX-License-Identifier: Apache-2.0
/// What each command of `tenfold sweep` does. All throw ScenarioError, UsageError, FileError or
/// RunError, and return the exit code.
#pragma once

#include <atomic>
#include <string>

#include "tools/sweep/sweep_directory.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

/// Does what `tenfold sweep`, `sensitivity` or `calibrate` is asked for. Throws ScenarioError,
/// UsageError, FileError or RunError.
[[nodiscard]] int sweep_command(const SweepRequest& request,
                                const std::string& invocation,
                                const std::atomic<bool>& interrupted);

/// Says what a study would do; tries one run for some seconds to know how long all would take.
[[nodiscard]] int plan_command(const SweepRequest& request, const std::atomic<bool>& interrupted);

/// Makes the runs that are not done.
[[nodiscard]] int sweep_run_command(const SweepRequest& request,
                                    const std::string& invocation,
                                    const std::atomic<bool>& interrupted);

[[nodiscard]] int emit_command(const SweepRequest& request, const std::atomic<bool>& interrupted);

[[nodiscard]] int status_command(const SweepRequest& request);

[[nodiscard]] int collect_command(const SweepRequest& request, const std::string& invocation);

[[nodiscard]] int sensitivity_command(const SweepRequest& request);

/// Fits the factors of a study to its targets.
[[nodiscard]] int calibrate_command(const SweepRequest& request,
                                    const std::atomic<bool>& interrupted);

/// The sweep in a directory, from its shards, or in a collected file.
[[nodiscard]] SweepTable open_sweep(const std::filesystem::path& path);

/// The study, plan and outputs that a table was made with, from the texts in it.
[[nodiscard]] PreparedSweep sweep_of(const SweepTable& table, const std::filesystem::path& path);

/// The whole sweep from its shards; runs that are not done are missing.
[[nodiscard]] SweepTable collect(const SweepDirectory& directory);

/// What a try of a sweep's first run has shown.
struct RunEstimate {
    double seconds = 0.0; // of one run on one thread
    double tried = 0.0;   // share of the run that was tried
};

/// Tries the first run for at most `limit` seconds. A run that fails at once gives its time.
[[nodiscard]] RunEstimate
estimate_run(const PreparedSweep& sweep, double limit, const std::atomic<bool>& interrupted);

} // namespace tenfold
