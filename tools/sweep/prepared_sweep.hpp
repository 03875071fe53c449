// SPDX-License-Identifier: Apache-2.0
/// A study ready to run: its plan, what is kept, and what its files say of themselves.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study_load.hpp"
#include "scenarios/study_plan.hpp"

#include "sim/sweep_outputs.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// A study with all that follows from it.
struct PreparedSweep {
    LoadedStudy loaded;
    StudyPlan plan;
    SweepOutputs outputs;
    SweepIdentity identity;
};

/// Reads a study with all checks. See load_study for what is thrown.
[[nodiscard]] PreparedSweep prepare_sweep(const std::filesystem::path& study,
                                          std::span<const Override> overrides);

/// The same from what a directory of a sweep holds.
[[nodiscard]] PreparedSweep prepare_sweep(LoadedStudy loaded);

/// The numbers kept of every run: those of the study, or the headlines of the last year.
[[nodiscard]] std::vector<ScalarOutput> scalars_of(const Study& study);

/// The series kept of every run, `headlines` written out.
[[nodiscard]] std::vector<std::string> series_of(const Study& study);

/// The table of the runs [first, first + count), its design filled in and nothing run.
[[nodiscard]] SweepTable table_of(const PreparedSweep& sweep, std::size_t first, std::size_t count);

/// The command that makes one run alone: `scenario` is the file that all runs start from.
[[nodiscard]] std::string
run_line(const PreparedSweep& sweep, const std::filesystem::path& scenario, std::size_t run);

} // namespace tenfold
