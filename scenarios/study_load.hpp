// SPDX-License-Identifier: Apache-2.0
/// Reads a study file and says everything that is wrong with it, as scenarios/load.hpp does for
/// scenarios.
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

/// A study, the scenario that its runs start from, and both as text.
struct LoadedStudy {
    Study study;
    std::string text;                              // of the file, word for word
    LoadedScenario base;                           // with the study's `set`, and the overrides
    RunSource source;                              // makes the scenarios of its runs
    std::vector<std::filesystem::path> files = {}; // that it was read from; none of texts in memory
};

/// What the output layer knows and the study is checked against: the problem of a measure, or
/// nothing. The scenario is the base.
using MeasureCheck = std::function<std::string(const Measure&, const Scenario&)>;
/// The same for a series kept month by month.
using SeriesCheck = std::function<std::string(const std::string& series)>;

struct StudyChecks {
    MeasureCheck measure;
    SeriesCheck series;
};

/// Reads `path`. `overrides` change the scenario after the study's `set`. Every end, value and case
/// of every factor is tried alone. Throws ScenarioError (the study or its scenario is wrong),
/// UsageError (the overrides are), FileError.
[[nodiscard]] LoadedStudy load_study(const std::filesystem::path& path,
                                     const StudyChecks& checks,
                                     std::span<const Override> overrides = {});

/// The same for texts that were written down: `study_text` and the resolved scenario that its runs
/// start from, which has all changes in it. Nothing is tried again but the reading.
[[nodiscard]] LoadedStudy load_study_text(const std::string& study_text,
                                          const std::filesystem::path& name,
                                          const std::string& scenario_text,
                                          const std::filesystem::path& scenario_name);

} // namespace tenfold
