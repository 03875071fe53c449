// SPDX-License-Identifier: Apache-2.0
/// Intelligence of a model from its effective compute (observation O1), and time horizon and
/// success from its intelligence. Pure functions. (Eq. 6, Eq. 7)
#pragma once

#include "core/time.hpp"

#include "agents/ai/parameters.hpp"

namespace tenfold {

/// Decimal year (March 2023) at which training capital, hardware and algorithms have their
/// reference values.
inline constexpr double reference_year = 2023.2;

/// Outside capital for training runs of all labs [USD/yr] in an economy with GDP `gdp` [USD/yr]:
/// exponential growth up to a limit.
///     K(t) = [ (K0 g_K^(t - 2023.2))^-4 + (xi GDP)^-4 ]^(-1/4)
[[nodiscard]] double
training_capital(const IntelligenceParameters& parameters, double gdp, double year);

/// Training compute per dollar [FLOP/USD]: reference * g_hw^(t - 2023.2).
[[nodiscard]] double flop_per_dollar(const IntelligenceParameters& parameters, double year);

/// Growth of log10 of algorithmic efficiency [1/yr] if training compute grows at the logarithmic
/// rate `compute_growth` [1/yr]:
///     d log10 a / dt = log10(g_alg) [ (1 - nu) + nu clip(growth / ln(g_K g_hw), 0, 1.3) ]
/// with nu = compute_bound_progress; `research` is a factor on the first term.
[[nodiscard]] double algorithmic_progress(const IntelligenceParameters& parameters,
                                          double compute_growth,
                                          double research = 1.0);

/// Orders of magnitude of effective compute above the reference model (observation O1):
///     I = log10(F a / reference)
/// for training compute F [FLOP] and log10 of algorithmic efficiency a.
[[nodiscard]] double intelligence_of(const IntelligenceParameters& parameters,
                                     double training_compute,
                                     double log_efficiency);

/// Training compute for a model of the given intelligence without imitation [FLOP]: the inverse of
/// intelligence_of.
[[nodiscard]] double compute_needed(const IntelligenceParameters& parameters,
                                    double intelligence,
                                    double log_efficiency);

/// Largest inference multiple on offer at a date; 1 before the first step.
[[nodiscard]] double inference_multiplier(const IntelligenceParameters& parameters, Date date);

/// Intelligence including the gain from an inference multiple: I + kappa log10 m, of Eq. 7.
[[nodiscard]] double level_with_inference(const IntelligenceParameters& parameters,
                                          double intelligence,
                                          double multiplier);

/// Time horizon: length of tasks at which a model succeeds half of the time [min of skilled human
/// work] (Eq. 7):
///     h50 = h_ref 10^(beta (I + kappa log10 m) + offset)
[[nodiscard]] double horizon_minutes(const IntelligenceParameters& parameters,
                                     double intelligence,
                                     double multiplier,
                                     double offset_decades);

/// Probability of success on a task that takes a person `length_minutes` (Eq. 7):
///     p = ceiling / (1 + (length / h50)^slope)
/// Source of the slope: METR, ratio of 50 % to 80 % horizons.
[[nodiscard]] double
success_probability(double length_minutes, double horizon_minutes, double slope, double ceiling);

} // namespace tenfold
