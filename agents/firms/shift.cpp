// SPDX-License-Identifier: Apache-2.0
/// Shifts of teams, as events of their firms: tasks, review, tokens.
#include "core/units.hpp"

#include "agents/coworkers/team.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

void Economy::handle(FirmContext& context, const WorkShift& event) {
    const FirmId id = context.self();
    const Firm& firm = firms[id.index()];
    if (firm.adoption != AdoptionStage::deployed || firm.closed != 0 ||
        firm.births != event.births) {
        return; // the team of then is gone
    }
    context.schedule(start_of(context.window() + shift_days()), event);
    if (tasks_are_events()) {
        desks[id.index()].open(firm.slots());
    }
    for_each_occupation(firm, [&](OccupationId occupation) {
        const TeamUse use = use_of_team(firm, occupation);
        const bool works = use.delegated > 0.0 && slots[firm.slot(occupation)].heads > 0;
        if (tasks_are_events()) {
            call_reviewers(context, occupation); // there may be more people than yesterday
            if (works) {
                expect_tasks(context, occupation, use);
            }
        } else if (works) {
            work_shift(context, occupation, use);
        }
    });
}

// One team's shift, drawn as a whole.
void Economy::work_shift(FirmContext& context, OccupationId occupation, const TeamUse& use) {
    const unsigned thread = context.thread();
    Firm& firm = firms[context.self().index()];
    const std::uint32_t place = firm.slot(occupation);
    const std::uint32_t heads = slots[place].heads;
    const OccupationPotential& potential =
        technology.generation(firm.generation).potential[occupation.index()];
    const auto days = static_cast<double>(parameters.coworkers.shift_days);
    const double limit = review_limit(parameters.coworkers, firm.capital);
    RandomStream draws = context.random(purpose::shift, occupation.index());
    const ShiftOutcome outcome = draw_shift({task_rate(heads, use, potential) * days,
                                             slots.waiting(place),
                                             review_capacity(heads, limit) * days},
                                            potential.task,
                                            draws);
    constexpr std::int64_t most_waiting = 0xFFFFFFFF;
    slots.waiting(place) = static_cast<std::uint32_t>(std::min(outcome.waiting, most_waiting));
    accounts.add(thread, TaskCount::drawn, outcome.drawn);
    accounts.add(thread, TaskCount::succeeded, outcome.succeeded);
    accounts.add(thread, TaskCount::failed, outcome.failed);
    accounts.add(thread, TaskCount::undetected, outcome.undetected);
    accounts.add(thread, TaskCount::returned, outcome.waiting - std::int64_t{slots.waiting(place)});
    // Fractions are decided by lot: the firm has no place to keep them, and cut off every shift
    // they would add up.
    const auto whole = [&](double amount) { return round_at_random(amount, draws.uniform()); };
    accounts.add(thread, TaskCount::review_minutes, whole(outcome.review_hours * minutes_per_hour));
    accounts.add(thread, TaskCount::rework_minutes, whole(outcome.rework_hours * minutes_per_hour));
    const double per_task =
        potential.tasks_per_hour > 0.0 ? minutes_per_hour / potential.tasks_per_hour : 0.0;
    const auto done = static_cast<double>(outcome.succeeded + outcome.failed + outcome.undetected);
    count_done(thread,
               firm,
               occupation,
               {std::llround(done * per_task * potential.delegable),
                std::llround(done * per_task * potential.autonomous),
                std::llround((outcome.review_hours + outcome.rework_hours) * minutes_per_hour)});
    const std::int64_t kilotokens = whole(outcome.tokens * kilotokens_per_mtok);
    if (kilotokens > 0) {
        const Generation& generation = technology.generation(firm.generation);
        const double price = generation.hour_price[occupation.index()] / potential.tokens_mtok;
        buy_tokens(thread, firm, occupation, kilotokens, whole(token_cents(kilotokens, price)));
    }
}

void Economy::buy_tokens(unsigned thread,
                         Firm& firm,
                         OccupationId occupation,
                         std::int64_t kilotokens,
                         std::int64_t cents) {
    accounts.add(thread, TokenCount::kilotokens, kilotokens);
    accounts.add(thread, TokenCount::cents, cents);
    observed.add(thread, firm.sector(), occupation, WorkCount::token_cents, cents);
    token_market.buy(thread, firm.generation, occupation.index(), kilotokens, cents);
    money.pay(thread, SpendingPot::tokens, cents);
    change_deposit(thread, firm, -cents);
}

} // namespace tenfold
