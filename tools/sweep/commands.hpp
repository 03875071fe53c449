// SPDX-License-Identifier: Apache-2.0
/// The commands that run and analyse studies.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Prints the runs of a study and estimates their time and size from a trial run of some seconds.
[[nodiscard]] OptionCheck plan_command(Options& options);

/// Makes the missing runs of a study.
[[nodiscard]] OptionCheck sweep_run_command(Options& options);

/// Writes scripts that run a study on a cluster.
[[nodiscard]] OptionCheck emit_command(Options& options);

/// Prints progress and failed runs.
[[nodiscard]] OptionCheck status_command(Options& options);

/// Collects all shards in one file.
[[nodiscard]] OptionCheck collect_command(Options& options);

/// Prints the sensitivity of each output to the factors.
[[nodiscard]] OptionCheck sensitivity_command(Options& options);

/// Fits the factors of a study to its targets.
[[nodiscard]] OptionCheck calibrate_command(Options& options);

inline constexpr std::array sweep_commands{
    Command{"sweep", CommandGroup::study, "Run a study", nullptr},
    Command{"sweep plan",
            CommandGroup::study,
            "Print the runs of a study and estimate their time and size",
            plan_command},
    Command{"sweep run",
            CommandGroup::study,
            "Make the runs of a study, or resume them",
            sweep_run_command},
    Command{"sweep emit",
            CommandGroup::study,
            "Write scripts that run a study under Slurm, MPI, GNU parallel or Snakemake",
            emit_command},
    Command{"sweep status", CommandGroup::study, "Print progress and failed runs", status_command},
    Command{
        "sweep collect", CommandGroup::study, "Collect all shards in sweep.h5", collect_command},
    Command{"sensitivity",
            CommandGroup::study,
            "Analyse the sensitivity of a sweep's outputs to its factors",
            sensitivity_command},
    Command{"calibrate",
            CommandGroup::study,
            "Fit the factors of a study to its targets",
            calibrate_command}};

} // namespace tenfold
