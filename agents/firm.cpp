// SPDX-License-Identifier: Apache-2.0
/// Firms: rosters and vacancies day by day, and a review once in a cycle.
#include "agents/adoption.hpp"
#include "agents/economy.hpp"

#include <cmath>

namespace tenfold {

namespace {

constexpr double cycle_days = static_cast<double>(examination_cycle);
constexpr double cycle_months = cycle_days / days_per_month;

std::uint8_t reviews_in(std::int64_t days) {
    return static_cast<std::uint8_t>(
        std::min<std::int64_t>(255, std::max<std::int64_t>(1, days / examination_cycle)));
}

} // namespace

bool Economy::leave_roster(FirmContext& context, const Departure& event) {
    const Firm& firm = firms[context.self().index()];
    const OccupationId occupation{event.occupation};
    Slot& slot = slots[firm.slot(occupation)];
    if (!rosters.holds(slot, event.seat, event.worker, event.job_number)) {
        return false; // the other side's note came first
    }
    rosters.leave(slot, event.seat);
    --slot.heads;
    accounts.add(context.thread(), firm.sector, SectorCount::heads, -1);
    accounts.add(context.thread(), occupation, OccupationCount::heads, -1);
    accounts.add(context.thread(),
                 Fingerprint::firms,
                 -job_fingerprint(event.worker, context.self(), event.job_number));
    return true;
}

template <class AnyContext>
void Economy::post_vacancies(AnyContext& context,
                             FirmId id,
                             OccupationId occupation,
                             std::uint32_t count) {
    const Firm& firm = firms[id.index()];
    slots[firm.slot(occupation)].open += count;
    accounts.add(context.thread(), firm.sector, SectorCount::open, count);
    accounts.add(context.thread(), occupation, OccupationCount::open, count);
    accounts.add(context.thread(), VacancyCount::posted, count);
    context.send(MarketId{occupation.index()},
                 tomorrow(context),
                 VacanciesPosted{id, firm.sector.index(), count});
}

void Economy::handle(FirmContext& context, const Departure& event) {
    if (!leave_roster(context, event)) {
        return;
    }
    const Firm& firm = firms[context.self().index()];
    const OccupationId occupation{event.occupation};
    const Slot& slot = slots[firm.slot(occupation)];
    if (firm.closed == 0 && slot.covered() < slot.posts) {
        post_vacancies(context, context.self(), occupation, 1);
    }
}

void Economy::handle(FirmContext& context, const Arrival& event) {
    const OccupationId occupation{event.occupation};
    const Firm& firm = firms[context.self().index()];
    Slot& slot = slots[firm.slot(occupation)];
    --slot.reserved;
    ++slot.heads;
    accounts.add(context.thread(), firm.sector, SectorCount::heads, 1);
    accounts.add(context.thread(), occupation, OccupationCount::heads, 1);
    accounts.add(context.thread(),
                 Fingerprint::firms,
                 job_fingerprint(event.worker, context.self(), event.job_number));
    if (firm.closed != 0) {
        // Hired before the firm closed: the promise is kept for a day.
        const auto reason = DepartureReason::layoff;
        const auto job_number = static_cast<std::uint16_t>(event.job_number);
        context.send(
            event.worker, tomorrow(context), LeaveWork{context.self(), job_number, reason});
        context.schedule(tomorrow(context),
                         Departure{event.worker, event.seat, event.occupation, job_number, reason});
    }
}

void Economy::handle(FirmContext& context, const Acceptance& event) {
    const OccupationId occupation{event.occupation};
    const Firm& firm = firms[context.self().index()];
    Slot& slot = slots[firm.slot(occupation)];
    validate(slot.open > 0, "a worker accepted a vacancy that the firm did not announce");
    --slot.open;
    accounts.add(context.thread(), firm.sector, SectorCount::open, -1);
    accounts.add(context.thread(), occupation, OccupationCount::open, -1);
    accounts.add(context.thread(), VacancyCount::answered, 1);
    HireAnswer answer{context.self(), 0, 0, firm.sector.index() & 0xFFU};
    if (firm.closed == 0) {
        const Day first_day = context.window() + 3;
        answer.hired = 1;
        answer.seat = rosters.take(slot, event.worker, event.job_number, first_day) & 0xFFFFFFU;
        ++slot.reserved;
        context.schedule(
            start_of(first_day),
            Arrival{event.worker, answer.seat, event.occupation & 0xFFU, event.job_number});
    }
    context.send(event.worker, tomorrow(context), answer);
}

void Economy::handle(FirmContext& context, const VacanciesWithdrawn& event) {
    const OccupationId occupation{event.market.index()};
    const Firm& firm = firms[context.self().index()];
    Slot& slot = slots[firm.slot(occupation)];
    slot.withdrawing -= event.asked;
    slot.open -= event.withdrawn;
    accounts.add(context.thread(), firm.sector, SectorCount::open, -std::int64_t{event.withdrawn});
    accounts.add(
        context.thread(), occupation, OccupationCount::open, -std::int64_t{event.withdrawn});
    accounts.add(context.thread(), VacancyCount::withdrawal_noticed, event.withdrawn);
}

void Economy::handle(FirmContext& context, const PeerAdoption& event) {
    Firm& firm = firms[context.self().index()];
    firm.adopting_peers = static_cast<std::uint16_t>(firm.adopting_peers + event.change);
}

void Economy::review_firms(FirmPass& pass) {
    constexpr std::uint32_t block = 64;
    const auto today = static_cast<std::uint32_t>(pass.window() % examination_cycle);
    const auto cycle = static_cast<std::uint32_t>(examination_cycle);
    std::uint32_t number = pass.begin() / block;
    number += (today + cycle - number % cycle) % cycle;
    for (; number * block < pass.end(); number += cycle) {
        const std::uint32_t last = std::min((number + 1) * block, pass.end());
        for (std::uint32_t index = std::max(number * block, pass.begin()); index < last; ++index) {
            const FirmId id{index};
            pass.turn(index);
            review_closure(pass, id);
            review_posts(pass, id);
            if (parameters.adoption.enabled) {
                review_adoption(pass, id);
                review_coworkers(pass, id);
            }
        }
    }
}

void Economy::review_closure(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    if (firm.closed != 0) {
        firm.closed =
            0; // a new firm in the same place, after the cycle in which nobody else gets its mail
        return;
    }
    const double rate = parameters.firm_size.exit_rate;
    if (rate <= 0.0 || pass.random(purpose::exit).uniform() >=
                           1.0 - math::exp(-rate * cycle_days / days_per_year)) {
        return;
    }
    firm.closed = 1;
    if (firm.adoption == AdoptionStage::deployed) {
        set_deployed(pass, id, false);
    }
    firm.adoption = AdoptionStage::none;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        withdraw_vacancies(pass, id, occupation, slot.open - slot.withdrawing);
        lay_off(pass, id, occupation, slot.heads);
    });
}

