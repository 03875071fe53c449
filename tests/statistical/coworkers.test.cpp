// SPDX-License-Identifier: Apache-2.0
/// Tasks of coworkers drawn together and one by one have the same distributions, and review behaves
/// like the corresponding queue. Critical values: tests/support/statistics.hpp.
#include "core/random.hpp"

#include "agents/coworkers/review_line.hpp"
#include "agents/coworkers/team.hpp"

#include <cmath>
#include <deque>
#include <functional>
#include <queue>
#include <vector>

#include <doctest/doctest.h>

#include "tests/models/queue.hpp"
#include "tests/support/daily_world.hpp"
#include "tests/support/office_work.hpp"
#include "tests/support/shipped.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::test;

namespace {

/// z test of a sample variance with the asymptotic standard error sqrt((m4 - v^2) / n).
void check_variance(const std::vector<double>& values, double expected) {
    const auto n = static_cast<double>(values.size());
    const double mean = statistics::estimate_mean(values).mean;
    double second = 0.0;
    double fourth = 0.0;
    for (const double value : values) {
        const double square = (value - mean) * (value - mean);
        second += square / n;
        fourth += square * square / n;
    }
    statistics::check_z(second, expected, std::sqrt((fourth - second * second) / n));
}

/// Outcomes of many shifts.
struct Sample {
    std::vector<double> tasks;
    std::vector<double> tokens;
    std::vector<double> review;
    std::vector<double> products; // of deviations of tokens and review from their means
    double done = 0.0;
    double succeeded = 0.0;
    double failed = 0.0;
    double rework = 0.0;

    void add(const ShiftOutcome& outcome) {
        tasks.push_back(static_cast<double>(outcome.drawn));
        tokens.push_back(outcome.tokens);
        review.push_back(outcome.review_hours);
        done += static_cast<double>(outcome.succeeded + outcome.failed + outcome.undetected);
        succeeded += static_cast<double>(outcome.succeeded);
        failed += static_cast<double>(outcome.failed);
        rework += outcome.rework_hours;
    }
};

/// One shift with tasks drawn one by one.
ShiftOutcome shift_of_single_tasks(const OfficeWork& work, double expected, RandomStream& draws) {
    const std::vector<double> weights = work.weights();
    ShiftOutcome outcome;
    outcome.drawn = draws.poisson(expected);
    for (std::int64_t i = 0; i < outcome.drawn; ++i) {
        const TaskLaw& law = work.domains[draw_domain(weights, draws.uniform())].law;
        const double length = task_length(law, draws.uniform());
        outcome.tokens += task_tokens(law, length);
        outcome.review_hours += task_review(law, length);
        const bool succeeded = draws.bernoulli(task_success(law, length));
        const bool noticed = draws.bernoulli(law.detection);
        outcome.succeeded += succeeded ? 1 : 0;
        outcome.failed += !succeeded && noticed ? 1 : 0;
        outcome.undetected += !succeeded && !noticed ? 1 : 0;
        outcome.rework_hours += succeeded ? 0.0 : task_repair(law, length, noticed);
    }
    return outcome;
}

/// z tests of mean and variance of compound Poisson sums; the mean of n shifts has standard error
/// sqrt(variance / n).
void check_sums(const std::vector<double>& values, double expected, double mean, double square) {
    const double variance = expected * square;
    const auto n = static_cast<double>(values.size());
    statistics::check_z(
        statistics::estimate_mean(values).mean, expected * mean, std::sqrt(variance / n));
    check_variance(values, variance);
}

void check_shifts(Sample& sample, const TaskStatistics& task, double expected) {
    check_sums(sample.tasks, expected, 1.0, 1.0);
    check_sums(sample.tokens, expected, task.tokens, task.tokens_square);
    check_sums(sample.review, expected, task.review, task.review_square);
    for (std::size_t i = 0; i < sample.tasks.size(); ++i) {
        sample.products.push_back((sample.tokens[i] - expected * task.tokens) *
                                  (sample.review[i] - expected * task.review));
    }
    const statistics::MeanEstimate product = statistics::estimate_mean(sample.products);
    statistics::check_z(product.mean, expected * task.tokens_review, product.standard_error);
    // The closed form of success, and quantities that follow from it, is accurate to 0.0065 for
    // these slopes (agents/coworkers/delegation.hpp).
    constexpr double form = 0.0065;
    const double z = statistics::z_critical();
    CHECK(std::abs(sample.succeeded / sample.done - task.success) <
          form + z * std::sqrt(0.25 / sample.done));
    const double failures = sample.done - sample.succeeded;
    CHECK(std::abs(sample.failed / failures - task.detection) <
          2.0 * form / (1.0 - task.success) + z * std::sqrt(0.25 / failures));
    // The standard deviation of hours after a failure is below 4 times their mean.
    CHECK(std::abs(sample.rework / failures / task.rework - 1.0) <
          2.0 * form / (1.0 - task.success) + z * 4.0 / std::sqrt(failures));
}

} // namespace

