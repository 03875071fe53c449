// SPDX-License-Identifier: Apache-2.0
/// A team of virtual coworkers at work: what its use does to the work of people, and what a shift
/// draws. Pure functions; events are in firm_adoption.cpp. (Eq. 9, 14, 47 to 50)
#pragma once

#include "core/random.hpp"

#include "agents/adoption_parameters.hpp"
#include "agents/delegation.hpp"

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
[[nodiscard]] double review_limit(const CoworkerParameters& parameters, double capital);

/// Intensity after `days` (Eq. 14): the gap to 1 closes at v (1 + learnt capital) [1/yr].
[[nodiscard]] double
next_intensity(const CoworkerParameters& parameters, double intensity, double capital, double days);

/// Organisational capital after `days` in which intensity rose by `rise` (Eq. 48): it grows with
/// integration done and decays at `forgetting`; between 0 and 1.
[[nodiscard]] double
next_capital(const CoworkerParameters& parameters, double capital, double rise, double days);

/// Whether a firm that expects to save the share `saving` of its wage bill at full use goes on with
/// integration (Eq. 49): saving * payback > integration hours and help.
[[nodiscard]] bool integration_pays(const CoworkerParameters& parameters, double saving);

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
/// successes. Tokens and review hours are sums over tasks of random length, drawn with the mean and
/// variance of such sums; the number of drawn values does not depend on the size of the team.
/// `detection` is the share of failures that review finds.
[[nodiscard]] ShiftOutcome
draw_shift(const Shift& shift, const TaskStatistics& task, double detection, RandomStream& draws);

} // namespace tenfold
