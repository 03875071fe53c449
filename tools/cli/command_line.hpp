// SPDX-License-Identifier: Apache-2.0
/// The command line of `tenfold`: text in, a checked request out. Nothing is read or written here.
#pragma once

#include "scenarios/load.hpp"

#include "sim/checkpoints.hpp"

#include <string>
#include <vector>

#include "tools/cli/replicate_options.hpp"
#include "tools/common/progress_bar.hpp"
#include "tools/common/terminal.hpp"
#include "tools/results/results_options.hpp"
#include "tools/sweep/sweep_options.hpp"

namespace tenfold {

/// What the user asks for.
enum class Command {
    show_text,
    run,
    resume,
    validate,
    describe,
    replicate,
    show_results,
    export_results,
    compare_results,
    report_results,
    sweep
};

/// What `tenfold describe` prints.
enum class DescribeFormat { text, markdown, json_schema };

/// A checked command line.
struct CommandLine {
    Command command = Command::show_text;
    std::string text; // what `show_text` prints: help or version

    std::vector<std::string> scenarios; // of `run` (one) and `validate`
    std::vector<Override>
        overrides;           // in the order in which they apply; --seed and the like come last
    std::string output_path; // empty: default_output_path
    unsigned threads = 0;    // 0: all that this process may use
    bool quiet = false;
    bool force = false; // existing files of outputs are replaced, whatever they are
    bool twin = false;  // run the scenario without artificial intelligence as well
    int seeds = 1;      // so many runs with twins, from the scenario's seed on
    ProgressStyle progress = ProgressStyle::automatic;
    std::string checkpoint_source; // of `resume`
    std::string checkpoint_path;   // of those to be written; empty: beside the results
    CheckpointInterval checkpoint_every;

    std::string key; // of `describe`; empty: everything
    DescribeFormat format = DescribeFormat::text;

    ReplicateRequest replicate;
    ResultsRequest results; // of the commands that read results
    SweepRequest sweep;
};

/// Parses `arguments` (without the program's name). Throws UsageError whose message names the
/// nearest command or option when one is misspelt. Help is written for so many columns.
[[nodiscard]] CommandLine parse_command_line(std::vector<std::string> arguments,
                                             std::size_t columns = usual_columns);

} // namespace tenfold
