// SPDX-License-Identifier: Apache-2.0
#include "agents/team.hpp"

#include "core/math.hpp"
#include "core/time.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

/// Sum of `count` independent values of the given mean and mean square: normal, at least 0.
double sum_of(double count, double mean, double mean_square, double normal) {
    const double variance = std::max(0.0, mean_square - mean * mean);
    return std::max(0.0, count * mean + std::sqrt(count * variance) * normal);
}

} // namespace

TeamUse
team_use(double intensity, const OccupationPotential& potential, double limit, double least_hours) {
    TeamUse use;
    if (!(intensity > 0.0) || !(potential.delegable > 0.0)) {
        return use;
    }
    // phi H <= limit (1 - phi (D - H)) holds up to phi = limit / (H + limit (D - H)).
    const double returned = potential.human_hours;
    const double saved = std::max(0.0, potential.delegable - returned);
    const double most = returned + limit * saved > 0.0 ? limit / (returned + limit * saved) : 1.0;
    use.intensity = std::min(intensity, most);
    use.delegated = use.intensity * potential.delegable;
    use.supervision = use.intensity * returned;
    use.hours = std::max(least_hours, 1.0 - use.intensity * saved);
    return use;
}

double review_limit(const CoworkerParameters& parameters, double capital) {
    return std::min(1.0, parameters.review_limit + parameters.review_limit_learnt * capital);
}

double next_intensity(const CoworkerParameters& parameters,
                      double intensity,
                      double capital,
                      double days) {
    const double speed = parameters.integration_speed * (1.0 + parameters.learnt_speed * capital);
    return 1.0 - (1.0 - intensity) * math::exp(-speed * days / days_per_year);
}

double
next_capital(const CoworkerParameters& parameters, double capital, double rise, double days) {
    const double kept = capital * math::exp(-parameters.forgetting * days / days_per_year);
    return std::clamp(kept + rise, 0.0, 1.0);
}

bool integration_pays(const CoworkerParameters& parameters, double saving) {
    return saving * parameters.payback_years >
           parameters.integration_hours + parameters.integration_help;
}

ShiftOutcome
draw_shift(const Shift& shift, const TaskStatistics& task, double detection, RandomStream& draws) {
    ShiftOutcome outcome;
    outcome.drawn = draws.poisson(std::min(shift.expected_tasks, 1e15));
    const std::int64_t pending = outcome.drawn + shift.waiting;
    const double normal = draws.normal();
    const double hours =
        sum_of(static_cast<double>(pending), task.review, task.review_square, normal);
    double fraction = 1.0;
    if (hours > shift.review_hours) {
        fraction = hours > 0.0 ? std::max(0.0, shift.review_hours) / hours : 0.0;
    }
    const auto done = static_cast<std::int64_t>(static_cast<double>(pending) * fraction);
    outcome.waiting = pending - done;
    outcome.succeeded = draws.binomial(done, std::clamp(task.success, 0.0, 1.0));
    outcome.failed = draws.binomial(done - outcome.succeeded, std::clamp(detection, 0.0, 1.0));
    outcome.undetected = done - outcome.succeeded - outcome.failed;
    const auto count = static_cast<double>(done);
    outcome.tokens = sum_of(count, task.tokens, task.tokens_square, normal);
    outcome.review_hours = sum_of(count, task.review, task.review_square, normal);
    outcome.rework_hours = task.rework * static_cast<double>(done - outcome.succeeded);
    return outcome;
}

} // namespace tenfold
