// SPDX-License-Identifier: Apache-2.0
/// Effect of each value of a factor relative to its first value, over pairs of runs that differ only
/// in that factor.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/confidence.hpp"
#include "tools/analysis/factor_levels.hpp"

namespace tenfold {

/// One value relative to the first. NaN if no run has an output.
struct ValueEffect {
    double mean = 0.0;        // over the complete runs with the value
    std::size_t pairs = 0;    // complete pairs; all other factors and the replicate are equal
    Estimate change;          // mean over the pairs
    Estimate relative_change; // mean ratio less one; NaN unless all numbers are positive
};

/// Runs of each value, complete or not, in the order of the runs. In a grid, and in a list of one
/// factor, the n-th runs of two values differ only in that factor.
using RunsByValue = std::vector<std::vector<std::size_t>>;
[[nodiscard]] RunsByValue runs_by_value(const Levels& levels);

/// One effect for each value; zero for the first. `outputs` has a number for each run, NaN unless
/// the run is complete.
[[nodiscard]] std::vector<ValueEffect> value_effects(std::span<const double> outputs,
                                                     const RunsByValue& runs);

} // namespace tenfold
