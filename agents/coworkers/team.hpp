// SPDX-License-Identifier: Apache-2.0
/// A team of virtual coworkers at work: what its use does to the work of people, how many tasks it
/// gets and how fast people review them, and what a shift draws. Pure functions; events are in
/// agents/firms (coworker_use.cpp, shift.cpp, individual_tasks.cpp). (Eq. 9, 14, 47 to 50, 60, 63, 64, 85,
/// 86)
#pragma once

#include "core/random.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/coworkers/delegation.hpp"
#include "agents/coworkers/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// Use that a firm makes of coworkers in one occupation.
struct TeamUse {
    double intensity = 0.0;   // of the potential, after the limit of supervision
    double delegated = 0.0;   // share of the occupation's hours
    double hours = 1.0;       // human hours per unit of work, relative to work without coworkers
    double supervision = 0.0; // of these, hand-over, review, rework and repair
};

/// Human hours per unit of work when the share `intensity` of the potential is taken up (Eq. 47):
///     h = 1 - phi (D - H), at least `least_hours`
/// with D the delegable share and H what comes back to people. People in the slot supervise at most
/// `review_limit` of their hours: phi is cut to where phi H = limit h. Exactly 1 for intensity 0.
[[nodiscard]] TeamUse team_use(double intensity,
                               const OccupationPotential& potential,
                               double review_limit,
                               double least_hours);

/// Share of their hours that people may spend on supervision, given organisational capital (0 to
/// 1).
[[nodiscard]] double review_limit(const TeamParameters& parameters, double capital);

/// Intensity after `days` (Eq. 14): the gap to 1 closes at v (1 + learnt capital) [1/yr].
[[nodiscard]] double
next_intensity(const TeamParameters& parameters, double intensity, double capital, double days);

/// The same of a firm that gives its coworkers up: w [1/yr] is how fast people take the work back.
[[nodiscard]] double
fading_intensity(const TeamParameters& parameters, double intensity, double days);

/// Intensity below which a firm that gives its coworkers up has none any more.
inline constexpr double least_intensity = 0.05;

/// Organisational capital after `days` in which intensity rose by `rise` (Eq. 48): it grows with
/// integration done and decays at `forgetting`; between 0 and 1.
[[nodiscard]] double
next_capital(const TeamParameters& parameters, double capital, double rise, double days);

/// Whether a firm that expects to save the share `saving` of its wage bill at full use goes on with
/// integration (Eq. 49): saving * payback > integration hours and help.
[[nodiscard]] bool integration_pays(const TeamParameters& parameters, double saving);

/// Whether it changes to models with which it expects to save so much more (Eq. 49): saving *
/// payback > share of a full integration that the change takes, its hours paid as overtime.
[[nodiscard]] bool change_pays(const TeamParameters& parameters, double saving);

/// Of the `waiting` integration that a change of models takes, in full integrations, what is worked
/// within `days` (Eq. 85): all, or as much as the limit of overtime lets people do whose normal
/// work takes `hours` relative to work without coworkers.
///     min(waiting, limit * hours * days / (365.2425 integration hours))
[[nodiscard]] double
overtime_effort(const TeamParameters& parameters, double waiting, double hours, double days);

/// Overtime for that effort as a share of normal hours.
[[nodiscard]] double
overtime_share(const TeamParameters& parameters, double effort, double hours, double days);

/// Pay of somebody's overtime of `days` in whole cents, the part of a cent left out (Eq. 86):
///     floor(daily wage * days * share * (1 + premium))
[[nodiscard]] std::uint32_t
overtime_pay(const TeamParameters& parameters, std::uint32_t daily_wage, double share, double days);

/// Tasks that arrive at a team a calendar day (Eq. 60): heads 40/7 / h phi T, with T the delegated
/// tasks per hour of the occupation.
[[nodiscard]] double
task_rate(std::uint32_t heads, const TeamUse& use, const OccupationPotential& potential);

/// Hours a calendar day that the people of a slot have for hand-over and review (Eq. 63): r heads
/// 40/7, with r the `limit` of supervision.
[[nodiscard]] double review_capacity(std::uint32_t heads, double limit);

/// Reviewers of a slot whose tasks are reviewed one by one.
struct Reviewers {
    std::uint32_t count = 0;
    double hours_per_day = 0.0; // of each
};

/// As many reviewers as the capacity keeps busy, the last part of one counted as one; all are as
/// much slower, so that together they have the capacity (Eq. 63): c = ceil(r heads) reviewers of
/// 40/7 r heads / c hours a day.
[[nodiscard]] Reviewers reviewers(std::uint32_t heads, double limit);

/// What a team faces in one shift.
struct Shift {
    double expected_tasks = 0.0; // that arrive
    std::int64_t waiting = 0;    // for review, from the shift before
    double review_hours = 0.0;   // that people have for hand-over and review
};

/// What came of a shift. drawn + waiting before = succeeded + failed + undetected + waiting after.
struct ShiftOutcome {
    std::int64_t drawn = 0;
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;     // and noticed
    std::int64_t undetected = 0; // failed, and noticed by nobody in time
    std::int64_t waiting = 0;
    double tokens = 0.0;       // [Mtok]
    double review_hours = 0.0; // hand-over and review [h]
    double rework_hours = 0.0; // rework and repair [h]
};

/// Draws a shift (Eq. 50): Poisson arrivals, as many tasks done as can be reviewed, binomial
/// successes. What can be reviewed is a Poisson number, with a mean that varies by itself where
/// reviews vary more than exponential times do: with m the mean and c the coefficient of variation
/// of a review, the number that fits L hours has
///     mean L/m, variance L/m max(1, c^2)
/// Hours count in the shift in which a review ends: one shift may have more than L, many cannot.
/// Tokens and review hours are sums over the tasks done (Eq. 64). The number of drawn values does
/// not depend on the size of the team.
[[nodiscard]] ShiftOutcome
draw_shift(const Shift& shift, const TaskStatistics& task, RandomStream& draws);

/// Sums over tasks.
struct TaskSums {
    double tokens = 0.0; // [Mtok]
    double review = 0.0; // [h]
};

/// Tokens and review hours of `count` tasks from two standard normal draws (Eq. 64): lognormal,
/// with the mean, variance and covariance of sums over independent tasks, so never negative and
/// right in the mean however few the tasks.
[[nodiscard]] TaskSums
sum_over_tasks(std::int64_t count, const TaskStatistics& task, double first, double second);

/// Coworkers of a team beside `heads` people (Eq. 9), each of whom delivers `week_hours` a week; 0
/// when nothing is delegated.
[[nodiscard]] double coworkers_wanted(double heads, const TeamUse& use, double week_hours);

} // namespace tenfold
