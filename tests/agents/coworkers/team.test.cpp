// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/team.hpp"

#include "core/math.hpp"
#include "core/time.hpp"

#include "agents/labour/pay.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/office_work.hpp"

using namespace tenfold;
using test::OfficeWork;

namespace {

RandomStream stream(std::uint32_t trial) {
    return {RandomKey::make(17, 0), {trial, 0, 0, 1}};
}

double between(RandomStream& draws, double low, double high) {
    return low + (high - low) * draws.uniform();
}

double log_between(RandomStream& draws, double low, double high) {
    return std::exp(between(draws, std::log(low), std::log(high)));
}

/// Statistics of tasks with twice the mean length or length zero, with probability one half each.
TaskStatistics coarse_tasks() {
    TaskStatistics task;
    task.success = 0.8;
    task.detection = 0.5;
    task.tokens = 2.0;
    task.tokens_square = 8.0;
    task.review = 0.5;
    task.review_square = 0.5;
    task.tokens_review = 2.0;
    task.rework = 3.0;
    return task;
}

} // namespace

TEST_CASE("intensity closes its gap to one at an exact rate, in steps of any length") {
    TeamParameters parameters;
    const double whole = next_intensity(parameters, 0.02, 0.0, 365.2425);
    CHECK(whole == test::approximately(1.0 - 0.98 * std::exp(-0.35)).epsilon(1e-14));
    double stepped = 0.02;
    for (int i = 0; i < 100; ++i) {
        stepped = next_intensity(parameters, stepped, 0.0, 3.652425);
    }
    CHECK(stepped == test::approximately(whole).epsilon(1e-12));
    CHECK(next_intensity(parameters, 1.0, 0.0, 30.0) == 1.0);
    parameters.integration_speed = 0.0;
    CHECK(next_intensity(parameters, 0.3, 0.0, 30.0) == test::approximately(0.3).epsilon(1e-15));
}

TEST_CASE("organisational capital speeds up integration") {
    TeamParameters parameters;
    parameters.learnt_speed = 0.5;
    const double learnt = next_intensity(parameters, 0.0, 1.0, days_per_year);
    CHECK(learnt == test::approximately(1.0 - std::exp(-0.35 * 1.5)).epsilon(1e-14));
    CHECK(learnt > next_intensity(parameters, 0.0, 0.5, days_per_year));
}

TEST_CASE("intensity zero leaves human hours exactly unchanged") {
    const OfficeWork work;
    const TeamUse use = team_use(0.0, work.potential, 0.5, 0.05);
    CHECK(use.hours == 1.0);
    CHECK(use.intensity == 0.0);
    CHECK(use.delegated == 0.0);
    CHECK(use.supervision == 0.0);
    const TeamUse nothing_to_delegate = team_use(1.0, OccupationPotential{}, 0.5, 0.05);
    CHECK(nothing_to_delegate.hours == 1.0);
    CHECK(nothing_to_delegate.delegated == 0.0);
}

TEST_CASE("hours fall by delegation less supervision, and supervision keeps its limit") {
    for (std::uint32_t trial = 0; trial < 2000; ++trial) {
        CAPTURE(trial);
        RandomStream draws = stream(trial);
        OccupationPotential potential;
        potential.delegable = between(draws, 1e-6, 1.0);
        potential.human_hours = between(draws, 0.0, 1.2) * potential.delegable;
        const double intensity = between(draws, 0.0, 1.0);
        const double limit = draws.bernoulli(0.1) ? 0.0 : between(draws, 0.0, 1.0);
        const double least = between(draws, 0.001, 0.3);
        const TeamUse use = team_use(intensity, potential, limit, least);
        CHECK(use.intensity <= intensity);
        CHECK(use.hours <= 1.0);
        CHECK(use.hours >= least);
        CHECK(use.delegated == test::approximately(use.intensity * potential.delegable));
        CHECK(use.supervision == test::approximately(use.intensity * potential.human_hours));
        CHECK(use.supervision <= limit * use.hours + 1e-12);
        const double saved = std::max(0.0, potential.delegable - potential.human_hours);
        CHECK(use.hours == test::approximately(std::max(least, 1.0 - use.intensity * saved)));
        if (use.intensity < intensity && use.hours > least) { // reduced, and no more than needed
            CHECK(use.supervision == test::approximately(limit * use.hours));
        }
        const TeamUse more = team_use(std::min(1.0, 1.1 * intensity), potential, limit, least);
        CHECK(more.intensity >= use.intensity);
        CHECK(more.hours <= use.hours);
    }
}

