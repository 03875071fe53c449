// SPDX-License-Identifier: Apache-2.0
/// Counterfactual potential of coworkers: with a better model on offer, and with all tokens more
/// expensive. Computed at a barrier for output only.
#pragma once

#include "core/parallel.hpp"

#include "agents/coworkers/generations.hpp"

#include <span>
#include <vector>

namespace tenfold {

/// Intelligence of the better model above the best model on offer.
inline constexpr double intelligence_step = 1.0;
/// Relative rise of all token prices.
inline constexpr double price_rise = 0.1;

/// Potential of one occupation at full adoption: actual, and in the two experiments.
struct OccupationExperiment {
    double saving = 0.0;           // share of the wage cost
    double saving_better = 0.0;    // with the better model on offer, too
    double delegable = 0.0;        // share of the hours
    double tokens = 0.0;           // [Mtok per hour of the occupation]
    double delegable_dearer = 0.0; // with expensive tokens
    double tokens_dearer = 0.0;
};

/// Both experiments relative to the choices of the latest generation; `hourly_cost` of labour by
/// occupation [USD/h]. All 0 if no model is on offer. To be called right after
/// Generations::advance.
[[nodiscard]] std::vector<OccupationExperiment>
token_experiments(const CoworkerParameters& parameters,
                  const ModelCatalogue& catalogue,
                  const Generations& generations,
                  std::span<const double> hourly_cost,
                  ThreadPool& pool);

/// Value of intelligence (Eq. 66): saving, as a share of all wages, from a model one unit more
/// intelligent than the best one, at its price; the other models stay on offer. `wages` by
/// occupation.
[[nodiscard]] double intelligence_value(std::span<const OccupationExperiment> occupations,
                                        std::span<const double> wages);

/// Price elasticities of coworkers' demand for tokens (Eq. 70), positive if demand falls with
/// price.
struct PriceResponse {
    double model_choice = 0.0; // tokens per delegated hour: other models, lower inference multiples
    double threshold = 0.0;    // delegated hours: fewer tasks are worth delegating
};

/// `hours` by occupation; 0 if nothing is delegated.
[[nodiscard]] PriceResponse price_response(std::span<const OccupationExperiment> occupations,
                                           std::span<const double> hours);

/// Results of the experiments of a half-year.
struct ExperimentResults {
    double intelligence_value = 0.0;
    PriceResponse response;
};

} // namespace tenfold
