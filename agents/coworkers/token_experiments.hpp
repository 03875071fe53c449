// SPDX-License-Identifier: Apache-2.0
/// What coworkers could do if things were otherwise: if a better model were on offer, if all tokens
/// were dearer. Thought experiments at a barrier; nobody acts on them.
#pragma once

#include "core/parallel.hpp"

#include "agents/coworkers/generations.hpp"

#include <span>
#include <vector>

namespace tenfold {

/// How much intelligence the better model has over the best on offer.
inline constexpr double intelligence_step = 1.0;
/// By how much all tokens become dearer.
inline constexpr double price_rise = 0.1;

/// The potential of one occupation at full adoption, as things are and in the two experiments.
struct OccupationExperiment {
    double saving = 0.0;           // share of the wage cost
    double saving_better = 0.0;    // with a better model besides, at the price of the best
    double delegable = 0.0;        // share of the hours
    double tokens = 0.0;           // [Mtok per hour of the occupation]
    double delegable_dearer = 0.0; // with all tokens dearer
    double tokens_dearer = 0.0;
};

/// Both experiments with the choices of the latest generation, for hours that cost `hourly_cost`
/// by occupation [USD/h]; all 0 where nothing is on offer. Right after Generations::advance.
[[nodiscard]] std::vector<OccupationExperiment>
token_experiments(const CoworkerParameters& parameters,
                  const ModelCatalogue& catalogue,
                  const Generations& generations,
                  std::span<const double> hourly_cost,
                  ThreadPool& pool);

/// Value of intelligence (Eq. 66): what a model one unit more intelligent than the best, sold at
/// its price, would save, as a share of all wages; old models stay on offer. `wages` by occupation.
[[nodiscard]] double intelligence_value(std::span<const OccupationExperiment> occupations,
                                        std::span<const double> wages);

/// Price elasticities of the tokens that coworkers need (Eq. 70), positive where dearer tokens are
/// used less.
struct PriceResponse {
    double model_choice = 0.0; // tokens of a delegated hour: other models, less inference compute
    double threshold = 0.0;    // delegated hours: fewer tasks are worth it
};

/// `hours` by occupation; 0 if nothing is delegated.
[[nodiscard]] PriceResponse price_response(std::span<const OccupationExperiment> occupations,
                                           std::span<const double> hours);

/// What the experiments of a half-year came to.
struct ExperimentResults {
    double intelligence_value = 0.0;
    PriceResponse response;
};

} // namespace tenfold