TEST_CASE("the limit of supervision rises with organisational capital, at most to all hours") {
    TeamParameters parameters;
    CHECK(review_limit(parameters, 0.0) == test::approximately(0.5));
    CHECK(review_limit(parameters, 0.5) == test::approximately(0.6));
    CHECK(review_limit(parameters, 1.0) == test::approximately(0.7));
    parameters.review_limit = 0.95;
    CHECK(review_limit(parameters, 1.0) == 1.0);
}

TEST_CASE("organisational capital grows with integration, decays, and stays between 0 and 1") {
    TeamParameters parameters;
    parameters.forgetting = 0.1;
    CHECK(next_capital(parameters, 0.4, 0.0, days_per_year) ==
          test::approximately(0.4 * std::exp(-0.1)).epsilon(1e-14));
    CHECK(next_capital(parameters, 0.4, 0.2, 0.0) == test::approximately(0.6));
    CHECK(next_capital(parameters, 0.9, 0.5, 1.0) == 1.0);
    CHECK(next_capital(parameters, 0.0, 0.0, 30.0) == 0.0);
    double stepped = 0.4;
    for (int i = 0; i < 12; ++i) {
        stepped = next_capital(parameters, stepped, 0.0, days_per_year / 12.0);
    }
    CHECK(stepped == test::approximately(next_capital(parameters, 0.4, 0.0, days_per_year)));
}

TEST_CASE("integration pays if savings within the payback time exceed its hours and help") {
    TeamParameters parameters;
    parameters.payback_years = 2.0;
    parameters.integration_hours = 0.10;
    parameters.integration_help = 0.05;
    CHECK(integration_pays(parameters, 0.0751));
    CHECK_FALSE(integration_pays(parameters, 0.075));
    CHECK_FALSE(integration_pays(parameters, -1.0));
    parameters.payback_years = 0.0;
    CHECK_FALSE(integration_pays(parameters, 1.0));
}

TEST_CASE("a firm that withdraws coworkers reduces intensity by the same share each month") {
    TeamParameters parameters;
    parameters.withdrawal_speed = 3.0;
    CHECK(fading_intensity(parameters, 0.8, days_per_year) ==
          test::approximately(0.8 * std::exp(-3.0)).epsilon(1e-14));
    CHECK(fading_intensity(parameters, 0.8, 0.0) == 0.8);
    CHECK(fading_intensity(parameters, 0.0, 30.0) == 0.0);
    double intensity = 1.0;
    int months = 0;
    for (; intensity >= least_intensity; ++months) {
        const double before = intensity;
        intensity = fading_intensity(parameters, intensity, days_per_month);
        CHECK(before - intensity < 0.25); // people can take over no more in a month
    }
    CHECK(months == 12); // ln 20 / 3 years
}

TEST_CASE("a change of models pays by the same rule, with its hours paid as overtime") {
    TeamParameters parameters;
    parameters.payback_years = 2.0;
    parameters.integration_hours = 0.10;
    parameters.integration_help = 0.05;
    parameters.upgrade_share = 0.1;
    parameters.overtime_premium = 0.5; // (0.15 + 0.05) / 10 within two years
    CHECK(change_pays(parameters, 0.0101));
    CHECK_FALSE(change_pays(parameters, 0.0099));
    CHECK_FALSE(change_pays(parameters, -1.0));
    parameters.upgrade_share = 0.0;
    CHECK(change_pays(parameters, 1e-9));
    CHECK_FALSE(change_pays(parameters, 0.0)); // a change without saving never pays
}

