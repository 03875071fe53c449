// SPDX-License-Identifier: Apache-2.0
/// The commands that run, check and describe scenarios.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Runs one scenario and writes its results.
[[nodiscard]] OptionCheck run_command(Options& options);

/// Resumes a run from a checkpoint and writes its results.
[[nodiscard]] OptionCheck resume_command(Options& options);

/// Lists the shipped scenarios and studies.
[[nodiscard]] OptionCheck scenarios_command(Options& options);

/// Checks all scenarios; exit code exit_file if any cannot be read, else exit_scenario if any is
/// invalid.
[[nodiscard]] OptionCheck validate_command(Options& options);

/// Prints reference documentation of parameters, series and levers.
[[nodiscard]] OptionCheck describe_command(Options& options);

/// Replicates a published model and writes its time series.
[[nodiscard]] OptionCheck replicate_command(Options& options);

inline constexpr std::array cli_commands{
    Command{"run", CommandGroup::simulation, "Run a scenario and write its results", run_command},
    Command{"resume", CommandGroup::simulation, "Resume a run from a checkpoint", resume_command},
    Command{"scenarios",
            CommandGroup::scenario,
            "List the shipped scenarios and studies",
            scenarios_command},
    Command{"validate",
            CommandGroup::scenario,
            "Check scenario files without running them",
            validate_command},
    Command{"describe",
            CommandGroup::scenario,
            "Describe parameters, levers, series and studies",
            describe_command},
    Command{
        "replicate", CommandGroup::replication, "Replicate a published model", replicate_command}};

} // namespace tenfold
