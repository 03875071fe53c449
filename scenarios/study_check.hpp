// SPDX-License-Identifier: Apache-2.0
/// Everything about a study that is wrong although each value is right: what load_study checks.
#pragma once

#include "scenarios/run_source.hpp"
#include "scenarios/study.hpp"
#include "scenarios/study_load.hpp"
#include "scenarios/validate.hpp"

#include <string_view>

namespace tenfold {

/// Names of the columns that every sweep has; no factor or output may be called so.
[[nodiscard]] bool is_reserved_name(std::string_view name);

/// Names, factors and design by themselves.
void check_study(const Study& study, const ProblemSink& problem);

/// Outputs and targets against what runs of the scenario give.
void check_outputs(const Study& study,
                   const Scenario& base,
                   const StudyChecks& checks,
                   const ProblemSink& problem);

/// The numbers of replicates that runs would take, beside that of the scenario.
void check_replicates(const Study& study, const Scenario& base, const ProblemSink& problem);

/// Reads the scenario with each factor alone at its ends, or at each of its values or cases.
void try_factors(const Study& study, const RunSource& source, const ProblemSink& problem);

} // namespace tenfold
