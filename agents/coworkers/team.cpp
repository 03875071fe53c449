// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/team.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/time.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

TeamUse
team_use(double intensity, const OccupationPotential& potential, double limit, double least_hours) {
    TeamUse use;
    if (!(intensity > 0.0) || !(potential.delegable > 0.0)) {
        return use;
    }
    // phi H <= limit (1 - phi (D - H)) holds for phi <= limit / (H + limit (D - H)).
    const double returned = potential.human_hours;
    const double saved = std::max(0.0, potential.delegable - returned);
    const double most = returned + limit * saved > 0.0 ? limit / (returned + limit * saved) : 1.0;
    use.intensity = std::min(intensity, most);
    use.delegated = use.intensity * potential.delegable;
    use.supervision = use.intensity * returned;
    use.hours = std::max(least_hours, 1.0 - use.intensity * saved);
    return use;
}

double review_limit(const TeamParameters& parameters, double capital) {
    return std::min(1.0, parameters.review_limit + parameters.review_limit_learnt * capital);
}

double
next_intensity(const TeamParameters& parameters, double intensity, double capital, double days) {
    const double speed = parameters.integration_speed * (1.0 + parameters.learnt_speed * capital);
    return 1.0 - (1.0 - intensity) * math::exp(-speed * days / days_per_year);
}

double fading_intensity(const TeamParameters& parameters, double intensity, double days) {
    return intensity * math::exp(-parameters.withdrawal_speed * days / days_per_year);
}

double next_capital(const TeamParameters& parameters, double capital, double rise, double days) {
    const double kept = capital * math::exp(-parameters.forgetting * days / days_per_year);
    return std::clamp(kept + rise, 0.0, 1.0);
}

bool integration_pays(const TeamParameters& parameters, double saving) {
    return saving * parameters.payback_years >
           parameters.integration_hours + parameters.integration_help;
}

bool change_pays(const TeamParameters& parameters, double saving) {
    return saving * parameters.payback_years >
           parameters.upgrade_share *
               (parameters.integration_hours * (1.0 + parameters.overtime_premium) +
                parameters.integration_help);
}

double
overtime_effort(const TeamParameters& parameters, double waiting, double hours, double days) {
    const double year = parameters.integration_hours * days_per_year;
    const double most = parameters.overtime_limit * hours * days;
    return waiting * year <= most ? waiting : most / year;
}

double overtime_share(const TeamParameters& parameters, double effort, double hours, double days) {
    const double share = effort * parameters.integration_hours * days_per_year / (days * hours);
    return std::min(share, parameters.overtime_limit); // more only by rounding
}

std::uint32_t overtime_pay(const TeamParameters& parameters,
                           std::uint32_t daily_wage,
                           double share,
                           double days) {
    return static_cast<std::uint32_t>(daily_wage * days * share *
                                      (1.0 + parameters.overtime_premium));
}

double task_rate(std::uint32_t heads, const TeamUse& use, const OccupationPotential& potential) {
    return heads * post_day_hours / use.hours * use.intensity * potential.tasks_per_hour;
}

double review_capacity(std::uint32_t heads, double limit) {
    return limit * heads * post_day_hours;
}

Reviewers reviewers(std::uint32_t heads, double limit) {
    Reviewers result;
    const double capacity = review_capacity(heads, limit);
    if (capacity > 0.0) {
        result.count = static_cast<std::uint32_t>(std::ceil(limit * heads));
        result.hours_per_day = capacity / result.count;
    }
    return result;
}

TaskSums
sum_over_tasks(std::int64_t count, const TaskStatistics& task, double first, double second) {
    TaskSums sums;
    if (count <= 0 || !(task.tokens > 0.0 || task.review > 0.0)) {
        return sums;
    }
    const auto n = static_cast<double>(count);
    // ln(1 + c/n): variance or covariance of logarithms of sums with squared coefficient of
    // variation c/n.
    const auto log_moment = [n](double moment, double a, double b) {
        constexpr double least = 1e-12; // if one of the two factors is always 0
        return a * b > 0.0 ? math::log(std::max(least, 1.0 + (moment / (a * b) - 1.0) / n)) : 0.0;
    };
    const double tokens_spread =
        std::sqrt(std::max(0.0, log_moment(task.tokens_square, task.tokens, task.tokens)));
    const double review_spread =
        std::sqrt(std::max(0.0, log_moment(task.review_square, task.review, task.review)));
    const double together = log_moment(task.tokens_review, task.tokens, task.review);
    const double spreads = tokens_spread * review_spread;
    const double correlation = spreads > 0.0 ? std::clamp(together / spreads, -1.0, 1.0) : 0.0;
    const double other = correlation * first + std::sqrt(1.0 - correlation * correlation) * second;
    sums.tokens = n * task.tokens * math::exp(tokens_spread * (first - 0.5 * tokens_spread));
    sums.review = n * task.review * math::exp(review_spread * (other - 0.5 * review_spread));
    return sums;
}

namespace {

constexpr double most_expected = 1e15; // limit of the Poisson generator

/// Throws RunError if the expected number of tasks of a shift is beyond the limit.
std::int64_t draw_tasks(double expected, RandomStream& draws) {
    validate(expected <= most_expected,
             "a team has too many tasks: their expected number in one shift would exceed 1e15; "
             "lower the hours of work or the number of tasks per hour");
    return draws.poisson(expected);
}

/// Number of reviews within `hours`.
std::int64_t draw_reviews(double hours, const TaskStatistics& task, RandomStream& draws) {
    const double mean = std::max(0.0, hours) / task.review;
    const double excess = task.review_square / (task.review * task.review) - 2.0; // c^2 - 1
    const double spread =
        mean > 0.0 && excess > 0.0 ? std::sqrt(math::log(1.0 + excess / mean)) : 0.0;
    const double factor = math::exp(spread * (draws.normal() - 0.5 * spread)); // with mean one
    return draws.poisson(std::min(mean * factor, most_expected)); // more than any number of tasks
}

} // namespace

ShiftOutcome draw_shift(const Shift& shift, const TaskStatistics& task, RandomStream& draws) {
    ShiftOutcome outcome;
    outcome.drawn = draw_tasks(shift.expected_tasks, draws);
    const std::int64_t pending = outcome.drawn + shift.waiting;
    std::int64_t done = pending;
    if (task.review > 0.0) {
        done = std::min(pending, draw_reviews(shift.review_hours, task, draws));
    }
    outcome.waiting = pending - done;
    outcome.succeeded = draws.binomial(done, std::clamp(task.success, 0.0, 1.0));
    outcome.failed = draws.binomial(done - outcome.succeeded, std::clamp(task.detection, 0.0, 1.0));
    outcome.undetected = done - outcome.succeeded - outcome.failed;
    const double first = draws.normal();
    const TaskSums sums = sum_over_tasks(done, task, first, draws.normal());
    outcome.tokens = sums.tokens;
    outcome.review_hours = sums.review;
    outcome.rework_hours = task.rework * static_cast<double>(done - outcome.succeeded);
    return outcome;
}

double coworkers_wanted(double heads, const TeamUse& use, double week_hours) {
    return use.delegated > 0.0 ? heads / use.hours * use.delegated * post_week_hours / week_hours
                               : 0.0;
}

} // namespace tenfold
