// SPDX-License-Identifier: Apache-2.0
/// Reads a study file and reports all its problems, as scenarios/load.hpp does for scenarios.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/run_source.hpp"
#include "scenarios/study.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A study, the scenario from which its runs start, and both as text.
struct LoadedStudy {
    Study study;
    std::string text;    // of the file, verbatim
    LoadedScenario base; // with the study's `set`, and the overrides
    RunSource source;    // makes the scenarios of its runs
    std::vector<std::filesystem::path> files =
        {}; // from which it was read; empty for texts in memory
};

/// Check by the output layer: returns the problem of a measure, or empty. The scenario is the base.
using MeasureCheck = std::function<std::string(const Measure&, const Scenario&)>;
/// The same for a series kept month by month.
using SeriesCheck = std::function<std::string(const std::string& series)>;

struct StudyChecks {
    MeasureCheck measure;
    SeriesCheck series;
};

/// Reads `path`. `overrides` change the scenario after the study's `set`. Checks every end, value
/// and case of every factor alone. Throws ScenarioError (the study or its scenario is invalid),
/// UsageError (the overrides are), FileError.
[[nodiscard]] LoadedStudy load_study(const std::filesystem::path& path,
                                     const StudyChecks& checks,
                                     std::span<const Override> overrides = {});

/// The same for texts from a sweep's directory: `study_text` and the resolved scenario from which
/// its runs start, which contains all changes. Factors are not checked again.
[[nodiscard]] LoadedStudy load_study_text(const std::string& study_text,
                                          const std::filesystem::path& name,
                                          const std::string& scenario_text,
                                          const std::filesystem::path& scenario_name);

} // namespace tenfold
