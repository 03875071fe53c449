// SPDX-License-Identifier: Apache-2.0
/// Minimisation of an expensive function (a simulation) over the unit cube: a global search, then a
/// local search near the best point. Deterministic: no random numbers.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Numbers of evaluations, and the start, whose size is the number of coordinates, each in [0, 1].
struct SearchPlan {
    int global_evaluations = 0; // the sum of both must be positive
    int local_evaluations = 0;
    std::vector<double> start; // evaluated first; start of the local search if there is no global
};

/// One evaluation.
struct SearchStep {
    std::vector<double> place;
    double value = 0.0; // as returned by the objective, even if it is not finite
    bool local = false; // whether it belongs to the local search
};

struct SearchResult {
    std::vector<double>
        place;          // best point (the first, if several); the start if all evaluations failed
    double value = 0.0; // infinity if all evaluations failed
    std::vector<SearchStep> steps;
    std::string stopped; // reason, as a clause: "all evaluations were made"
};

/// The local search has converged when coordinates change by less than this.
inline constexpr double search_tolerance = 1e-4;

/// Values of at least this size, infinities and NaN mark failed evaluations, all equally bad.
inline constexpr double failed_value = 1e100;

/// Minimises `objective` over the unit cube. No point is evaluated twice; a repeated point counts as
/// an evaluation, so that there may be fewer steps than planned. The same plan and values give the
/// same steps bit for bit. Stops early when `interrupted` (which may be null) becomes true, and then
/// drops a failed last evaluation. Exceptions of the objective are passed on. Throws RunError for an
/// invalid plan.
[[nodiscard]] SearchResult minimise(const std::function<double(std::span<const double>)>& objective,
                                    const SearchPlan& plan,
                                    const std::atomic<bool>* interrupted = nullptr);

} // namespace tenfold
