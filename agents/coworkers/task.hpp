// SPDX-License-Identifier: Apache-2.0
/// A single task of a virtual coworker: length, success, tokens and review. Pure functions with
/// draws as arguments. (Eq. 61, 62)
#pragma once

#include "core/time.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tenfold {

/// Distribution of the single tasks of one domain of an occupation that are delegated to one model
/// in one mode. Lengths are hours of skilled human work.
struct TaskLaw {
    double log_median = 0.0;   // over all tasks of the domain, not weighted by hours [ln h]
    double length_sigma = 1.0; // standard deviation of ln length
    double shortest = 0.0;     // shortest delegated, in standard deviations from the median
    double longest = 0.0;
    double log_horizon = 0.0; // ln of the time horizon [ln h]
    double success_slope = 1.0;
    double success_ceiling = 1.0;
    double tokens_per_hour = 0.0; // [Mtok/h]
    double token_price = 0.0;     // [USD/Mtok]
    double handover_hours = 0.0;  // per task [h]
    double review_ratio = 0.0;    // hours of review per hour of length
    double detection = 1.0;       // share of failures that review detects
    double rework = 0.0;          // hours per hour of length after a detected failure
    double repair = 0.0;          // likewise after an undetected failure
};

/// Length of a task [h] from a uniform draw u (Eq. 61): lognormal, truncated to delegated lengths.
///     ln l = mu + sigma z,  z = F^-1(F(a) + u (F(b) - F(a)))
/// with F the standard normal distribution, and a and b the shortest and longest in standard
/// deviations.
[[nodiscard]] double task_length(const TaskLaw& law, double draw);

/// Probability of success on a task of this length [h] (Eq. 7).
[[nodiscard]] double task_success(const TaskLaw& law, double length);

/// Human hours for hand-over and review of a task: b + rho l.
[[nodiscard]] inline double task_review(const TaskLaw& law, double length) {
    return law.handover_hours + law.review_ratio * length;
}

/// Tokens of a task [Mtok].
[[nodiscard]] inline double task_tokens(const TaskLaw& law, double length) {
    return law.tokens_per_hour * length;
}

/// Human hours after a failure: rework if it was noticed, otherwise repair.
[[nodiscard]] inline double task_repair(const TaskLaw& law, double length, bool noticed) {
    return (noticed ? law.rework : law.repair) * length;
}

/// Time that a coworker with `week_hours` hours of work a week takes for a task (Eq. 62) [day]:
///     7 l / week_hours
/// Every task starts at once; by Little's law, the mean number of coworkers at work is the number
/// of coworkers (Eq. 9).
[[nodiscard]] Tick task_duration(double length, double week_hours);

/// Calendar time of `hours` at `hours_per_day`: at least one tick, at most a century.
[[nodiscard]] Tick working_time(double hours, double hours_per_day);

/// Domain of a task from a uniform draw, with probabilities proportional to `weights`;
/// weights.size() if all weights are 0.
[[nodiscard]] std::size_t draw_domain(std::span<const double> weights, double draw);

/// `amount` rounded up or down by a uniform draw, without bias. Throws RunError beyond largest_sum.
[[nodiscard]] std::int64_t round_at_random(double amount, double draw);

/// Rounds successive amounts to whole units and carries the remainder, so that the error of their
/// sum is at most half a unit.
class Remainder {
public:
    /// Whole units due after adding `amount`.
    std::int64_t take(double amount);
    [[nodiscard]] double fraction() const { return fraction_; }

private:
    double fraction_ = 0.5; // centres the rounding error on zero
};

} // namespace tenfold
