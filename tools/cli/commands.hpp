// SPDX-License-Identifier: Apache-2.0
/// What each command of `tenfold` does. Data goes to stdout, progress and problems to stderr.
#pragma once

#include <atomic>
#include <string>

#include "tools/cli/command_line.hpp"

namespace tenfold {

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

} // namespace tenfold
