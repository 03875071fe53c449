// SPDX-License-Identifier: Apache-2.0
/// A single task of a virtual coworker: how long it is, whether it succeeds, what it takes. Pure
/// functions; draws are passed in. (Eq. 61, 62)
#pragma once

#include "core/time.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tenfold {

/// What the single tasks of one domain of an occupation are like that are delegated to one model in
/// one mode. Lengths are hours of skilled human work.
struct TaskLaw {
    double log_median = 0.0;   // over all tasks of the domain, each counted once [ln h]
    double length_sigma = 1.0; // standard deviation of ln length
    double shortest = 0.0;     // that is delegated, in standard deviations from the median
    double longest = 0.0;
    double log_horizon = 0.0; // ln of the 50 % horizon [ln h]
    double success_slope = 1.0;
    double success_ceiling = 1.0;
    double tokens_per_hour = 0.0; // [Mtok/h]
    double token_price = 0.0;     // [USD/Mtok]
    double handover_hours = 0.0;  // per task [h]
    double review_ratio = 0.0;    // hours of review per hour of length
    double detection = 1.0;       // share of failures that review finds
    double rework = 0.0;          // hours per hour of length after a failure that review found
    double repair = 0.0;          // after one that it did not
};

/// Length of a task [h] from a uniform draw u (Eq. 61): lognormal, truncated to what is delegated.
///     ln l = mu + sigma z,  z = F^-1(F(a) + u (F(b) - F(a)))
/// with F the normal distribution, a and b the shortest and the longest in standard deviations.
[[nodiscard]] double task_length(const TaskLaw& law, double draw);

/// Probability that a coworker does a task of so many hours (Eq. 7).
[[nodiscard]] double task_success(const TaskLaw& law, double length);

/// Hours of people to hand a task over and to review it: b + rho l.
[[nodiscard]] inline double task_review(const TaskLaw& law, double length) {
    return law.handover_hours + law.review_ratio * length;
}

/// Tokens of a task [Mtok].
[[nodiscard]] inline double task_tokens(const TaskLaw& law, double length) {
    return law.tokens_per_hour * length;
}

/// Hours of the own staff after a failure: to do the task again, or to repair what came of it.
[[nodiscard]] inline double task_repair(const TaskLaw& law, double length, bool noticed) {
    return (noticed ? law.rework : law.repair) * length;
}

/// Time that a coworker who delivers `week_hours` a week needs for a task (Eq. 62) [day]:
///     7 l / week_hours
/// Every task gets a coworker at once; the mean number at work is then the number
/// of coworkers (Eq. 9), by Little's law.
[[nodiscard]] Tick task_duration(double length, double week_hours);

/// Calendar time of `hours` at `hours_per_day`; one tick at least, a century at most.
[[nodiscard]] Tick working_time(double hours, double hours_per_day);

/// Domain of a task from a uniform draw: one of those of an occupation, in proportion to
/// `weights`; their number if all weights are 0.
[[nodiscard]] std::size_t draw_domain(std::span<const double> weights, double draw);

/// Whole units of an amount, with a uniform draw that decides about the fraction: right in the
/// mean. Throws RunError beyond largest_sum.
[[nodiscard]] std::int64_t round_at_random(double amount, double draw);

/// Whole units of amounts that come one by one: what is left of one is added to the next, so that
/// their sum is wrong by half a unit at most.
class Remainder {
public:
    /// Whole units due after `amount` more.
    std::int64_t take(double amount);
    [[nodiscard]] double fraction() const { return fraction_; }

private:
    double fraction_ = 0.5; // so that at the end as much is gained as lost
};

} // namespace tenfold
