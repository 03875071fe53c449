// SPDX-License-Identifier: Apache-2.0
/// What each value of a factor changes, over pairs of runs that differ in nothing else.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/confidence.hpp"
#include "tools/analysis/factor_levels.hpp"

namespace tenfold {

/// One value of a factor against the first one. NaN where no run has the number.
struct ValueEffect {
    double mean = 0.0;        // over all complete runs with the value
    std::size_t pairs = 0;    // of complete runs, with all other factors and the replicate the same
    Estimate change;          // mean over the pairs
    Estimate relative_change; // of ratios less one, over pairs of positive numbers; else NaN
};

/// Runs of each value, complete or not, in the order of the runs. In a grid, and in a list of one
/// factor, the n-th runs of two values differ in that factor alone.
using RunsByValue = std::vector<std::vector<std::size_t>>;
[[nodiscard]] RunsByValue runs_by_value(const Levels& levels);

/// An effect for each value; that of the first is zero. `outputs` has a number for each run, NaN
/// unless the run is complete.
[[nodiscard]] std::vector<ValueEffect> value_effects(std::span<const double> outputs,
                                                     const RunsByValue& runs);

} // namespace tenfold
