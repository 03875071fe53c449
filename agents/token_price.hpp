// SPDX-License-Identifier: Apache-2.0
/// What it costs to serve a model (observation O2). Pure functions. (Eq. 8)
#pragma once

#include "agents/ai_parameters.hpp"

namespace tenfold {

/// Gain of inference engineering since March 2023 [1].
///     1/G = 1/G_max + (1 - 1/G_max) g_inf^-(t - 2023.2),  g_inf = decline / (g_hw g_alg^e)
/// so that G = 1 in March 2023, and the price of constant intelligence falls by `decline_per_year`
/// as long as G << G_max and algorithms advance at g_alg. Where hardware and algorithms alone are
/// faster than the declared decline, G = g_inf^(t - 2023.2) falls: a token takes ever more compute.
[[nodiscard]] double engineering_gain(const TokenPriceParameters& prices,
                                      const IntelligenceParameters& intelligence,
                                      double year);

/// Marginal cost of a million tokens of a model trained with `training_compute` FLOP [USD/Mtok]
/// (Eq. 8).
///     c = max( c_ref (F / F_ref)^e / (g_hw^(t - 2023.2) G), floor / g_hw^(t - 2025) )
[[nodiscard]] double serving_cost(const TokenPriceParameters& prices,
                                  const IntelligenceParameters& intelligence,
                                  double training_compute,
                                  double year);

/// Tokens that models released in `year` spend on a task relative to models of 2023 [1]:
/// min(growth^(year - 2023), limit).
[[nodiscard]] double wordiness(const TokenPriceParameters& prices, double year);

} // namespace tenfold
