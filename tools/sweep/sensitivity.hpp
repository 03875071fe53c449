// SPDX-License-Identifier: Apache-2.0
/// What a sweep says about which factors each of its outputs depends on.
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

/// All that is said about one output.
struct OutputSensitivity {
    std::string key;
    std::string unit;
    std::string problem;               // why nothing can be said; empty: none
    std::vector<FactorEffects> values; // of factors that are not numbers
    double mean = 0.0;
    double deviation = 0.0; // standard deviation over points
    double noise_share = 0.0;
    std::optional<SobolIndices> sobol;            // of a Saltelli design
    std::vector<MorrisEffect> effects;            // of a Morris design, a factor each
    std::vector<TornadoBar> bars;                 // of a one-at-a-time design
    std::vector<std::size_t> regressors;          // factors that are numbers
    std::optional<StandardisedRegression> linear; // over the points that sample the space
    std::optional<StandardisedRegression> ranks;
};

/// Of one scalar of a complete sweep.
[[nodiscard]] OutputSensitivity sensitivity_of(const SweepTable& table,
                                               const Study& study,
                                               const StudyPlan& plan,
                                               const SweepScalar& scalar);

/// For people, and as one JSON object.
[[nodiscard]] std::string sensitivity_text(const StudyPlan& plan,
                                           const std::vector<OutputSensitivity>& outputs);
[[nodiscard]] std::string sensitivity_json(const SweepTable& table,
                                           const StudyPlan& plan,
                                           const std::vector<OutputSensitivity>& outputs);

} // namespace tenfold
