// SPDX-License-Identifier: Apache-2.0
/// What each command of `tenfold` does. Data goes to stdout, progress and problems to stderr.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "tools/command_line.hpp"

namespace tenfold {

/// Exit codes of the process.
enum ExitCode : int {
    exit_ok = 0,
    exit_run_failed = 1,
    exit_usage = 2,
    exit_scenario = 3,
    exit_file = 4,
    exit_interrupted = 5,
    exit_failed_runs = 6
};

/// Runs one scenario and writes its results; `invocation` is the command line for the provenance.
/// Throws ScenarioError, UsageError, FileError or RunError.
[[nodiscard]] int run_command(const CommandLine& line,
                              const std::string& invocation,
                              const std::atomic<bool>& interrupted);

/// Goes on with a run from a checkpoint and writes its results. Throws ScenarioError, UsageError,
/// FileError or RunError.
[[nodiscard]] int resume_command(const CommandLine& line,
                                 const std::string& invocation,
                                 const std::atomic<bool>& interrupted);

/// Checks each scenario and reports on all; exit_file when any cannot be read, else exit_scenario
/// when any is invalid.
[[nodiscard]] int validate_command(const CommandLine& line);

/// Says on stderr which policies a tax cannot pay for (sim/financing_check.hpp).
void warn_of_financing(const Scenario& scenario);

/// Prints the reference of parameters.
[[nodiscard]] int describe_command(const CommandLine& line);

/// Runs a published model and writes its rows. Throws ScenarioError, UsageError, FileError or
/// RunError.
[[nodiscard]] int replicate_command(const ReplicateRequest& request,
                                    const std::atomic<bool>& interrupted);

/// Does what `tenfold sweep`, `sensitivity` or `calibrate` is asked for. Throws ScenarioError,
/// UsageError, FileError or RunError.
[[nodiscard]] int sweep_command(const SweepRequest& request,
                                const std::string& invocation,
                                const std::atomic<bool>& interrupted);

/// Prints a run, or one series of it. Throws UsageError when there is no such series, FileError.
[[nodiscard]] int show_command(const ResultsRequest& request);

/// Writes a run as tables into a folder. Throws FileError.
[[nodiscard]] int export_command(const ResultsRequest& request);

/// Prints how runs differ. Throws UsageError when they have no month in common, FileError.
[[nodiscard]] int compare_command(const ResultsRequest& request);

/// Writes runs, or a collected sweep, as one page for a browser. Throws UsageError when a folder
/// has no collected sweep, FileError, RunError when this program was built without the page.
[[nodiscard]] int report_command(const ResultsRequest& request);

/// The arguments as a line that can be pasted into a shell.
[[nodiscard]] std::string shell_line(const std::vector<std::string>& arguments);

} // namespace tenfold
