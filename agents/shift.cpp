// SPDX-License-Identifier: Apache-2.0
/// Shifts of teams, as events of their firms: tasks, review, tokens.
#include "agents/economy.hpp"
#include "agents/team.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double post_day_hours = 40.0 / 7.0; // of a post, per calendar day
constexpr double minutes_per_hour = 60.0;

} // namespace

void Economy::handle(FirmContext& context, const WorkShift& event) {
    const FirmId id = context.self();
    Firm& firm = firms[id.index()];
    if (firm.adoption != AdoptionStage::deployed || firm.closed != 0 ||
        firm.births != event.births) {
        return; // the team of then is gone
    }
    const auto days = static_cast<double>(parameters.coworkers.shift_days);
    context.schedule(start_of(context.window() + parameters.coworkers.shift_days), event);
    if (!(firm.intensity > 0.0F)) {
        return;
    }
    RandomStream draws = context.random(purpose::shift);
    std::int64_t paid = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const TeamUse use = use_of_team(firm, occupation);
        const std::uint32_t place = firm.slot(occupation);
        if (use.delegated > 0.0 && slots[place].heads > 0) {
            paid += work_shift(context.thread(), firm, occupation, use, days, draws);
        }
    });
    change_deposit(context.thread(), firm, -paid);
}

// One team's shift; returns what its tokens cost.
std::int64_t Economy::work_shift(unsigned thread,
                                 const Firm& firm,
                                 OccupationId occupation,
                                 const TeamUse& use,
                                 double days,
                                 RandomStream& draws) {
    const std::uint32_t place = firm.slot(occupation);
    const Generation& generation = technology.generation(firm.generation);
    const OccupationPotential& potential = generation.potential[occupation.index()];
    const double people_hours = slots[place].heads * post_day_hours * days;
    Shift shift;
    shift.expected_tasks = people_hours / use.hours * use.intensity * potential.tasks_per_hour;
    shift.waiting = slots.waiting(place);
    shift.review_hours = review_limit(parameters.coworkers, firm.capital) * people_hours;
    const ShiftOutcome outcome =
        draw_shift(shift, potential.task, parameters.delegation.failure_detection, draws);
    slots.waiting(place) =
        static_cast<std::uint32_t>(std::min<std::int64_t>(outcome.waiting, 0xFFFFFFFF));
    const std::int64_t given_up = outcome.waiting - std::int64_t{slots.waiting(place)};
    accounts.add(thread, TaskCount::drawn, outcome.drawn);
    accounts.add(thread, TaskCount::succeeded, outcome.succeeded);
    accounts.add(thread, TaskCount::failed, outcome.failed);
    accounts.add(thread, TaskCount::undetected, outcome.undetected);
    accounts.add(thread, TaskCount::returned, given_up);
    accounts.add(
        thread, TaskCount::review_minutes, std::llround(outcome.review_hours * minutes_per_hour));
    accounts.add(
        thread, TaskCount::rework_minutes, std::llround(outcome.rework_hours * minutes_per_hour));
    const auto kilotokens = std::llround(outcome.tokens * 1000.0);
    if (kilotokens <= 0) {
        return 0;
    }
    const double price = generation.hour_price[occupation.index()] / potential.tokens_mtok;
    const std::int64_t cents = token_bill(kilotokens, price);
    accounts.add(thread, TokenCount::kilotokens, kilotokens);
    accounts.add(thread, TokenCount::cents, cents);
    token_market.buy(thread, firm.generation, occupation.index(), kilotokens, cents);
    money.pay(thread, SpendingPot::tokens, cents);
    return cents;
}

} // namespace tenfold