void Economy::review_posts(FirmPass& pass, FirmId id) {
    const Firm& firm = firms[id.index()];
    if (firm.closed != 0) {
        return;
    }
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        if (slot.covered() < slot.posts) {
            post_vacancies(pass, id, occupation, slot.posts - slot.covered());
            return;
        }
        const std::uint32_t excess = slot.covered() - slot.posts;
        withdraw_vacancies(pass, id, occupation, std::min(excess, slot.open - slot.withdrawing));
        const std::uint32_t filled = slot.heads + slot.reserved;
        if (filled > slot.posts) {
            const double wanted =
                parameters.labour_market.layoff_share * (filled - slot.posts) +
                to_unit(pass.random_block(purpose::layoff, occupation.index())[0]);
            lay_off(pass, id, occupation, std::min(slot.heads, static_cast<std::uint32_t>(wanted)));
        }
    });
}

void Economy::withdraw_vacancies(FirmPass& pass,
                                 FirmId id,
                                 OccupationId occupation,
                                 std::uint32_t count) {
    if (count > 0) {
        slots[firms[id.index()].slot(occupation)].withdrawing += count;
        pass.send(MarketId{occupation.index()}, tomorrow(pass), WithdrawVacancies{id, count});
    }
}

void Economy::lay_off(FirmPass& pass, FirmId id, OccupationId occupation, std::uint32_t count) {
    if (count == 0) {
        return;
    }
    const Slot& slot = slots[firms[id.index()].slot(occupation)];
    for (const std::uint32_t place : rosters.newest(slot, count, pass.window())) {
        const Seat& seat = rosters.seat(slot, place);
        const auto job_number = static_cast<std::uint16_t>(seat.job_number());
        const auto reason = DepartureReason::layoff;
        pass.send(seat.holder, tomorrow(pass), LeaveWork{id, job_number, reason});
        pass.send(
            id,
            tomorrow(pass),
            Departure{
                seat.holder, place & 0xFFFFFFU, occupation.index() & 0xFFU, job_number, reason});
    }
}

void Economy::set_deployed(FirmPass& pass, FirmId id, bool deployed) {
    Firm& firm = firms[id.index()];
    firm.intensity = 0.0F;
    accounts.add(pass.thread(), firm.sector, SectorCount::adopters, deployed ? 1 : -1);
    if (!deployed) {
        for_each_occupation(
            firm, [&](OccupationId occupation) { set_coworkers(pass, id, occupation, 0); });
    }
    for (const FirmId listener : network.listeners(id)) {
        pass.send(listener, tomorrow(pass), PeerAdoption{id, deployed ? 1 : -1});
    }
}

