// SPDX-License-Identifier: Apache-2.0
/// The commands that run scenarios and explain them.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Runs one scenario and writes its results.
[[nodiscard]] OptionCheck run_command(CLI::App& app);

/// Goes on with a run from a checkpoint and writes its results.
[[nodiscard]] OptionCheck resume_command(CLI::App& app);

/// Lists the shipped scenarios and studies.
[[nodiscard]] OptionCheck scenarios_command(CLI::App& app);

/// Checks each scenario and reports on all; exit_file when any cannot be read, else exit_scenario
/// when any is invalid.
[[nodiscard]] OptionCheck validate_command(CLI::App& app);

/// Prints the reference of parameters.
[[nodiscard]] OptionCheck describe_command(CLI::App& app);

/// Runs a published model and writes its rows.
[[nodiscard]] OptionCheck replicate_command(CLI::App& app);

inline constexpr std::array cli_commands{
    Command{"run", CommandGroup::simulation, "Run a scenario and write its results", run_command},
    Command{
        "resume", CommandGroup::simulation, "Go on with a run from a checkpoint", resume_command},
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
            "Explain the parameters of scenarios",
            describe_command},
    Command{"replicate",
            CommandGroup::replication,
            "Run a published model on this engine",
            replicate_command}};

} // namespace tenfold