TEST_CASE("a change of models is done in overtime up to the limit, and the rest waits") {
    TeamParameters parameters;
    parameters.integration_hours = 0.10;
    parameters.overtime_limit = 0.1;
    for (const double hours : {0.3, 1.0}) {
        double waiting = 0.1; // of a full integration: a hundredth of a year, 3.65 days
        double worked = 0.0;
        int months = 0;
        while (waiting > 0.0 && months < 100) {
            const double days = months % 2 == 0 ? 31.0 : 30.0;
            const double effort = overtime_effort(parameters, waiting, hours, days);
            const double share = overtime_share(parameters, effort, hours, days);
            CHECK(share <= parameters.overtime_limit);
            CHECK(share > 0.0);
            worked += share * hours * days; // days of work without coworkers
            waiting -= effort;
            ++months;
        }
        CHECK(worked == test::approximately(0.01 * days_per_year));
        CHECK(months == std::ceil(0.01 * days_per_year / (0.1 * hours * 30.5)));
    }
    CHECK(overtime_effort(parameters, 0.0, 1.0, 30.0) == 0.0);
    parameters.integration_hours = 0.0; // free integration
    CHECK(overtime_effort(parameters, 0.1, 1.0, 30.0) == 0.1);
    CHECK(overtime_share(parameters, 0.1, 1.0, 30.0) == 0.0);
}

TEST_CASE("overtime is paid at time and a half, in whole cents") {
    TeamParameters parameters;
    parameters.overtime_premium = 0.5;
    CHECK(overtime_pay(parameters, 20000, 0.1, 30.0) == 90000); // three days' pay plus a half
    CHECK(overtime_pay(parameters, 1, 0.1, 30.0) == 4);         // 4.5, rounded down
    CHECK(overtime_pay(parameters, 20000, 0.0, 31.0) == 0);
    // The highest wage, limit and premium fit into an event.
    parameters.overtime_premium = 1.0;
    CHECK(overtime_pay(parameters, static_cast<std::uint32_t>(highest_daily_wage), 0.25, 31.0) ==
          263500000);
}

TEST_CASE("the tasks of a day keep as many coworkers at work as the firm has (Little's law)") {
    const OfficeWork work;
    const TeamUse use = team_use(0.4, work.potential, 0.5, 0.05);
    constexpr std::uint32_t heads = 12;
    const double week_hours = 50.0;
    const double coworkers = heads / use.hours * use.delegated * 40.0 / week_hours; // Eq. 9
    double at_work = 0.0; // tasks per day times days per task
    const double rate = task_rate(heads, use, work.potential);
    for (std::size_t k = 0; k < work.domains.size(); ++k) {
        const double share = work.weights()[k] / work.potential.tasks_per_hour;
        at_work += rate * share * work.domains[k].mean_length * 7.0 / week_hours;
    }
    CHECK(at_work == test::approximately(coworkers).epsilon(1e-12));
    CHECK(task_rate(0, use, work.potential) == 0.0);
    CHECK(task_rate(heads, TeamUse{}, work.potential) == 0.0);
}

TEST_CASE("reviewers in resolution individual have exactly the hours of a cohort's reviewers") {
    for (const double limit : {0.0, 0.01, 0.3, 0.5, 0.7, 1.0}) {
        for (const std::uint32_t heads : {0U, 1U, 2U, 3U, 10U, 1234U}) {
            const Reviewers people = reviewers(heads, limit);
            CHECK(people.count * people.hours_per_day ==
                  test::approximately(review_capacity(heads, limit)).epsilon(1e-14));
            CHECK(people.count <= heads);
            CHECK(people.count >= limit * heads - 1e-9);
            CHECK(people.count < limit * heads + 1.0);
            CHECK(people.hours_per_day <= post_day_hours * (1.0 + 1e-14));
        }
    }
    CHECK(reviewers(3, 0.5).count == 2); // with three quarters of a post each
    CHECK(reviewers(3, 0.5).hours_per_day == test::approximately(0.75 * 40.0 / 7.0));
}