void Economy::review_adoption(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    if (firm.closed != 0) {
        return;
    }
    const AdoptionParameters& adoption = parameters.adoption;
    switch (firm.adoption) {
    case AdoptionStage::none:
        if (starts_pilot(pass, id)) {
            firm.adoption = AdoptionStage::pilot;
            firm.reviews_left = reviews_in(adoption.pilot_days);
        }
        break;
    case AdoptionStage::pilot:
        if (--firm.reviews_left == 0) {
            const bool deploys = pilot_convinces(pass, firm.sector);
            firm.adoption = deploys ? AdoptionStage::deployed : AdoptionStage::paused;
            firm.reviews_left = reviews_in(adoption.pause_days);
            if (deploys) {
                set_deployed(pass, id, true);
            }
        }
        break;
    case AdoptionStage::deployed:
        if (pass.random(purpose::adoption).uniform() <
            1.0 - math::exp(-adoption.abandonment_rate * cycle_months)) {
            set_deployed(pass, id, false);
            firm.adoption = AdoptionStage::paused;
            firm.reviews_left = reviews_in(adoption.pause_days);
        } else {
            firm.intensity = static_cast<float>(
                next_intensity(firm.intensity, adoption.integration_speed, cycle_days));
        }
        break;
    case AdoptionStage::paused:
        if (--firm.reviews_left == 0) {
            firm.adoption = AdoptionStage::none;
        }
        break;
    }
}

bool Economy::starts_pilot(const FirmPass& pass, FirmId id) const {
    const Firm& firm = firms[id.index()];
    const std::uint32_t watched = network.degree(id);
    PilotConditions conditions;
    conditions.own_start_rate = parameters.sectors[firm.sector.index()].own_start_rate;
    conditions.share_of_neighbours =
        watched == 0 ? 0.0 : static_cast<double>(firm.adopting_peers) / watched;
    conditions.saving = signals.sector_saving[firm.sector.index()];
    conditions.size = static_cast<double>(firm.posts);
    // 1 - e^-x <= x: what is above the bound is above the probability.
    const double draw = pass.random(purpose::adoption).uniform();
    if (draw >= pilot_start_bound(conditions, parameters.adoption) * cycle_months) {
        return false;
    }
    RandomStream own_view{pass.random_key(),
                          {pass.random_agent(id.index()), 0, 0, purpose::firm_factor}};
    conditions.firm_factor =
        firm_saving_factor(own_view.normal(), parameters.adoption.saving_dispersion);
    return draw <
           1.0 - math::exp(-pilot_start_rate(conditions, parameters.adoption) * cycle_months);
}

bool Economy::pilot_convinces(const FirmPass& pass, SectorId sector) const {
    const AdoptionParameters& adoption = parameters.adoption;
    RandomStream draws = pass.random(purpose::pilot);
    const double success = pilot_success_probability(
        signals.sector_success[sector.index()], draws.normal(), adoption.pilot_dispersion);
    const std::int64_t successes = draws.binomial(adoption.pilot_tasks, success);
    return pilot_success_belief(successes, adoption.pilot_tasks) > adoption.deploy_belief;
}

void Economy::set_coworkers(FirmPass& pass,
                            FirmId id,
                            OccupationId occupation,
                            std::uint32_t count) {
    const Firm& firm = firms[id.index()];
    Slot& slot = slots[firm.slot(occupation)];
    const std::int64_t change = std::int64_t{count} - std::int64_t{slot.coworkers};
    if (change != 0) {
        slot.coworkers = count;
        accounts.add(pass.thread(), firm.sector, SectorCount::coworkers, change);
        accounts.add(pass.thread(), occupation, OccupationCount::coworkers, change);
    }
}

void Economy::review_coworkers(FirmPass& pass, FirmId id) {
    const Firm& firm = firms[id.index()];
    if (firm.adoption != AdoptionStage::deployed) {
        return; // set_deployed has dismissed them
    }
    constexpr double post_week_hours = 40.0;
    const double week_hours = parameters.delegation.coworker_week_hours;
    double megatokens = 0.0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        const OccupationPotential& potential = signals.potential[occupation.index()];
        // Eq. 9, in whole coworkers; the rounding is drawn once per firm and occupation, so that
        // nothing but the need itself changes their number.
        const double wanted = slot.heads * static_cast<double>(firm.intensity) *
                              potential.delegable * post_week_hours / week_hours;
        const RandomPosition rounding{
            pass.random_agent(id.index()), 0, occupation.index(), purpose::coworker_rounding};
        const double fraction = to_unit(random_block(pass.random_key(), rounding)[0]);
        set_coworkers(pass, id, occupation, static_cast<std::uint32_t>(wanted + fraction));
        const double task_hours = slot.coworkers * week_hours * cycle_days / 7.0;
        megatokens += potential.delegable > 0.0
                          ? task_hours * potential.tokens_mtok / potential.delegable
                          : 0.0;
    });
    if (megatokens > 0.0) {
        const auto kilotokens = std::llround(megatokens * 1000.0);
        const auto cents = std::llround(megatokens * signals.token_price_frontier * 100.0);
        tokens.post_amount(
            pass.thread(), static_cast<std::size_t>(TokenCount::kilotokens), kilotokens);
        tokens.post_amount(pass.thread(), static_cast<std::size_t>(TokenCount::cents), cents);
        accounts.add(pass.thread(), TokenCount::kilotokens, kilotokens);
        accounts.add(pass.thread(), TokenCount::cents, cents);
    }
}

} // namespace tenfold
