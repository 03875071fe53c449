// SPDX-License-Identifier: Apache-2.0
/// Checks between the values of a study, for load_study.
#pragma once

#include "scenarios/run_source.hpp"
#include "scenarios/study.hpp"
#include "scenarios/study_load.hpp"
#include "scenarios/validate.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Names of the columns of every sweep, which factors and outputs must not use.
[[nodiscard]] bool is_reserved_name(std::string_view name);

/// Reports a word that is not among the allowed, with the nearest.
void check_word(const std::string& word,
                const std::vector<std::string>& allowed,
                const std::string& path,
                const ProblemSink& problem);

/// Checks names, factors, design and forecast.
void check_study(const Study& study, const ProblemSink& problem);

/// Checks outputs, targets and forecast against the outputs of the scenario's runs.
void check_outputs(const Study& study,
                   const Scenario& base,
                   const StudyChecks& checks,
                   const ProblemSink& problem);

/// Checks the numbers of replicates of the runs, which start at that of the scenario.
void check_replicates(const Study& study, const Scenario& base, const ProblemSink& problem);

/// Checks the scenario with each factor alone at its ends, or at each of its values or cases.
void try_factors(const Study& study, const RunSource& source, const ProblemSink& problem);

} // namespace tenfold
