// SPDX-License-Identifier: Apache-2.0
/// Firms and virtual coworkers: pilots, deployment, deepening, teams.
#include "agents/coworkers/adoption.hpp"
#include "agents/coworkers/team.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

std::uint8_t reviews_in(std::int64_t days) {
    const double reviews = std::round(static_cast<double>(days) / days_per_month);
    return static_cast<std::uint8_t>(std::clamp(reviews, 1.0, 255.0));
}

double month_length(const Signals& signals) {
    return signals.days / days_per_month;
}

} // namespace

void Economy::set_deployed(FirmPass& pass, FirmId id, bool deployed) {
    Firm& firm = firms[id.index()];
    firm.intensity = 0.0F;
    firm.change_left = 0.0F;
    firm.reviews_left = 0;
    const auto newest = static_cast<std::uint16_t>(technology.latest());
    generation_users.add(pass.thread(), deployed ? newest : firm.generation, deployed ? 1 : -1);
    accounts.add(pass.thread(), firm.sector(), SectorCount::adopters, deployed ? 1 : -1);
    if (deployed) {
        firm.generation = newest;
        pass.send(id, start_of(pass.window() + shift_days()), WorkShift{firm.births});
    } else {
        for_each_occupation(firm, [&](OccupationId occupation) {
            set_coworkers(pass.thread(), id, occupation, 0);
        });
        return_tasks(pass.thread(), id);
    }
    for (const FirmId listener : network.listeners(id)) {
        pass.send(listener, tomorrow(pass), PeerAdoption{id, deployed ? 1 : -1});
    }
}

double Economy::review_adoption(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
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
            const bool deploys = pilot_convinces(pass, firm.sector());
            firm.adoption = deploys ? AdoptionStage::deployed : AdoptionStage::paused;
            if (deploys) {
                set_deployed(pass, id, true);
            } else {
                firm.reviews_left = reviews_in(adoption.pause_days);
            }
        }
        break;
    case AdoptionStage::deployed:
        if (firm.reviews_left == 0 &&
            pass.random(purpose::adoption).uniform() >=
                1.0 - math::exp(-adoption.abandonment_rate * month_length(signals))) {
            return integrate(pass, id);
        }
        withdraw(pass, id);
        break;
    case AdoptionStage::paused:
        if (--firm.reviews_left == 0) {
            firm.adoption = AdoptionStage::none;
        }
        break;
    }
    firm.capital = static_cast<float>(
        next_capital(parameters.coworkers, firm.capital, 0.0, static_cast<double>(signals.days)));
    return 0.0;
}

// Gives coworkers up, as fast as people can take over what they do: a large firm that did so at
// once would look for more people in a month than there are.
void Economy::withdraw(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    firm.reviews_left = 1;
    firm.change_left = 0.0F;
    firm.intensity = static_cast<float>(
        fading_intensity(parameters.coworkers, firm.intensity, static_cast<double>(signals.days)));
    if (double{firm.intensity} < least_intensity) {
        set_deployed(pass, id, false);
        firm.adoption = AdoptionStage::paused;
        firm.reviews_left = reviews_in(parameters.adoption.pause_days);
    }
}

double Economy::own_view(const FirmPass& pass, FirmId id) const {
    RandomStream own{pass.random_key(),
                     {pass.random_agent(id.index()), 0, 0, purpose::firm_factor}};
    return firm_saving_factor(own.normal(), parameters.adoption.saving_dispersion);
}

// Deepens the use of coworkers where it pays, and changes to newer models where that pays. Returns
// how much of a full integration the deepening is, which goes on for years; a change of models is
// worked as overtime.
double Economy::integrate(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    const CoworkerParameters& p = parameters.coworkers;
    const double days = signals.days;
    const double view = own_view(pass, id);
    const std::size_t s = firm.sector_index;
    const std::size_t newest = technology.latest();
    const double saving = view * technology.generation(firm.generation).sector_saving[s];
    const double better = view * technology.generation(newest).sector_saving[s];
    if (firm.generation != newest && change_pays(p, better - saving)) {
        generation_users.add(pass.thread(), firm.generation, -1);
        generation_users.add(pass.thread(), newest, 1);
        firm.generation = static_cast<std::uint16_t>(newest);
        return_tasks(pass.thread(), id);
        firm.change_left += static_cast<float>(p.upgrade_share * double{firm.intensity});
    }
    const double before = firm.intensity;
    double effort = 0.0;
    if (integration_pays(p, std::max(saving, better))) {
        firm.intensity = static_cast<float>(next_intensity(p, before, firm.capital, days));
        effort = firm.intensity - before;
    }
    firm.capital = static_cast<float>(next_capital(p, firm.capital, effort, days));
    buy_help(pass.thread(), firm, effort);
    return effort;
}

void Economy::buy_help(unsigned thread, Firm& firm, double effort) {
    const auto help =
        static_cast<std::int64_t>(parameters.coworkers.integration_help * effort *
                                  static_cast<double>(firm.wage_bill) * days_per_year);
    if (help > 0) {
        money.pay(thread, SpendingPot::integration, help);
        change_deposit(thread, firm, -help);
    }
}

