// SPDX-License-Identifier: Apache-2.0
/// Productivity through research, new tasks, investment that follows growth (Eq. 57 to 59). Pure
/// functions.
#pragma once

#include "agents/firms/parameters.hpp"

namespace tenfold {

/// Growth of the logarithm of productivity [1/yr] (Eq. 57), semi-endogenous (Bloom et al. 2020):
///     g0 [ (1 - x) + x Q^a exp(-b (log A - g0 t)) ]
/// with x the share from research, Q research output relative to the start, bounded, and log A - g0
/// t the argument `excess`. Q = 1 on trend gives g0.
[[nodiscard]] double science_growth(const ScienceParameters& parameters,
                                    double trend_growth,
                                    double research_output,
                                    double excess);

/// Factor of research output on the part of algorithmic progress that requires no compute.
[[nodiscard]] double research_factor(const ScienceParameters& parameters, double research_output);

/// New tasks after another `years`, in hours relative to a sector's initial work (Eq. 58):
///     N + rate (1 - h) years
/// with h people's hours per unit of the sector's old work.
[[nodiscard]] double
new_tasks(const NewTaskParameters& parameters, double tasks, double human_hours, double years);

/// Quality of a unit of output for final buyers, relative to the start, after `added` hours in new
/// tasks, which are part of `hours` (Eq. 58):
///     k (1 + quality added / hours)
/// An hour in new tasks is worth `quality` times the sector's previous value of an hour.
[[nodiscard]] double
next_quality(const NewTaskParameters& parameters, double quality, double added, double hours);

/// Logarithmic growth of a sector's productivities.
struct FactorGrowth {
    double labour = 0.0; // of labour productivity
    double saved = 0.0;  // fall of labour cost through coworkers
    double inputs = 0.0;
};

/// Contribution of a sector to the growth of total factor productivity, per unit of its output
/// (Eq. 45).
[[nodiscard]] inline double
total_factor_growth(const FactorGrowth& growth, double compensation, double inputs) {
    return compensation * (growth.labour + growth.saved) + inputs * growth.inputs;
}

} // namespace tenfold
