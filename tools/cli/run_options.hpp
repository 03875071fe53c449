// SPDX-License-Identifier: Apache-2.0
/// The options of `tenfold run` and `resume`.
#pragma once

#include "scenarios/load.hpp"

#include "sim/checkpoints.hpp"

#include <string>
#include <vector>

#include "tools/common/progress_bar.hpp"

namespace CLI {
class App;
}

namespace tenfold {

/// What `run` or `resume` is asked for, checked.
struct RunRequest {
    std::string source; // file of the scenario or checkpoint
    std::vector<Override>
        overrides;           // in the order in which they apply; --seed and the like come last
    std::string output_path; // empty: default_output_path
    unsigned threads = 0;    // 0: all that this process may use
    bool quiet = false;
    bool force = false; // existing files of outputs are replaced, whatever they are
    bool twin = false;  // run the scenario without artificial intelligence as well
    int seeds = 1;      // so many runs with twins, from the scenario's seed on
    ProgressStyle progress = ProgressStyle::automatic;
    std::string checkpoint_path; // of those to be written; empty: beside the results
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

/// Declare the options of one command; `raw` must live until `app` has parsed.
void define_run(CLI::App& app, RawRunOptions& raw);
void define_resume(CLI::App& app, RawRunOptions& raw);

/// Check the options of one command. They throw UsageError.
[[nodiscard]] RunRequest check_run(const RawRunOptions& raw);
[[nodiscard]] RunRequest check_resume(const RawRunOptions& raw);

} // namespace tenfold
