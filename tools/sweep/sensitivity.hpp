// SPDX-License-Identifier: Apache-2.0
/// Sensitivity of the outputs of a sweep to its factors, by the methods that its design allows.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"
#include "scenarios/study_plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/analysis/sensitivity_indices.hpp"
#include "tools/sweep/factor_effects.hpp"

namespace tenfold {

struct OutputSensitivity {
    std::string key;
    std::string unit;
    std::string problem;               // why no analysis is possible; empty: none
    std::vector<FactorEffects> values; // of factors that are not numeric
    double mean = 0.0;
    double deviation = 0.0; // standard deviation over design points
    double noise_share = 0.0;
    std::optional<SobolIndices> sobol;            // of a Saltelli design
    std::vector<MorrisEffect> effects;            // of a Morris design, one for each factor
    std::vector<TornadoBar> bars;                 // of a one-at-a-time design
    std::vector<std::size_t> regressors;          // the numeric factors
    std::optional<StandardisedRegression> linear; // over the points that sample the space
    std::optional<StandardisedRegression> ranks;
};

/// Analysis of one scalar of a complete sweep.
[[nodiscard]] OutputSensitivity sensitivity_of(const SweepTable& table,
                                               const Study& study,
                                               const StudyPlan& plan,
                                               const SweepScalar& scalar);

/// As text, and as one JSON object.
[[nodiscard]] std::string sensitivity_text(const StudyPlan& plan,
                                           const std::vector<OutputSensitivity>& outputs);
[[nodiscard]] std::string sensitivity_json(const SweepTable& table,
                                           const StudyPlan& plan,
                                           const std::vector<OutputSensitivity>& outputs);

} // namespace tenfold
