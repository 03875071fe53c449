// SPDX-License-Identifier: Apache-2.0
/// Tasks one by one (resolution `individual`), as events of their firms: a task starts, a coworker
/// finishes it, people review it, and if it failed do it again or repair what came of it.
#include "core/units.hpp"

#include "agents/coworkers/team.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tenfold {

namespace {

// The earliest of `count` times that are uniform between now and `end`: their distance is a
// fraction 1 - u^(1/count). Two events of one kind do not share a tick.
Tick first_of(std::uint32_t count, Tick now, Tick end, double draw) {
    const double fraction = 1.0 - math::exp(math::log(draw) / count);
    return now + 1 + static_cast<Tick>(fraction * static_cast<double>(end - now - 1));
}

} // namespace

const DomainPotential& Economy::domain_of(const Firm& firm, const TaskInHand& task) const {
    const std::size_t first = std::size_t{task.occupation} * parameters.task_domains.size();
    return technology.generation(firm.generation).domains[first + task.domain];
}

const TaskLaw& Economy::law(const Firm& firm, const TaskInHand& task) const {
    return domain_of(firm, task).law;
}

// Tasks of the day that begins: what changes their rate (people, intensity, models, prices) changes
// between days. So a Poisson number of uniform times is a Poisson process at today's rate.
void Economy::expect_tasks(FirmContext& context, OccupationId occupation, const TeamUse& use) {
    const FirmId id = context.self();
    const Firm& firm = firms[id.index()];
    const double rate =
        task_rate(slots[firm.slot(occupation)].heads,
                  use,
                  technology.generation(firm.generation).potential[occupation.index()]);
    constexpr double most = 1e9; // so that their number fits 32 bits
    RandomStream draws = context.random(purpose::shift, occupation.index());
    const auto count = static_cast<std::uint32_t>(draws.poisson(std::min(rate, most)));
    if (count > 0) {
        const Tick first =
            first_of(count, context.now(), start_of(context.window() + 1), draws.uniform());
        context.schedule(first,
                         StartTask{count - 1,
                                   desks[id.index()].team(),
                                   static_cast<std::uint16_t>(occupation.index())});
    }
}

void Economy::handle(FirmContext& context, const StartTask& event) {
    if (event.team != desks[context.self().index()].team()) {
        return; // people do their tasks themselves again
    }
    RandomStream draws = context.random(purpose::task);
    start_task(context, OccupationId{event.occupation}, draws);
    if (event.more > 0) {
        const Tick end = start_of(context.window() + 1);
        context.schedule(first_of(event.more, context.now(), end, draws.uniform()),
                         StartTask{event.more - 1, event.team, event.occupation});
    }
}

void Economy::start_task(FirmContext& context, OccupationId occupation, RandomStream& draws) {
    const FirmId id = context.self();
    const Firm& firm = firms[id.index()];
    const std::size_t domains = parameters.task_domains.size();
    const std::vector<double>& hours = parameters.occupations[occupation.index()].share_of_hours;
    const std::vector<DomainPotential>& potential = technology.generation(firm.generation).domains;
    std::vector<double> weights(domains);
    for (std::size_t k = 0; k < domains; ++k) {
        weights[k] = hours[k] * potential[occupation.index() * domains + k].tasks_per_hour;
    }
    const std::size_t domain = draw_domain(weights, draws.uniform());
    if (domain == domains) {
        return;
    }
    TaskInHand task{0,
                    desks[id.index()].team(),
                    occupation.index() & 0x3FU,
                    static_cast<std::uint32_t>(domain) & 0x3FFU};
    task.length_bits = TaskInHand::bits(task_length(law(firm, task), draws.uniform()));
    accounts.add(context.thread(), TaskCount::drawn, 1);
    ++desks[id.index()][firm.slot(occupation) - firm.first_slot].running;
    context.schedule(context.now() + task_duration(task.length(), parameters.coworkers.week_hours),
                     FinishTask{task});
}

void Economy::handle(FirmContext& context, const FinishTask& event) {
    const FirmId id = context.self();
    const TaskInHand& task = event.task;
    if (task.team != desks[id.index()].team()) {
        return;
    }
    Firm& firm = firms[id.index()];
    const OccupationId occupation{task.occupation};
    TaskDesk& desk = desks[id.index()][firm.slot(occupation) - firm.first_slot];
    --desk.running;
    const TaskLaw& about = law(firm, task);
    const std::int64_t kilotokens =
        desk.kilotokens.take(task_tokens(about, task.length()) * kilotokens_per_mtok);
    if (kilotokens > 0) {
        const std::int64_t cents = desk.cents.take(token_cents(kilotokens, about.token_price));
        buy_tokens(context.thread(), firm, occupation, kilotokens, cents);
    }
    desk.line.join(task);
    call_reviewers(context, occupation);
}

// Reviews begin as long as there are reviewers for the tasks that wait. One that has begun ends
// when it was to end, whoever leaves or comes.
void Economy::call_reviewers(FirmContext& context, OccupationId occupation) {
    const FirmId id = context.self();
    const Firm& firm = firms[id.index()];
    const std::uint32_t place = firm.slot(occupation);
    const Reviewers people =
        reviewers(slots[place].heads, review_limit(parameters.coworkers, firm.capital));
    ReviewLine& line = desks[id.index()][place - firm.first_slot].line;
    TaskInHand task{};
    while (line.call(people.count, task)) {
        const double hours = task_review(law(firm, task), task.length());
        context.schedule(context.now() + working_time(hours, people.hours_per_day),
                         FinishReview{task});
    }
    slots.waiting(place) = static_cast<std::uint32_t>(line.waiting());
}

void Economy::handle(FirmContext& context, const FinishReview& event) {
    const FirmId id = context.self();
    const TaskInHand& task = event.task;
    if (task.team != desks[id.index()].team()) {
        return;
    }
    const Firm& firm = firms[id.index()];
    const OccupationId occupation{task.occupation};
    desks[id.index()][firm.slot(occupation) - firm.first_slot].line.release();
    call_reviewers(context, occupation);
    const TaskLaw& about = law(firm, task);
    RandomStream draws = context.random(purpose::task);
    const unsigned thread = context.thread();
    const double review = task_review(about, task.length()) * minutes_per_hour;
    const std::int64_t reviewed = round_at_random(review, draws.uniform());
    accounts.add(thread, TaskCount::review_minutes, reviewed);
    const std::int64_t worked = std::llround(task.length() * minutes_per_hour);
    const bool autonomous = domain_of(firm, task).mode == Supervision::autonomous;
    count_done(thread, firm, occupation, {worked, autonomous ? worked : 0, reviewed});
    if (draws.bernoulli(task_success(about, task.length()))) {
        accounts.add(thread, TaskCount::succeeded, 1);
        return;
    }
    const bool noticed = draws.bernoulli(about.detection);
    accounts.add(thread, noticed ? TaskCount::failed : TaskCount::undetected, 1);
    const double hours = task_repair(about, task.length(), noticed);
    const std::int64_t minutes = round_at_random(hours * minutes_per_hour, draws.uniform());
    count_done(thread, firm, occupation, {0, 0, minutes});
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
    context.schedule(
        context.now() + working_time(hours, post_day_hours),
        FinishRework{static_cast<std::uint32_t>(std::min(minutes, most)), firm.births});
}

void Economy::handle(FirmContext& context, const FinishRework& event) {
    const Firm& firm = firms[context.self().index()];
    if (firm.closed == 0 && firm.births == event.births) {
        accounts.add(context.thread(), TaskCount::rework_minutes, event.minutes);
    }
}

} // namespace tenfold
