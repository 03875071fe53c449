// SPDX-License-Identifier: Apache-2.0
/// A study ready to run: its plan, its outputs and the identity recorded in its files.
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

struct PreparedSweep {
    LoadedStudy loaded;
    StudyPlan plan;
    SweepOutputs outputs;
    SweepIdentity identity;
};

/// Reads and checks a study. Throws as load_study does.
[[nodiscard]] PreparedSweep prepare_sweep(const std::filesystem::path& study,
                                          std::span<const Override> overrides);

/// The same from the contents of a sweep's directory.
[[nodiscard]] PreparedSweep prepare_sweep(LoadedStudy loaded);

/// The scalars of every run: those of the study, or the headlines of the last year.
[[nodiscard]] std::vector<ScalarOutput> scalars_of(const Study& study);

/// The series of every run, with `headlines` expanded, and those that a forecast needs.
[[nodiscard]] std::vector<std::string> series_of(const Study& study);

/// The table of the runs [first, first + count), with its design and without results.
[[nodiscard]] SweepTable table_of(const PreparedSweep& sweep, std::size_t first, std::size_t count);

/// The command that makes one run; `scenario` is the scenario file of all runs.
[[nodiscard]] std::string
run_line(const PreparedSweep& sweep, const std::filesystem::path& scenario, std::size_t run);

} // namespace tenfold
