// SPDX-License-Identifier: Apache-2.0
/// Shifts of teams as events of their firms: tasks, review, tokens.
#include "core/units.hpp"

#include "agents/coworkers/generations.hpp"
#include "agents/coworkers/team.hpp"
#include "agents/firms/coworker_use.hpp"
#include "agents/firms/team_work.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

// Draws one shift of one team as a whole.
void work_shift(FirmTurn& turn, OccupationId occupation, const TeamUse& use) {
    const Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    std::uint32_t& waiting = turn.waiting(occupation);
    const std::uint32_t heads = turn.slot(occupation).heads;
    const Generation& generation = see.generations[firm.generation];
    const OccupationPotential& potential = generation.potential[occupation.index()];
    const auto days = static_cast<double>(see.parameters.coworkers.shift_days);
    const double limit = review_limit(see.parameters.coworkers, firm.capital);
    RandomStream draws = turn.random(purpose::shift, occupation.index());
    const ShiftOutcome outcome = draw_shift(
        {task_rate(heads, use, potential) * days, waiting, review_capacity(heads, limit) * days},
        potential.task,
        draws);
    constexpr std::int64_t most_waiting = 0xFFFFFFFF;
    waiting = static_cast<std::uint32_t>(std::min(outcome.waiting, most_waiting));
    turn.count(TaskCount::drawn, outcome.drawn);
    turn.count(TaskCount::succeeded, outcome.succeeded);
    turn.count(TaskCount::failed, outcome.failed);
    turn.count(TaskCount::undetected, outcome.undetected);
    turn.count(TaskCount::returned, outcome.waiting - std::int64_t{waiting});
    // Amounts are rounded at random: truncation in every shift would add up to a bias, and there is
    // no state for the remainder.
    const auto whole = [&](double amount) { return round_at_random(amount, draws.uniform()); };
    turn.count(TaskCount::review_minutes, whole(outcome.review_hours * minutes_per_hour));
    turn.count(TaskCount::rework_minutes, whole(outcome.rework_hours * minutes_per_hour));
    const double per_task =
        potential.tasks_per_hour > 0.0 ? minutes_per_hour / potential.tasks_per_hour : 0.0;
    const auto done = static_cast<double>(outcome.succeeded + outcome.failed + outcome.undetected);
    count_done(turn,
               occupation,
               {std::llround(done * per_task * potential.delegable),
                std::llround(done * per_task * potential.autonomous),
                std::llround((outcome.review_hours + outcome.rework_hours) * minutes_per_hour)});
    const std::int64_t kilotokens = whole(outcome.tokens * kilotokens_per_mtok);
    if (kilotokens > 0) {
        const double price = generation.hour_price[occupation.index()] / potential.tokens_mtok;
        buy_tokens(turn, occupation, kilotokens, whole(token_cents(kilotokens, price)));
    }
}

} // namespace

void handle(FirmTurn& turn, const WorkShift& event) {
    const Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    if (firm.adoption != AdoptionStage::deployed || firm.closed != 0 ||
        firm.births != event.births) {
        return; // scheduled for a team that has since ended
    }
    turn.schedule(start_of(turn.day() + see.shift_days()), event);
    if (see.tasks_are_events()) {
        turn.desks().open(firm.slots());
    }
    for_each_occupation(firm, [&](OccupationId occupation) {
        const TeamUse use = use_of_team(turn, occupation);
        const bool works = use.delegated > 0.0 && turn.slot(occupation).heads > 0;
        if (see.tasks_are_events()) {
            begin_task_day(turn, occupation, use, works);
        } else if (works) {
            work_shift(turn, occupation, use);
        }
    });
}

void buy_tokens(FirmTurn& turn,
                OccupationId occupation,
                std::int64_t kilotokens,
                std::int64_t cents) {
    turn.count(TokenCount::kilotokens, kilotokens);
    turn.count(TokenCount::cents, cents);
    turn.observe(turn.firm.sector(), occupation, WorkCount::token_cents, cents);
    turn.see.token_purchases.buy(
        turn.thread(), turn.firm.generation, occupation.index(), kilotokens, cents);
    turn.pay(SpendingAccount::tokens, cents);
    turn.change_deposit(-cents);
}

void count_done(FirmTurn& turn, OccupationId occupation, const WorkDone& work) {
    const auto add = [&](WorkCount what, std::int64_t minutes) {
        turn.observe(turn.firm.sector(), occupation, what, minutes);
    };
    add(WorkCount::task_minutes, work.task_minutes);
    add(WorkCount::autonomous_minutes, work.autonomous_minutes);
    add(WorkCount::supervision_minutes, work.supervision_minutes);
}

} // namespace tenfold
