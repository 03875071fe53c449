// SPDX-License-Identifier: Apache-2.0
/// Search for the smallest value of a function of places in the unit cube, each of which may cost a
/// simulation: first everywhere, then near the best place. No random numbers.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// How much to try. The size of `start` is the number of coordinates; all of them lie in [0, 1].
struct SearchPlan {
    int global_evaluations = 0; // at least one of both
    int local_evaluations = 0;
    std::vector<double> start; // tried first; the local search begins here if there is no global
};

/// One evaluation.
struct SearchStep {
    std::vector<double> place;
    double value = 0.0; // as the objective gave it, also where it is no number
    bool local = false; // of the local search
};

struct SearchResult {
    std::vector<double> place; // the first of the best; the start if every evaluation failed
    double value = 0.0;        // infinity if every evaluation failed
    std::vector<SearchStep> steps;
    std::string stopped; // why the search ended, as a clause: "all evaluations were made"
};

/// Difference of coordinates at which the local search counts as converged.
inline constexpr double search_tolerance = 1e-4;

/// Values of this size and above, infinities and NaN are those of failed evaluations: all equally
/// bad.
inline constexpr double failed_value = 1e100;

/// Minimises `objective` over the unit cube. No place is evaluated twice; a repeated one counts as
/// an evaluation nevertheless, so that the steps may be fewer than planned. The same plan and
/// values give the same steps, bit for bit. Ends early when `interrupted` (may be null) becomes
/// true; an evaluation that failed meanwhile is left out. Exceptions of the objective come through.
/// Throws RunError for a plan that is none.
[[nodiscard]] SearchResult minimise(const std::function<double(std::span<const double>)>& objective,
                                    const SearchPlan& plan,
                                    const std::atomic<bool>* interrupted = nullptr);

} // namespace tenfold
