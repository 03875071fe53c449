// SPDX-License-Identifier: Apache-2.0
/// Tasks as single events of their firms (resolution `individual`): start, completion by a
/// coworker, review by people, and rework or repair after a failure.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/coworkers/generations.hpp"
#include "agents/coworkers/team.hpp"
#include "agents/firms/team_work.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tenfold {

namespace {

// Earliest of `count` independent uniform times between now and `end`: its distance from now is a
// share 1 - u^(1/count) of the interval. Two events of one kind never share a tick.
Tick first_of(std::uint32_t count, Tick now, Tick end, double draw) {
    const double fraction = 1.0 - math::exp(math::log(draw) / count);
    return now + 1 + static_cast<Tick>(fraction * static_cast<double>(end - now - 1));
}

const DomainPotential& domain_of(const FirmTurn& turn, const TaskInHand& task) {
    const std::size_t first =
        std::size_t{task.occupation} * turn.see.parameters.task_domains.size();
    return turn.see.generations[turn.firm.generation].domains[first + task.domain];
}

const TaskLaw& law(const FirmTurn& turn, const TaskInHand& task) {
    return domain_of(turn, task).law;
}

// Draws the first of the coming day's tasks. The rate (people, intensity, models, prices) changes
// only between days, so that a Poisson number of uniform times is a Poisson process.
void expect_tasks(FirmTurn& turn, OccupationId occupation, const TeamUse& use) {
    const Firm& firm = turn.firm;
    const double rate =
        task_rate(turn.slot(occupation).heads,
                  use,
                  turn.see.generations[firm.generation].potential[occupation.index()]);
    constexpr double most = 1e9; // keeps the number of tasks within 32 bits
    RandomStream draws = turn.random(purpose::shift, occupation.index());
    const auto count = static_cast<std::uint32_t>(draws.poisson(std::min(rate, most)));
    if (count > 0) {
        const Tick first = first_of(count, turn.now(), turn.tomorrow(), draws.uniform());
        turn.schedule(first,
                      StartTask{count - 1,
                                turn.desks().team(),
                                static_cast<std::uint16_t>(occupation.index())});
    }
}

void start_task(FirmTurn& turn, OccupationId occupation, RandomStream& draws) {
    const Firm& firm = turn.firm;
    const std::size_t domains = turn.see.parameters.task_domains.size();
    const std::vector<double>& hours =
        turn.see.parameters.occupations[occupation.index()].share_of_hours;
    const std::vector<DomainPotential>& potential = turn.see.generations[firm.generation].domains;
    std::vector<double> weights(domains);
    for (std::size_t k = 0; k < domains; ++k) {
        weights[k] = hours[k] * potential[occupation.index() * domains + k].tasks_per_hour;
    }
    const std::size_t domain = draw_domain(weights, draws.uniform());
    if (domain == domains) {
        return;
    }
    TaskInHand task{0,
                    turn.desks().team(),
                    occupation.index() & 0x3FU,
                    static_cast<std::uint32_t>(domain) & 0x3FFU};
    task.length_bits = TaskInHand::bits(task_length(law(turn, task), draws.uniform()));
    turn.count(TaskCount::drawn, 1);
    ++turn.desk(occupation).running;
    turn.schedule(turn.now() +
                      task_duration(task.length(), turn.see.parameters.coworkers.week_hours),
                  FinishTask{task});
}

// Starts reviews while tasks wait and reviewers are free. A review that has started ends as
// scheduled, even if the number of people changes.
void call_reviewers(FirmTurn& turn, OccupationId occupation) {
    const Firm& firm = turn.firm;
    const Reviewers people = reviewers(turn.slot(occupation).heads,
                                       review_limit(turn.see.parameters.coworkers, firm.capital));
    ReviewLine& line = turn.desk(occupation).line;
    TaskInHand task{};
    while (line.call(people.count, task)) {
        const double hours = task_review(law(turn, task), task.length());
        turn.schedule(turn.now() + working_time(hours, people.hours_per_day), FinishReview{task});
    }
    turn.waiting(occupation) = static_cast<std::uint32_t>(line.waiting());
}

} // namespace

void begin_task_day(FirmTurn& turn, OccupationId occupation, const TeamUse& use, bool works) {
    call_reviewers(turn, occupation); // there may be more people than on the day before
    if (works) {
        expect_tasks(turn, occupation, use);
    }
}

void handle(FirmTurn& turn, const StartTask& event) {
    if (event.team != turn.desks().team()) {
        return; // people do the tasks themselves again
    }
    RandomStream draws = turn.random(purpose::task);
    start_task(turn, OccupationId{event.occupation}, draws);
    if (event.more > 0) {
        const Tick end = turn.tomorrow();
        turn.schedule(first_of(event.more, turn.now(), end, draws.uniform()),
                      StartTask{event.more - 1, event.team, event.occupation});
    }
}

void handle(FirmTurn& turn, const FinishTask& event) {
    const TaskInHand& task = event.task;
    if (task.team != turn.desks().team()) {
        return;
    }
    const OccupationId occupation{task.occupation};
    TaskDesk& desk = turn.desk(occupation);
    --desk.running;
    const TaskLaw& about = law(turn, task);
    const std::int64_t kilotokens =
        desk.kilotokens.take(task_tokens(about, task.length()) * kilotokens_per_mtok);
    if (kilotokens > 0) {
        const std::int64_t cents = desk.cents.take(token_cents(kilotokens, about.token_price));
        buy_tokens(turn, occupation, kilotokens, cents);
    }
    desk.line.join(task);
    call_reviewers(turn, occupation);
}

void handle(FirmTurn& turn, const FinishReview& event) {
    const TaskInHand& task = event.task;
    if (task.team != turn.desks().team()) {
        return;
    }
    const Firm& firm = turn.firm;
    const OccupationId occupation{task.occupation};
    turn.desk(occupation).line.release();
    call_reviewers(turn, occupation);
    const TaskLaw& about = law(turn, task);
    RandomStream draws = turn.random(purpose::task);
    const double review = task_review(about, task.length()) * minutes_per_hour;
    const std::int64_t reviewed = round_at_random(review, draws.uniform());
    turn.count(TaskCount::review_minutes, reviewed);
    const std::int64_t worked = std::llround(task.length() * minutes_per_hour);
    const bool autonomous = domain_of(turn, task).mode == Supervision::autonomous;
    count_done(turn, occupation, {worked, autonomous ? worked : 0, reviewed});
    if (draws.bernoulli(task_success(about, task.length()))) {
        turn.count(TaskCount::succeeded, 1);
        return;
    }
    const bool noticed = draws.bernoulli(about.detection);
    turn.count(noticed ? TaskCount::failed : TaskCount::undetected, 1);
    const double hours = task_repair(about, task.length(), noticed);
    const std::int64_t minutes = round_at_random(hours * minutes_per_hour, draws.uniform());
    count_done(turn, occupation, {0, 0, minutes});
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    turn.schedule(turn.now() + working_time(hours, post_day_hours),
                  FinishRework{static_cast<std::uint32_t>(std::min(minutes, most)), firm.births});
}

void handle(FirmTurn& turn, const FinishRework& event) {
    const Firm& firm = turn.firm;
    if (firm.closed == 0 && firm.births == event.births) {
        turn.count(TaskCount::rework_minutes, event.minutes);
    }
}

} // namespace tenfold