TEST_CASE("sums over tasks have the mean, variance and covariance of sums of independent tasks") {
    // Moments by the trapezoidal rule over both normal draws, which is exact to many digits for
    // such smooth functions.
    const OfficeWork work;
    TaskStatistics half = work.potential.task; // with a lower correlation
    half.tokens_review = 0.5 * (half.tokens_review + half.tokens * half.review);
    for (const TaskStatistics& task : {work.potential.task, half}) {
        for (const std::int64_t count : {1, 4, 50, 100'000}) {
            CAPTURE(count);
            const auto n = static_cast<double>(count);
            double tokens = 0.0;
            double review = 0.0;
            double tokens_square = 0.0;
            double review_square = 0.0;
            double product = 0.0;
            constexpr double step = 0.1;
            for (double first = -10.0; first <= 10.0; first += step) {
                for (double second = -10.0; second <= 10.0; second += step) {
                    const double weight =
                        step * step * math::normal_density(first) * math::normal_density(second);
                    const TaskSums sums = sum_over_tasks(count, task, first, second);
                    CHECK(sums.tokens > 0.0);
                    CHECK(sums.review > 0.0);
                    tokens += weight * sums.tokens;
                    review += weight * sums.review;
                    tokens_square += weight * sums.tokens * sums.tokens;
                    review_square += weight * sums.review * sums.review;
                    product += weight * sums.tokens * sums.review;
                }
            }
            const double tokens_variance = task.tokens_square - task.tokens * task.tokens;
            const double review_variance = task.review_square - task.review * task.review;
            CHECK(tokens == test::approximately(n * task.tokens).epsilon(1e-9));
            CHECK(review == test::approximately(n * task.review).epsilon(1e-9));
            CHECK(tokens_square - tokens * tokens ==
                  test::approximately(n * tokens_variance).epsilon(1e-5));
            CHECK(review_square - review * review ==
                  test::approximately(n * review_variance).epsilon(1e-5));
            // Two lognormal variables with different spreads cannot be as strongly correlated as
            // tokens and review of a task; by expansion in 1/n, the covariance is at most
            // (c1 - c2)^2 / 4n too small, where c1 and c2 are the coefficients of variation.
            const double difference =
                std::sqrt(tokens_variance) / task.tokens - std::sqrt(review_variance) / task.review;
            const double covariance = task.tokens_review - task.tokens * task.review;
            const double found = (product - tokens * review) / (n * covariance);
            CHECK(found <= 1.0 + 1e-5);
            CHECK(found >= 1.0 - difference * difference / (4.0 * n) - 1e-5);
        }
    }
}

TEST_CASE("sums over no tasks, tasks of one size and tasks without review are exact") {
    TaskStatistics task = coarse_tasks();
    CHECK(sum_over_tasks(0, task, 1.0, 1.0).tokens == 0.0);
    task.tokens_square = 4.0;
    task.review_square = 0.25;
    task.tokens_review = 1.0;
    CHECK(sum_over_tasks(7, task, 2.0, -1.0).tokens == test::approximately(14.0));
    CHECK(sum_over_tasks(7, task, 2.0, -1.0).review == test::approximately(3.5));
    task = coarse_tasks();
    task.review = 0.0;
    task.review_square = 0.0;
    task.tokens_review = 0.0;
    CHECK(sum_over_tasks(7, task, 2.0, -1.0).review == 0.0);
    CHECK(sum_over_tasks(7, task, 0.0, 0.0).tokens > 0.0);
}

TEST_CASE("an expected number of tasks beyond the limit ends the run, of reviews not") {
    RandomStream draws = stream(99);
    Shift shift;
    shift.expected_tasks = 1e15;
    shift.review_hours = 1e30;
    const ShiftOutcome outcome = draw_shift(shift, coarse_tasks(), draws);
    CHECK(outcome.drawn > 0);
    CHECK(outcome.drawn ==
          outcome.succeeded + outcome.failed + outcome.undetected + outcome.waiting);
    shift.expected_tasks = 1.1e15;
    CHECK_THROWS_WITH_AS(static_cast<void>(draw_shift(shift, coarse_tasks(), draws)),
                         doctest::Contains("a team has too many tasks"),
                         RunError);
}

TEST_CASE("a shift conserves tasks for all parameters") {
    for (std::uint32_t trial = 0; trial < 5000; ++trial) {
        CAPTURE(trial);
        RandomStream draws = stream(100'000 + trial);
        Shift shift;
        shift.expected_tasks = draws.bernoulli(0.1) ? 0.0 : log_between(draws, 1e-3, 1e12);
        shift.waiting = draws.bernoulli(0.5)
                            ? 0
                            : static_cast<std::int64_t>(log_between(draws, 1.0, 4294967295.0));
        shift.review_hours = draws.bernoulli(0.1) ? 0.0 : log_between(draws, 1e-3, 1e13);
        TaskStatistics task;
        task.success = between(draws, 0.0, 1.0);
        task.detection = between(draws, 0.0, 1.0);
        task.tokens = draws.bernoulli(0.1) ? 0.0 : log_between(draws, 1e-9, 1e3);
        task.tokens_square = task.tokens * task.tokens * between(draws, 1.0, 50.0);
        task.review = draws.bernoulli(0.1) ? 0.0 : log_between(draws, 1e-6, 1e3);
        task.review_square = task.review * task.review * between(draws, 1.0, 50.0);
        const double spread = std::sqrt((task.tokens_square - task.tokens * task.tokens) *
                                        (task.review_square - task.review * task.review));
        task.tokens_review =
            std::max(0.0, task.tokens * task.review + between(draws, -1.0, 1.0) * spread);
        task.rework = between(draws, 0.0, 10.0);
        const ShiftOutcome outcome = draw_shift(shift, task, draws);
        CHECK(outcome.drawn + shift.waiting ==
              outcome.succeeded + outcome.failed + outcome.undetected + outcome.waiting);
        for (const std::int64_t count : {outcome.drawn,
                                         outcome.succeeded,
                                         outcome.failed,
                                         outcome.undetected,
                                         outcome.waiting}) {
            CHECK(count >= 0);
        }
        for (const double amount : {outcome.tokens, outcome.review_hours, outcome.rework_hours}) {
            CHECK(std::isfinite(amount));
            CHECK(amount >= 0.0);
        }
        const std::int64_t done = outcome.succeeded + outcome.failed + outcome.undetected;
        CHECK((outcome.tokens > 0.0) == (done > 0 && task.tokens > 0.0));
        CHECK((outcome.review_hours > 0.0) == (done > 0 && task.review > 0.0));
        if (shift.review_hours == 0.0 && task.review > 0.0) {
            CHECK(done == 0);
        }
        CHECK(outcome.rework_hours ==
              test::approximately(task.rework *
                                  static_cast<double>(outcome.failed + outcome.undetected)));
    }
}

TEST_CASE("reviews within the hours have the mean and variance of a renewal process (alpha 1e-6)") {
    // An endless backlog. The mean of n draws must lie within 4.892 standard errors, their variance
    // within 4.892 sqrt((m4 - v^2) / n); both are asymptotically standard normal (two-sided, alpha
    // 1e-6).
    constexpr double critical = 4.892;
    constexpr std::uint32_t n = 20'000;
    for (const double square : {1.0, 2.0, 5.0}) { // squared coefficients of variation 0, 1 and 4
        TaskStatistics task = coarse_tasks();
        task.review_square = task.review * task.review * square;
        task.tokens_review = task.tokens * task.review;
        constexpr double hours = 20.0; // reviews of 0.5 h: 40
        double sum = 0.0;
        std::vector<double> squares;
        for (std::uint32_t i = 0; i < n; ++i) {
            RandomStream draws = stream(300'000 + i);
            const ShiftOutcome outcome = draw_shift({0.0, 1'000'000, hours}, task, draws);
            const double done = static_cast<double>(1'000'000 - outcome.waiting);
            sum += done;
            squares.push_back((done - 40.0) * (done - 40.0));
        }
        const double variance = 40.0 * std::max(1.0, square - 1.0);
        CHECK(std::abs(sum / n - 40.0) < critical * std::sqrt(variance / n));
        double fourth = 0.0;
        double second = 0.0;
        for (const double value : squares) {
            second += value / n;
            fourth += value * value / n;
        }
        CHECK(std::abs(second - variance) < critical * std::sqrt((fourth - second * second) / n));
    }
}

TEST_CASE("without review hours all tasks wait, with enough none") {
    RandomStream draws = stream(7);
    const TaskStatistics task = coarse_tasks();
    const ShiftOutcome none = draw_shift({20.0, 5, 0.0}, task, draws);
    CHECK(none.waiting == none.drawn + 5);
    CHECK(none.tokens == 0.0);
    CHECK(none.review_hours == 0.0);
    const ShiftOutcome all = draw_shift({20.0, 5, 1e6}, task, draws);
    CHECK(all.waiting == 0);
    CHECK(all.review_hours > 0.0);
    const ShiftOutcome quiet = draw_shift({0.0, 0, 10.0}, task, draws);
    CHECK(quiet.drawn == 0);
    CHECK(quiet.tokens == 0.0);
}

TEST_CASE("with certain success nothing fails, and with certain detection nothing is undetected") {
    RandomStream draws = stream(8);
    TaskStatistics task = coarse_tasks();
    task.success = 1.0;
    const ShiftOutcome perfect = draw_shift({1000.0, 0, 1e6}, task, draws);
    CHECK(perfect.succeeded == perfect.drawn);
    CHECK(perfect.rework_hours == 0.0);
    task.success = 0.0;
    task.detection = 1.0;
    const ShiftOutcome hopeless = draw_shift({1000.0, 0, 1e6}, task, draws);
    CHECK(hopeless.failed == hopeless.drawn);
    CHECK(hopeless.undetected == 0);
}

TEST_CASE("backlogs are conserved between shifts until all tasks are done") {
    // Many small shifts with barely enough hours, then a long one in which all is reviewed.
    const TaskStatistics task = coarse_tasks();
    std::int64_t drawn = 0;
    std::int64_t done = 0;
    std::int64_t waiting = 0;
    std::int64_t most = 0;
    for (std::uint32_t day = 0; day < 3000; ++day) {
        RandomStream draws = stream(200'000 + day);
        const double expected = day < 2500 ? 6.0 : 0.0;
        const ShiftOutcome outcome = draw_shift({expected, waiting, 3.1}, task, draws);
        drawn += outcome.drawn;
        done += outcome.succeeded + outcome.failed + outcome.undetected;
        waiting = outcome.waiting;
        most = std::max(most, waiting);
    }
    CHECK(most > 10);
    CHECK(waiting == 0);
    CHECK(drawn == done);
}

TEST_CASE("coworkers do the delegated part of the hours without coworkers (Eq. 9)") {
    TeamUse use;
    use.delegated = 0.25;
    use.hours = 0.8;
    // Ten people do the work of 12.5 without coworkers: 500 hours a week, 125 of them delegated.
    CHECK(coworkers_wanted(10.0, use, 125.0) == test::approximately(1.0).epsilon(1e-14));
    CHECK(coworkers_wanted(10.0, use, 168.0) == test::approximately(125.0 / 168.0).epsilon(1e-14));
    CHECK(coworkers_wanted(20.0, use, 168.0) ==
          test::approximately(2.0 * coworkers_wanted(10.0, use, 168.0)).epsilon(1e-14));
    CHECK(coworkers_wanted(0.0, use, 168.0) == 0.0);
    use.delegated = 0.0;
    CHECK(coworkers_wanted(10.0, use, 0.0) == 0.0); // for any hours per coworker
}
