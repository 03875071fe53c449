// SPDX-License-Identifier: Apache-2.0
/// A team of virtual coworkers at work: effect on the hours of people, arrival and review of tasks,
/// and the draws of a shift. Pure functions; event handlers are in agents/firms (coworker_use.cpp,
/// shift.cpp, individual_tasks.cpp). (Eq. 9, 14, 47 to 50, 60, 63, 64, 85, 86)
#pragma once

#include "core/random.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/coworkers/delegation.hpp"
#include "agents/coworkers/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// A firm's use of coworkers in one occupation.
struct TeamUse {
    double intensity = 0.0;   // share of the potential, after the limit of supervision
    double delegated = 0.0;   // share of the occupation's hours
    double hours = 1.0;       // human hours per unit of work, relative to work without coworkers
    double supervision = 0.0; // of these: hand-over, review, rework and repair
};

/// Human hours per unit of work if the share `intensity` of the potential is used (Eq. 47):
///     h = 1 - phi (D - H), at least `least_hours`
/// with D the delegable share and H the hours of supervision. People in the slot supervise at most
/// `review_limit` of their hours: phi is reduced until phi H = limit h. Exactly 1 for intensity 0.
[[nodiscard]] TeamUse team_use(double intensity,
                               const OccupationPotential& potential,
                               double review_limit,
                               double least_hours);

/// Largest share of hours for supervision at this organisational capital (0 to 1).
[[nodiscard]] double review_limit(const TeamParameters& parameters, double capital);

/// Intensity after `days` (Eq. 14): the gap to 1 closes at rate v (1 + learnt_speed capital)
/// [1/yr].
[[nodiscard]] double
next_intensity(const TeamParameters& parameters, double intensity, double capital, double days);

/// Intensity after `days` of a firm that withdraws its coworkers: decay at rate w [1/yr].
[[nodiscard]] double
fading_intensity(const TeamParameters& parameters, double intensity, double days);

/// Intensity below which a firm that withdraws its coworkers stops using them.
inline constexpr double least_intensity = 0.05;

/// Organisational capital after `days` in which intensity rose by `rise` (Eq. 48): it grows with
/// integration and decays at rate `forgetting`; between 0 and 1.
[[nodiscard]] double
next_capital(const TeamParameters& parameters, double capital, double rise, double days);

/// Whether integration pays for a firm with the expected saving `saving` at full use, as a share of
/// the wage bill (Eq. 49): saving * payback > integration hours and help.
[[nodiscard]] bool integration_pays(const TeamParameters& parameters, double saving);

/// Whether a change of models with the expected additional saving `saving` pays (Eq. 49):
/// saving * payback > the change's share of a full integration, with its hours paid as overtime.
[[nodiscard]] bool change_pays(const TeamParameters& parameters, double saving);

/// Part of the `waiting` integration after a change of models (in full integrations) that is done
/// within `days` (Eq. 85): all of it, up to the overtime limit. `hours` is people's normal work
/// relative to work without coworkers.
///     min(waiting, limit * hours * days / (365.2425 integration hours))
[[nodiscard]] double
overtime_effort(const TeamParameters& parameters, double waiting, double hours, double days);

/// Overtime for `effort` as a share of normal hours.
[[nodiscard]] double
overtime_share(const TeamParameters& parameters, double effort, double hours, double days);

/// Overtime pay of one employee for `days` in whole cents, rounded down (Eq. 86):
///     floor(daily wage * days * share * (1 + premium))
[[nodiscard]] std::uint32_t
overtime_pay(const TeamParameters& parameters, std::uint32_t daily_wage, double share, double days);

/// Tasks that arrive at a team per calendar day (Eq. 60): heads 40/7 / h phi T, with T the
/// delegated tasks per hour of the occupation.
[[nodiscard]] double
task_rate(std::uint32_t heads, const TeamUse& use, const OccupationPotential& potential);

/// Hours per calendar day that the people of a slot have for hand-over and review (Eq. 63): r heads
/// 40/7, where r is the `limit` of supervision.
[[nodiscard]] double review_capacity(std::uint32_t heads, double limit);

/// Reviewers of a slot in resolution `individual`.
struct Reviewers {
    std::uint32_t count = 0;
    double hours_per_day = 0.0; // per reviewer
};

/// Number of reviewers that the review capacity employs, rounded up, with the capacity divided
/// equally (Eq. 63): c = ceil(r heads) reviewers with 40/7 r heads / c hours a day each.
[[nodiscard]] Reviewers reviewers(std::uint32_t heads, double limit);

/// Inputs to a team's shift.
struct Shift {
    double expected_tasks = 0.0; // arrivals
    std::int64_t waiting = 0;    // for review, from the previous shift
    double review_hours = 0.0;   // of people, for hand-over and review
};

/// Result of a shift. drawn + waiting before = succeeded + failed + undetected + waiting after.
struct ShiftOutcome {
    std::int64_t drawn = 0;
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;     // and noticed
    std::int64_t undetected = 0; // failed and not noticed in time
    std::int64_t waiting = 0;
    double tokens = 0.0;       // [Mtok]
    double review_hours = 0.0; // hand-over and review [h]
    double rework_hours = 0.0; // rework and repair [h]
};

/// Draws a shift (Eq. 50): Poisson arrivals, tasks completed up to the number that can be reviewed,
/// binomial successes. The number of reviews is Poisson, with a random mean if review times have a
/// larger coefficient of variation than exponential times: with mean m and coefficient of variation
/// c of a review, the number of reviews within L hours has
///     mean L/m, variance L/m max(1, c^2)
/// The hours of a review count in the shift in which it ends, so that single shifts may exceed L,
/// but not many together. Tokens and review hours are sums over the completed tasks (Eq. 64). The
/// number of random draws does not depend on the size of the team.
[[nodiscard]] ShiftOutcome
draw_shift(const Shift& shift, const TaskStatistics& task, RandomStream& draws);

/// Sums over tasks.
struct TaskSums {
    double tokens = 0.0; // [Mtok]
    double review = 0.0; // [h]
};

/// Tokens and review hours of `count` tasks from two standard normal draws (Eq. 64): lognormal,
/// with the mean, variance and covariance of sums over independent tasks, hence positive and
/// unbiased for any number of tasks.
[[nodiscard]] TaskSums
sum_over_tasks(std::int64_t count, const TaskStatistics& task, double first, double second);

/// Coworkers of a team beside `heads` people (Eq. 9), with `week_hours` hours of work a week each;
/// 0 if no hours are delegated.
[[nodiscard]] double coworkers_wanted(double heads, const TeamUse& use, double week_hours);

} // namespace tenfold
