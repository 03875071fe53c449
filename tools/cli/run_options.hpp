// SPDX-License-Identifier: Apache-2.0
/// The options of `tenfold run` and `resume`.
#pragma once

#include "scenarios/load.hpp"

#include "sim/checkpoints.hpp"

#include <string>
#include <vector>

#include "tools/common/options.hpp"
#include "tools/common/progress_bar.hpp"

namespace tenfold {

/// The checked request of `run` or `resume`.
struct RunRequest {
    std::string source; // scenario file or checkpoint
    std::vector<Override>
        overrides;           // in order of application; --seed and similar options come last
    std::string output_path; // empty: default_output_path
    unsigned threads = 0;    // 0: all available to this process
    bool quiet = false;
    bool force = false; // overwrite any existing file
    bool twin = false;  // run the twin without AI as well
    int seeds = 1;      // number of runs with twins, from the scenario's seed on
    ProgressStyle progress = ProgressStyle::automatic;
    std::string checkpoint_path; // to be written; empty: beside the results
    CheckpointInterval checkpoint_every;
};

/// The options as text (tools/common/option_values.hpp).
struct RawRunOptions {
    std::vector<std::string> sources, sets;
    std::string out, seed, replicate, threads, scale, until;
    std::string checkpoint_every, checkpoint_at, checkpoint;
    std::string progress = "auto";
    std::string seeds;
    bool quiet = false;
    bool force = false;
    bool twin = false;
};

/// Declare the options of one command; `raw` must outlive the parsing of the command line.
void define_run(Options& options, RawRunOptions& raw);
void define_resume(Options& options, RawRunOptions& raw);

/// Check the options of one command. They throw UsageError.
[[nodiscard]] RunRequest check_run(const RawRunOptions& raw);
[[nodiscard]] RunRequest check_resume(const RawRunOptions& raw);

} // namespace tenfold
