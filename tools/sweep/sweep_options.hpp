// SPDX-License-Identifier: Apache-2.0
/// The options of `tenfold sweep plan|run|emit|status|collect`, of `sensitivity` and `calibrate`.
#pragma once

#include "scenarios/load.hpp"

#include "sim/checkpoints.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/common/options.hpp"

namespace tenfold {

/// The checked request of one of these commands.
struct SweepRequest {
    std::string study;     // file; empty: that of the directory
    std::string directory; // of the sweep
    std::string scheduler; // of `emit`
    std::vector<Override> overrides;
    unsigned jobs = 0;               // runs at a time; 0: automatic
    unsigned threads = 0;            // per run; 0: automatic
    std::vector<std::size_t> shards; // empty: all
    std::size_t runs_per_shard = 0;  // 0: automatic
    CheckpointInterval checkpoint_every;
    std::optional<std::size_t> run; // of `status`: the run whose command is printed
    std::string output;             // of `sensitivity`: the scalar; empty: all
    std::string progress = "auto";
    bool retry = false; // repeat failed runs
    bool quiet = false;
    bool json = false;
    bool force = false; // overwrite any existing file
};

/// The options as text.
struct RawSweepOptions {
    std::string study, directory, scheduler, jobs, threads, shards, runs_per_shard,
        checkpoint_every, run, output;
    std::vector<std::string> sets;
    std::string progress = "auto";
    bool retry = false;
    bool quiet = false;
    bool json = false;
    bool force = false;
};

/// Declare the options of one command; `raw` must outlive the parsing of the command line.
void define_plan(Options& options, RawSweepOptions& raw);
void define_sweep_run(Options& options, RawSweepOptions& raw);
void define_emit(Options& options, RawSweepOptions& raw);
void define_status(Options& options, RawSweepOptions& raw);
void define_collect(Options& options, RawSweepOptions& raw);
void define_sensitivity(Options& options, RawSweepOptions& raw);
void define_calibrate(Options& options, RawSweepOptions& raw);
/// Of a command outside this room that makes runs for its own purpose; it declares its study itself.
void define_own_runs(Options& options, RawSweepOptions& raw);

/// Check the options of one command. They throw UsageError, and ScenarioError if the file is not a
/// study.
[[nodiscard]] SweepRequest check_plan(const RawSweepOptions& raw);
[[nodiscard]] SweepRequest check_sweep_run(const RawSweepOptions& raw);
[[nodiscard]] SweepRequest check_emit(const RawSweepOptions& raw);
[[nodiscard]] SweepRequest check_calibrate(const RawSweepOptions& raw);
[[nodiscard]] SweepRequest check_own_runs(const RawSweepOptions& raw, const char* command);
/// Of `status`, `collect` and `sensitivity`.
[[nodiscard]] SweepRequest check_directory(const RawSweepOptions& raw);

/// "3", "0-7", "1,4,10-12" in order, each once. Throws UsageError.
[[nodiscard]] std::vector<std::size_t> shard_list(const std::string& text);

} // namespace tenfold