TEST_CASE("shifts drawn together and task by task have the same mean, variance and covariance "
          "(z tests, alpha 1e-6)") {
    for (const double level : {2.0, 3.0}) {
        const OfficeWork work{level};
        for (const double expected : {0.7, 12.0}) {
            CAPTURE(level);
            CAPTURE(expected);
            Sample together;
            Sample single;
            const auto shifts = static_cast<std::uint32_t>(statistics::sample(200'000));
            for (std::uint32_t i = 0; i < shifts; ++i) {
                RandomStream draws{RandomKey::make(21, 0), {i, 0, 0, 1}};
                RandomStream others{RandomKey::make(21, 0), {i, 0, 0, 2}};
                together.add(draw_shift({expected, 0, 1e12}, work.potential.task, draws));
                single.add(shift_of_single_tasks(work, expected, others));
            }
            check_shifts(together, work.potential.task, expected);
            check_shifts(single, work.potential.task, expected);
        }
    }
}

TEST_CASE("a shift of many days is as many shifts of one day (z tests, alpha 1e-6)") {
    // Thirty days at once, against single days with waiting tasks carried over. Reviewers' hours
    // are ample, so that mean and variance of the sums agree with a compound Poisson sum.
    const OfficeWork work;
    const TaskStatistics& task = work.potential.task;
    constexpr double daily = 3.0;
    for (const int days : {1, 7, 30}) {
        CAPTURE(days);
        Sample sums;
        const auto periods = static_cast<std::uint32_t>(statistics::sample(40'000));
        for (std::uint32_t i = 0; i < periods; ++i) {
            ShiftOutcome sum;
            for (int day = 0; day < 30; day += days) {
                RandomStream draws{RandomKey::make(22, 0), {i, day, 0, 1}};
                const int length = std::min(days, 30 - day);
                const ShiftOutcome outcome =
                    draw_shift({daily * length, sum.waiting, 1e9}, task, draws);
                sum.drawn += outcome.drawn;
                sum.tokens += outcome.tokens;
                sum.review_hours += outcome.review_hours;
                sum.waiting = outcome.waiting;
            }
            CHECK(sum.waiting == 0);
            sums.add(sum);
        }
        check_sums(sums.tasks, 30.0 * daily, 1.0, 1.0);
        check_sums(sums.tokens, 30.0 * daily, task.tokens, task.tokens_square);
        check_sums(sums.review, 30.0 * daily, task.review, task.review_square);
    }
}

TEST_CASE(
    "a team at the limit of supervision uses exactly the hours available (z test, alpha 1e-6)") {
    // With twice the work that fits, hours of review over a thousand shifts equal the available
    // hours up to noise from task lengths (renewal process: variance m c^2 per hour). Shifts of 2
    // hours hold 0.2 to 4 tasks: rounding errors must not accumulate.
    for (const double level : {2.0, 4.0}) {
        const OfficeWork work{level};
        const TaskStatistics& task = work.potential.task;
        for (const double tasks_per_shift : {0.2, 4.0}) {
            CAPTURE(level);
            CAPTURE(tasks_per_shift);
            const double hours = tasks_per_shift * task.review;
            const auto shifts = static_cast<std::uint32_t>(statistics::sample(100'000));
            std::int64_t waiting = 100;
            double done = 0.0;
            double review = 0.0;
            double tokens = 0.0;
            for (std::uint32_t i = 0; i < shifts; ++i) {
                RandomStream draws{RandomKey::make(23, 0), {i, 0, 0, 1}};
                const ShiftOutcome outcome =
                    draw_shift({2.0 * tasks_per_shift, waiting, hours}, task, draws);
                done += static_cast<double>(outcome.drawn + waiting - outcome.waiting);
                review += outcome.review_hours;
                tokens += outcome.tokens;
                waiting = outcome.waiting;
            }
            const double expected = shifts * tasks_per_shift;
            const double variation = task.review_square / (task.review * task.review) - 1.0;
            statistics::check_z(done, expected, std::sqrt(expected * std::max(1.0, variation)));
            // Sums of hours and of tokens, given the number of tasks.
            statistics::check_z(
                review, done * task.review, task.review * std::sqrt(done * variation));
            const double spread = task.tokens_square - task.tokens * task.tokens;
            statistics::check_z(tokens, done * task.tokens, std::sqrt(done * spread));
        }
    }
}

namespace {

/// Draws the length of a task [h].
using Lengths = std::function<double(RandomStream&)>;

/// Mean waiting time of tasks that arrive as a Poisson process, `daily` a day [days].
double mean_wait(const Reviewers& people,
                 const TaskLaw& law,
                 const Lengths& lengths,
                 double daily,
                 std::uint32_t replicate) {
    const auto tasks = static_cast<std::uint32_t>(statistics::sample(100'000));
    const std::uint32_t first = tasks / 20; // the first tasks find an empty queue and are left out
    ReviewLine line;
    std::deque<Tick> arrivals;
    std::priority_queue<Tick, std::vector<Tick>, std::greater<>> ends;
    double next = 0.0;
    double waited = 0.0;
    std::uint32_t arrived = 0;
    std::uint32_t begun = 0;
    while (begun < tasks) {
        Tick now = 0;
        if (!ends.empty() && static_cast<double>(ends.top()) <= next) {
            now = ends.top();
            ends.pop();
            line.release();
        } else {
            now = static_cast<Tick>(next);
            RandomStream draws{RandomKey::make(24, replicate), {arrived++, 0, 0, 1}};
            next += draws.exponential(static_cast<double>(ticks_per_day) / daily);
            line.join({TaskInHand::bits(lengths(draws)), 0, 0, 0});
            arrivals.push_back(now);
        }
        TaskInHand task{};
        while (line.call(people.count, task)) {
            waited += begun++ < first ? 0.0 : static_cast<double>(now - arrivals.front());
            arrivals.pop_front();
            const double hours = task_review(law, task.length());
            ends.push(now + working_time(hours, people.hours_per_day));
        }
    }
    return waited / (begun - first) / static_cast<double>(ticks_per_day);
}

std::vector<double>
mean_waits(const Reviewers& people, const TaskLaw& law, const Lengths& lengths, double daily) {
    constexpr std::uint32_t replicates = 20;
    std::vector<double> waits;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        waits.push_back(mean_wait(people, law, lengths, daily, replicate));
    }
    return waits;
}

} // namespace

TEST_CASE("review of tasks of exponential length is M/M/c (t test, alpha 1e-6)") {
    // Twenty replicates: critical value 7.07 (Student, 19 degrees of freedom).
    TaskLaw law;
    law.review_ratio = 0.2;
    const Lengths lengths = [](RandomStream& draws) { return draws.exponential(4.0); };
    for (const std::uint32_t heads : {1U, 3U, 9U}) {
        const Reviewers people = reviewers(heads, 0.5);
        const double days = 0.8 / people.hours_per_day; // of one review
        for (const double utilisation : {0.5, 0.8}) {
            CAPTURE(heads);
            CAPTURE(utilisation);
            const double daily = utilisation * people.count / days;
            const double expected = models::erlang_mean_wait(people.count, utilisation) * days;
            statistics::check_t(mean_waits(people, law, lengths, daily), expected);
        }
    }
}

TEST_CASE("review by one person is M/G/1: Pollaczek and Khinchine's mean wait (t test, alpha "
          "1e-6)") {
    // W = daily E[S^2] / (2 (1 - utilisation)); critical value as above. Task lengths as drawn for
    // single tasks.
    const OfficeWork work;
    for (const DomainPotential& domain : work.domains) {
        const TaskLaw& law = domain.law;
        const Lengths lengths = [&](RandomStream& draws) {
            return task_length(law, draws.uniform());
        };
        const Reviewers people = reviewers(1, 0.7);
        const double b = law.handover_hours;
        const double rho = law.review_ratio;
        const double days = (b + rho * domain.mean_length) / people.hours_per_day;
        const double square =
            (b * b + 2.0 * b * rho * domain.mean_length + rho * rho * domain.mean_square_length) /
            (people.hours_per_day * people.hours_per_day);
        for (const double utilisation : {0.5, 0.85}) {
            CAPTURE(utilisation);
            const double daily = utilisation / days;
            statistics::check_t(mean_waits(people, law, lengths, daily),
                                daily * square / (2.0 * (1.0 - utilisation)));
        }
    }
}

TEST_CASE("review by several people waits less than Kingman's bound, and about as long as Allen "
          "and Cunneen say") {
    // Kingman's (1970) bound on the mean wait of G/G/c for Poisson arrivals of rate r: r (1/r^2 +
    // v/c + (c-1) m^2/c^2) / (2 (1 - utilisation)), with mean m and variance v of a review.
    // Approximation of Allen and Cunneen: M/M/c times (1 + v/m^2) / 2, accurate to some per cent.
    // Tolerance: 10 % for the approximation plus 7.07 standard errors (Student, 19 degrees of
    // freedom, alpha 1e-6).
    const OfficeWork work;
    const DomainPotential& domain = work.domains[1];
    const TaskLaw& law = domain.law;
    const Lengths lengths = [&](RandomStream& draws) { return task_length(law, draws.uniform()); };
    for (const std::uint32_t heads : {4U, 12U}) {
        const Reviewers people = reviewers(heads, 0.5);
        const double c = people.count;
        const double days = task_review(law, domain.mean_length) / people.hours_per_day;
        const double variance =
            law.review_ratio * law.review_ratio *
            (domain.mean_square_length - domain.mean_length * domain.mean_length) /
            (people.hours_per_day * people.hours_per_day);
        for (const double utilisation : {0.6, 0.9}) {
            CAPTURE(heads);
            CAPTURE(utilisation);
            const double daily = utilisation * c / days;
            const statistics::MeanEstimate wait =
                statistics::estimate_mean(mean_waits(people, law, lengths, daily));
            const double error = statistics::t_critical(19) * wait.standard_error;
            const double bound =
                daily * (1.0 / (daily * daily) + variance / c + (c - 1.0) * days * days / (c * c)) /
                (2.0 * (1.0 - utilisation));
            CHECK(wait.mean - error < bound);
            const double usual = models::erlang_mean_wait(people.count, utilisation) * days * 0.5 *
                                 (1.0 + variance / (days * days));
            CHECK(std::abs(wait.mean - usual) < 0.1 * usual + error);
        }
    }
}

namespace {

/// Work of a world's coworkers on one day: realised, or its mean and variance.
struct DayOfWork {
    double tasks = 0.0;
    double review = 0.0;     // [min]
    double kilotokens = 0.0; // bought
    double cents = 0.0;      // price paid
};

/// Totals since the start.
DayOfWork totals(const Economy& economy) {
    return {static_cast<double>(economy.books.accounts.total(TaskCount::drawn)),
            static_cast<double>(economy.books.accounts.total(TaskCount::review_minutes)),
            static_cast<double>(economy.books.accounts.total(TokenCount::kilotokens)),
            static_cast<double>(economy.books.accounts.total(TokenCount::cents))};
}

/// Mean and variance of a day's work: compound Poisson sums over all teams at work and task
/// domains.
struct Expectation {
    DayOfWork mean;
    DayOfWork variance;
    double at_work = 0.0; // tasks of coworkers in progress
    double memory = 0.0;  // sum over the tasks of a day of their squared durations [day^2]
};

Expectation expectation(const Economy& economy, const Generation& generation) {
    const Parameters& parameters = economy.parameters;
    const std::size_t domains = parameters.task_domains.size();
    Expectation sum;
    for (const Firm& firm : economy.firms.store().firms) {
        if (firm.adoption != AdoptionStage::deployed || !(firm.intensity > 0.0F)) {
            continue;
        }
        const double limit = review_limit(parameters.coworkers, firm.capital);
        for_each_occupation(firm, [&](OccupationId occupation) {
            const std::size_t o = occupation.index();
            const OccupationPotential& potential = generation.potential[o];
            const TeamUse use =
                team_use(firm.intensity, potential, limit, parameters.coworkers.least_hours);
            const double rate =
                task_rate(economy.firms.store().slots[firm.slot(occupation)].heads, use, potential);
            for (std::size_t k = 0; rate > 0.0 && k < domains; ++k) {
                const DomainPotential& domain = generation.domains[o * domains + k];
                const TaskLaw& law = domain.law;
                const double tasks = rate * parameters.occupations[o].share_of_hours[k] *
                                     domain.tasks_per_hour / potential.tasks_per_hour;
                const double length = domain.mean_length;
                const double square = domain.mean_square_length;
                const double b = 60.0 * law.handover_hours;
                const double rho = 60.0 * law.review_ratio;
                const double tokens = 1000.0 * law.tokens_per_hour;
                const double price = law.token_price / 10.0;               // cents per kilotoken
                const double days = 7.0 / parameters.coworkers.week_hours; // days of work per hour
                sum.at_work += tasks * days * length;
                sum.memory += tasks * days * days * square;
                sum.mean.tasks += tasks;
                sum.mean.review += tasks * (b + rho * length);
                sum.mean.kilotokens += tasks * tokens * length;
                sum.mean.cents += tasks * tokens * price * length;
                sum.variance.tasks += tasks;
                sum.variance.review +=
                    tasks * (b * b + 2.0 * b * rho * length + rho * rho * square);
                sum.variance.kilotokens += tasks * tokens * tokens * square;
                sum.variance.cents += tasks * tokens * tokens * price * price * square;
            }
        });
    }
    return sum;
}

/// Tasks in progress of all coworkers, when every task is an event.
double at_work(const Economy& economy) {
    double sum = 0.0;
    for (const TaskDesks& desks : economy.firms.store().desks) {
        for (const TaskDesk& desk : desks.desks()) {
            sum += desk.running;
        }
    }
    return sum;
}

/// Sums over days of realised values, and of squared deviations over variances.
struct Comparison {
    double observed = 0.0;
    double expected = 0.0;
    double variance = 0.0;
    double chi_square = 0.0;
    std::size_t days = 0;

    void add(double seen, double mean, double its_variance) {
        observed += seen;
        expected += mean;
        variance += its_variance;
        chi_square += (seen - mean) * (seen - mean) / its_variance;
        ++days;
    }
    void check() const {
        statistics::check_z(observed, expected, std::sqrt(variance));
        CAPTURE(chi_square);
        CHECK(chi_square < statistics::chi_square_critical(days));
        CHECK(chi_square > statistics::chi_square_lower_critical(days));
    }
};

/// A made-up economy in a steady state in which most firms use coworkers.
Scenario world_at_work(const char* resolution) {
    Scenario scenario = shipped("tiny",
                                {{"time.start", "2028-01-01"},
                                 {"time.end", "2028-06-01"},
                                 {"coworkers.resolution", resolution},
                                 {"coworkers.shift_days", "1"},
                                 {"coworkers.integration_speed", "0"},
                                 {"coworkers.payback_years", "0"},
                                 {"adoption.abandonment_rate", "0"},
                                 {"firm_dynamics.exit_rate", "0"}});
    scenario.labs = shipped("us-2023").labs;
    scenario.compute.initial_chips = 1e9; // no rationing
    for (Sector& sector : scenario.sectors) {
        sector.initial_adoption = 1.0;
    }
    for (TaskDomain& domain : scenario.task_domains) {
        domain.tokens_per_hour *= 0.01; // few tokens and a cent per task, so that rounding matters
    }
    return scenario;
}

} // namespace

TEST_CASE("tasks, review, tokens and spending in a small world have the expected distributions, "
          "drawn together or one by one (z and chi-square tests, alpha 1e-6)") {
    // Given people, intensity and models, the number of a day's tasks is Poisson, and their hours
    // and tokens are compound Poisson sums, nearly normal with thousands of tasks: sums over days
    // are compared by z tests, sums of squared daily deviations by chi-square tests with one degree
    // of freedom per day, both two-sided. With single tasks, reviews follow about a day after the
    // start of a task; the queue has settled by day 30, and rates change between days by a tenth of
    // a day's standard error.
    for (const char* resolution : {"cohort", "individual"}) {
        CAPTURE(resolution);
        DailyWorld world{world_at_work(resolution), [](Economy& economy) {
                             for (Firm& firm : economy.firms.store().firms) {
                                 const bool uses = firm.adoption == AdoptionStage::deployed;
                                 firm.intensity = uses ? 0.8F : 0.0F;
                             }
                         }};
        const Economy& economy = world.economy();
        Comparison tasks;
        Comparison review;
        Comparison kilotokens;
        Comparison cents;
        DayOfWork before;
        // at the time of the day's events
        Generation generation = economy.coworkers.generations()[0];
        world.run_until(150, [&](Day day) {
            const DayOfWork now = totals(economy);
            if (day >= 30) {
                const Expectation today = expectation(economy, generation);
                const DayOfWork& mean = today.mean;
                const DayOfWork& variance = today.variance;
                tasks.add(now.tasks - before.tasks, mean.tasks, variance.tasks);
                review.add(now.review - before.review, mean.review, variance.review);
                kilotokens.add(
                    now.kilotokens - before.kilotokens, mean.kilotokens, variance.kilotokens);
                cents.add(now.cents - before.cents, mean.cents, variance.cents);
            }
            before = now;
            generation = economy.coworkers.generations()[0];
        });
        CHECK(tasks.observed > 1e6);
        tasks.check();
        review.check();
        kilotokens.check();
        cents.check();
    }
}

TEST_CASE(
    "with tasks as events, tasks in progress equal the number of coworkers (z test, alpha 1e-6)") {
    // Every task has a coworker at once: M/G/infinity, whose mean is Eq. 9 by Little's law. The
    // mean over T daily observations has a variance of at most (n + r E[S^2]) / T, with n tasks in
    // progress and r tasks a day of duration S: the integral of the autocovariance is r E[S^2].
    DailyWorld world{world_at_work("individual"), [](Economy& economy) {
                         for (Firm& firm : economy.firms.store().firms) {
                             const bool uses = firm.adoption == AdoptionStage::deployed;
                             firm.intensity = uses ? 0.5F : 0.0F;
                         }
                     }};
    const Economy& economy = world.economy();
    double seen = 0.0;
    double expected = 0.0;
    double variance = 0.0;
    world.run_until(90, [&](Day day) {
        if (day >= 30) {
            const Expectation today = expectation(economy, economy.coworkers.generations()[0]);
            seen += at_work(economy);
            expected += today.at_work;
            variance += today.at_work + today.memory;
        }
    });
    CHECK(expected > 30'000.0);
    statistics::check_z(seen, expected, std::sqrt(variance));
}
