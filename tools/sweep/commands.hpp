// SPDX-License-Identifier: Apache-2.0
/// The commands for the many runs of a study.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Says what a study would do; tries one run for some seconds to know how long all would take.
[[nodiscard]] OptionCheck plan_command(CLI::App& app);

/// Makes the runs that are not done.
[[nodiscard]] OptionCheck sweep_run_command(CLI::App& app);

/// Writes scripts that make the runs on a cluster.
[[nodiscard]] OptionCheck emit_command(CLI::App& app);

/// Says what is done, and what failed.
[[nodiscard]] OptionCheck status_command(CLI::App& app);

/// Puts all shards together in one file.
[[nodiscard]] OptionCheck collect_command(CLI::App& app);

/// Prints which factors each output depends on.
[[nodiscard]] OptionCheck sensitivity_command(CLI::App& app);

/// Fits the factors of a study to its targets.
[[nodiscard]] OptionCheck calibrate_command(CLI::App& app);

inline constexpr std::array sweep_commands{
    Command{"sweep", CommandGroup::study, "Make the many runs of a study", nullptr},
    Command{"sweep plan",
            CommandGroup::study,
            "Say what a study would do, and how long it would take",
            plan_command},
    Command{"sweep run",
            CommandGroup::study,
            "Make the runs of a study that are not done yet",
            sweep_run_command},
    Command{"sweep emit",
            CommandGroup::study,
            "Write scripts that make the runs under Slurm, mpirun, GNU parallel or Snakemake",
            emit_command},
    Command{
        "sweep status", CommandGroup::study, "Say what is done, and what failed", status_command},
    Command{"sweep collect",
            CommandGroup::study,
            "Put all shards together in sweep.h5",
            collect_command},
    Command{"sensitivity",
            CommandGroup::study,
            "Say which factors of a sweep its outputs depend on",
            sensitivity_command},
    Command{"calibrate",
            CommandGroup::study,
            "Fit the factors of a study to its targets",
            calibrate_command}};

} // namespace tenfold