// What a change of models takes, as far as the limit of overtime lets people do it in this month;
// returns what the firm will owe them. Both sides count it tomorrow.
std::int64_t Economy::work_overtime(FirmPass& pass, FirmId id, const Staff& people) {
    Firm& firm = firms[id.index()];
    if (!(firm.change_left > 0.0F)) {
        return 0;
    }
    const CoworkerParameters& p = parameters.coworkers;
    const double days = signals.days;
    const double hours = people.needed_work / people.normal_work;
    const double effort = overtime_effort(p, firm.change_left, hours, days);
    const double share = overtime_share(p, effort, hours, days);
    firm.change_left = std::max(0.0F, static_cast<float>(firm.change_left - effort));
    firm.capital = static_cast<float>(next_capital(p, firm.capital, effort, 0.0));
    buy_help(pass.thread(), firm, effort);
    std::int64_t owed = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        const std::size_t place = market(firm, occupation).index();
        const double base = base_wage(firm.sector(), id, occupation);
        rosters.for_each_holder(slot, [&](std::uint32_t, const Seat& seat) {
            if (seat.first_day() > pass.window()) {
                return; // promised, and not here yet
            }
            const std::uint32_t daily = wage(base, wages.index(place, month_of(seat.first_day())));
            const std::uint32_t pay = overtime_pay(p, daily, share, days);
            if (pay > 0) {
                pass.send(seat.holder, tomorrow(pass), OvertimePaid{id, pay});
                owed += pay;
            }
        });
        count_overtime(pass.thread(), firm, occupation, slot.heads * share * days);
    });
    if (owed > 0) {
        pass.send(id, tomorrow(pass), OvertimeOwed{owed});
    }
    return owed;
}

// Whether a new firm is founded with coworkers (Eq. 54).
bool Economy::is_native(const FirmPass& pass, FirmId id) const {
    const Generation& newest = technology.generation(technology.latest());
    const double saving = newest.sector_saving[firms[id.index()].sector_index];
    return to_unit(pass.random_block(purpose::native)[0]) <
           parameters.adoption.native_response * saving * own_view(pass, id);
}

bool Economy::starts_pilot(const FirmPass& pass, FirmId id) const {
    const Firm& firm = firms[id.index()];
    const std::uint32_t watched = network.degree(id);
    PilotConditions conditions;
    conditions.own_start_rate = parameters.sectors[firm.sector_index].own_start_rate;
    conditions.share_of_neighbours =
        watched == 0 ? 0.0 : static_cast<double>(firm.adopting_peers) / watched;
    conditions.saving = technology.generation(technology.latest()).sector_saving[firm.sector_index];
    conditions.size = static_cast<double>(firm.posts);
    // 1 - e^-x <= x: what is above the bound is above the probability.
    const double draw = pass.random(purpose::adoption).uniform();
    if (draw >= pilot_start_bound(conditions, parameters.adoption) * month_length(signals)) {
        return false;
    }
    conditions.firm_factor = own_view(pass, id);
    return draw < 1.0 - math::exp(-pilot_start_rate(conditions, parameters.adoption) *
                                  month_length(signals));
}

bool Economy::pilot_convinces(const FirmPass& pass, SectorId sector) const {
    const AdoptionParameters& adoption = parameters.adoption;
    RandomStream draws = pass.random(purpose::pilot);
    const double success = pilot_success_probability(
        technology.generation(technology.latest()).sector_success[sector.index()],
        draws.normal(),
        adoption.pilot_dispersion);
    const std::int64_t successes = draws.binomial(adoption.pilot_tasks, success);
    return pilot_success_belief(successes, adoption.pilot_tasks) > adoption.deploy_belief;
}

TeamUse Economy::use_of_team(const Firm& firm, OccupationId occupation) const {
    if (!(firm.intensity > 0.0F)) {
        return {};
    }
    const CoworkerParameters& p = parameters.coworkers;
    const double limit = signals.policy.deployment_limit[firm.sector_index];
    // Where compute is rationed, everybody gets the same share of what he wants.
    return team_use(std::min(double{firm.intensity}, limit) * signals.compute.ration,
                    technology.generation(firm.generation).potential[occupation.index()],
                    review_limit(p, firm.capital),
                    p.least_hours);
}

void Economy::set_coworkers(unsigned thread,
                            FirmId id,
                            OccupationId occupation,
                            std::uint32_t count) {
    const Firm& firm = firms[id.index()];
    Slot& slot = slots[firm.slot(occupation)];
    const std::int64_t change = std::int64_t{count} - std::int64_t{slot.coworkers};
    if (change != 0) {
        slot.coworkers = count;
        accounts.add(thread, firm.sector(), SectorCount::coworkers, change);
        accounts.add(thread, market(firm, occupation), MarketCount::coworkers, change);
    }
}

// People take back what the team has in hand; notes about it find another team.
void Economy::return_tasks(unsigned thread, FirmId id) {
    const Firm& firm = firms[id.index()];
    std::int64_t returned = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        std::uint32_t& waiting = slots.waiting(firm.slot(occupation));
        returned += waiting;
        waiting = 0;
    });
    if (tasks_are_events()) {
        returned += desks[id.index()].in_work();
        desks[id.index()].dismiss();
    }
    accounts.add(thread, TaskCount::returned, returned);
}

void Economy::review_coworkers(FirmPass& pass, FirmId id) {
    const Firm& firm = firms[id.index()];
    if (firm.adoption != AdoptionStage::deployed) {
        return; // set_deployed has dismissed them
    }
    constexpr double post_week_hours = 40.0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const TeamUse use = use_of_team(firm, occupation);
        // Eq. 9, in whole coworkers; the rounding is drawn once per firm and occupation, so that
        // nothing but the need itself changes their number.
        const double wanted = slots[firm.slot(occupation)].heads / use.hours * use.delegated *
                              post_week_hours / parameters.coworkers.week_hours;
        const RandomPosition rounding{
            pass.random_agent(id.index()), 0, occupation.index(), purpose::coworker_rounding};
        const double fraction = to_unit(random_block(pass.random_key(), rounding)[0]);
        const double count = use.delegated > 0.0 ? wanted + fraction : 0.0;
        set_coworkers(pass.thread(),
                      id,
                      occupation,
                      static_cast<std::uint32_t>(std::min(count, 4294967295.0)));
    });
}

} // namespace tenfold
