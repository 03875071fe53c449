// SPDX-License-Identifier: Apache-2.0
/// Progress: productivity by research, new tasks, investment that follows growth. Pure functions.
/// (Eq. 57 to 59)
#pragma once

#include "agents/firms/parameters.hpp"

namespace tenfold {

/// Growth of the logarithm of productivity [1/yr] (Eq. 57):
///     g0 [ (1 - x) + x Q^a exp(-b (log A - g0 t)) ]
/// with x the share that research brings, Q its output relative to the start, bounded; `excess` is
/// log A - g0 t. Q = 1 on trend gives g0. Semi-endogenous: Bloom et al. 2020.
[[nodiscard]] double science_growth(const ScienceParameters& parameters,
                                    double trend_growth,
                                    double research_output,
                                    double excess);

/// Factor of research output on the part of algorithmic progress that does not need compute.
[[nodiscard]] double research_factor(const ScienceParameters& parameters, double research_output);

/// New tasks after `years`, hours relative to a sector's work of the start (Eq. 58):
///     N + rate (1 - h) years
/// with h the sector's human hours per unit of its old work.
[[nodiscard]] double
new_tasks(const NewTaskParameters& parameters, double tasks, double human_hours, double years);

/// What a unit of output gives final buyers, relative to the start, after `added` hours in new
/// tasks have made its hours `hours` (Eq. 58):
///     k (1 + quality added / hours)
/// The hours are worth `quality` times what as many hours brought in the sector until then.
[[nodiscard]] double
next_quality(const NewTaskParameters& parameters, double quality, double added, double hours);

/// Factor on investment for capital to follow output (Eq. 59):
///     1 + strength (clip(1 + (g - g0) / (0.05 + g0), 0.5, 2) - 1)
/// with g the growth of output [1/yr] and 0.05 the rate at which capital wears out (memory: BEA).
[[nodiscard]] double
accelerator(const ProductionParameters& parameters, double growth, double trend_growth);

/// Logarithmic growth of a sector's productivities.
struct FactorGrowth {
    double labour = 0.0; // of people
    double saved = 0.0;  // fall of the cost of labour by coworkers
    double inputs = 0.0;
};

/// Contribution of a sector to the growth of total factor productivity, per unit of its output
/// (Eq. 45).
[[nodiscard]] inline double
total_factor_growth(const FactorGrowth& growth, double compensation, double inputs) {
    return compensation * (growth.labour + growth.saved) + inputs * growth.inputs;
}

} // namespace tenfold
