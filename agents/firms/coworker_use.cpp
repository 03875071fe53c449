// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/coworker_use.hpp"

#include "core/math.hpp"
#include "core/time.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/coworkers/adoption.hpp"
#include "agents/coworkers/generations.hpp"
#include "agents/labour/pay.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

std::uint8_t reviews_in(std::int64_t days) {
    const double reviews = std::round(static_cast<double>(days) / days_per_month);
    return static_cast<std::uint8_t>(std::clamp(reviews, 1.0, 255.0));
}

double month_length(const FirmTurn& turn) {
    return turn.see.today.days / days_per_month;
}

void set_coworkers(FirmTurn& turn, OccupationId occupation, std::uint32_t count) {
    Slot& slot = turn.slot(occupation);
    const std::int64_t change = std::int64_t{count} - std::int64_t{slot.coworkers};
    if (change != 0) {
        slot.coworkers = count;
        turn.count(turn.firm.sector(), SectorCount::coworkers, change);
        turn.count(turn.market(occupation), MarketCount::coworkers, change);
    }
}

// Returns the team's unfinished tasks to people; pending events for these tasks become stale.
void return_tasks(FirmTurn& turn) {
    std::int64_t returned = 0;
    for_each_occupation(turn.firm, [&](OccupationId occupation) {
        std::uint32_t& waiting = turn.waiting(occupation);
        returned += waiting;
        waiting = 0;
    });
    if (turn.see.tasks_are_events()) {
        returned += turn.desks().in_work();
        turn.desks().dismiss();
    }
    turn.count(TaskCount::returned, returned);
}

void use_generation(FirmTurn& turn, std::size_t generation, std::int64_t firms) {
    turn.see.generation_users.add(turn.thread(), generation, firms);
}

double own_view(const FirmTurn& turn) {
    RandomStream own{turn.random_key(), turn.lasting(purpose::firm_factor)};
    return firm_saving_factor(own.normal(), turn.see.parameters.adoption.saving_dispersion);
}

bool starts_pilot(const FirmTurn& turn) {
    const Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const AdoptionParameters& adoption = see.parameters.adoption;
    const std::uint32_t watched = see.network.degree(turn.self());
    PilotConditions conditions;
    conditions.own_start_rate = see.parameters.sectors[firm.sector_index].own_start_rate;
    conditions.share_of_neighbours =
        watched == 0 ? 0.0 : static_cast<double>(firm.adopting_peers) / watched;
    conditions.saving = see.generations.newest().sector_saving[firm.sector_index];
    conditions.size = static_cast<double>(firm.posts);
    const double draw = turn.random(purpose::adoption).uniform();
    if (see.adoption_rule != nullptr) {
        conditions.firm_factor = own_view(turn);
        const double rate = checked_pilot_rate(*see.adoption_rule,
                                               conditions,
                                               adoption,
                                               see.government.policy,
                                               see.parameters.sectors[firm.sector_index].key,
                                               see.calendar.date(see.today.day));
        return draw < 1.0 - math::exp(-rate * month_length(turn));
    }
    // The bound is at least the probability, because 1 - e^-x <= x: most draws need no exact value.
    if (draw >= pilot_start_bound(conditions, adoption) * month_length(turn)) {
        return false;
    }
    conditions.firm_factor = own_view(turn);
    return draw < 1.0 - math::exp(-pilot_start_rate(conditions, adoption) * month_length(turn));
}

bool pilot_convinces(const FirmTurn& turn) {
    const AdoptionParameters& adoption = turn.see.parameters.adoption;
    RandomStream draws = turn.random(purpose::pilot);
    const double success = pilot_success_probability(
        turn.see.generations.newest().sector_success[turn.firm.sector_index],
        draws.normal(),
        adoption.pilot_dispersion);
    const std::int64_t successes = draws.binomial(adoption.pilot_tasks, success);
    return pilot_success_belief(successes, adoption.pilot_tasks) > adoption.deploy_belief;
}

void buy_help(FirmTurn& turn, double effort) {
    const auto help =
        static_cast<std::int64_t>(turn.see.parameters.coworkers.integration_help * effort *
                                  static_cast<double>(turn.firm.wage_bill) * days_per_year);
    if (help > 0) {
        turn.pay(SpendingAccount::integration, help);
        turn.change_deposit(-help);
    }
}

// Withdraws coworkers no faster than people can take over their work: a large firm that withdrew
// all of them at once would post more vacancies in a month than there are job seekers.
void withdraw(FirmTurn& turn) {
    Firm& firm = turn.firm;
    firm.reviews_left = 1;
    firm.change_left = 0.0F;
    firm.intensity = static_cast<float>(fading_intensity(
        turn.see.parameters.coworkers, firm.intensity, static_cast<double>(turn.see.today.days)));
    if (double{firm.intensity} < least_intensity) {
        set_deployed(turn, false);
        firm.adoption = AdoptionStage::paused;
        firm.reviews_left = reviews_in(turn.see.parameters.adoption.pause_days);
    }
}

// Raises intensity and switches to newer models where either pays. Returns the rise of intensity,
// in full integrations; its hours enter the plan of posts, because integration takes years. The
// hours of a change of models are worked as overtime.
double integrate(FirmTurn& turn) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const TeamParameters& p = see.parameters.coworkers;
    const double days = see.today.days;
    const double view = own_view(turn);
    const std::size_t s = firm.sector_index;
    const std::size_t newest = see.generations.latest();
    const double saving = view * see.generations[firm.generation].sector_saving[s];
    const double better = view * see.generations[newest].sector_saving[s];
    if (firm.generation != newest && change_pays(p, better - saving)) {
        use_generation(turn, firm.generation, -1);
        use_generation(turn, newest, 1);
        firm.generation = static_cast<std::uint16_t>(newest);
        return_tasks(turn);
        firm.change_left += static_cast<float>(p.upgrade_share * double{firm.intensity});
    }
    const double before = firm.intensity;
    double effort = 0.0;
    if (integration_pays(p, std::max(saving, better))) {
        firm.intensity = static_cast<float>(next_intensity(p, before, firm.capital, days));
        effort = firm.intensity - before;
    }
    firm.capital = static_cast<float>(next_capital(p, firm.capital, effort, days));
    buy_help(turn, effort);
    return effort;
}

void end_pilot(FirmTurn& turn) {
    Firm& firm = turn.firm;
    if (pilot_convinces(turn)) {
        firm.adoption = AdoptionStage::deployed;
        set_deployed(turn, true);
    } else {
        firm.adoption = AdoptionStage::paused;
        firm.reviews_left = reviews_in(turn.see.parameters.adoption.pause_days);
    }
}

} // namespace

TeamUse use_of_team(const FirmTurn& turn, OccupationId occupation) {
    const Firm& firm = turn.firm;
    if (!(firm.intensity > 0.0F)) {
        return {};
    }
    const FirmView& see = turn.see;
    const TeamParameters& p = see.parameters.coworkers;
    const double limit = see.government.policy.deployment_limit[firm.sector_index];
    // When compute is rationed, every buyer gets the same share of its demand.
    return team_use(std::min(double{firm.intensity}, limit) * see.ai.compute.ration,
                    see.generations[firm.generation].potential[occupation.index()],
                    review_limit(p, firm.capital),
                    p.least_hours);
}

void set_deployed(FirmTurn& turn, bool deployed) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    firm.intensity = 0.0F;
    firm.change_left = 0.0F;
    firm.reviews_left = 0;
    const auto newest = static_cast<std::uint16_t>(see.generations.latest());
    use_generation(turn, deployed ? newest : firm.generation, deployed ? 1 : -1);
    turn.count(firm.sector(), SectorCount::adopters, deployed ? 1 : -1);
    if (deployed) {
        firm.generation = newest;
        turn.schedule(start_of(turn.day() + see.shift_days()), WorkShift{firm.births});
    } else {
        for_each_occupation(firm,
                            [&](OccupationId occupation) { set_coworkers(turn, occupation, 0); });
        return_tasks(turn);
    }
    for (const FirmId listener : see.network.listeners(turn.self())) {
        turn.send(listener, turn.tomorrow(), PeerAdoption{turn.self(), deployed ? 1 : -1});
    }
}

double review_adoption(FirmTurn& turn) {
    Firm& firm = turn.firm;
    const AdoptionParameters& adoption = turn.see.parameters.adoption;
    switch (firm.adoption) {
    case AdoptionStage::none:
        if (starts_pilot(turn)) {
            firm.adoption = AdoptionStage::pilot;
            firm.reviews_left = reviews_in(adoption.pilot_days);
        }
        break;
    case AdoptionStage::pilot:
        if (--firm.reviews_left == 0) {
            end_pilot(turn);
        }
        break;
    case AdoptionStage::deployed:
        if (firm.reviews_left == 0 &&
            turn.random(purpose::adoption).uniform() >=
                1.0 - math::exp(-adoption.abandonment_rate * month_length(turn))) {
            return integrate(turn);
        }
        withdraw(turn);
        break;
    case AdoptionStage::paused:
        if (--firm.reviews_left == 0) {
            firm.adoption = AdoptionStage::none;
        }
        break;
    }
    firm.capital = static_cast<float>(next_capital(turn.see.parameters.coworkers,
                                                   firm.capital,
                                                   0.0,
                                                   static_cast<double>(turn.see.today.days)));
    return 0.0;
}

// Overtime for a change of models, up to the month's limit on overtime. Worker and firm both book
// the pay on the next day.
std::int64_t work_overtime(FirmTurn& turn, const Staff& people) {
    Firm& firm = turn.firm;
    if (!(firm.change_left > 0.0F)) {
        return 0;
    }
    const FirmView& see = turn.see;
    const TeamParameters& p = see.parameters.coworkers;
    const double days = see.today.days;
    const double hours = people.needed_work / people.normal_work;
    const double effort = overtime_effort(p, firm.change_left, hours, days);
    const double share = overtime_share(p, effort, hours, days);
    firm.change_left = std::max(0.0F, static_cast<float>(firm.change_left - effort));
    firm.capital = static_cast<float>(next_capital(p, firm.capital, effort, 0.0));
    buy_help(turn, effort);
    std::int64_t owed = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const std::size_t place = turn.market(occupation).index();
        const double base = turn.base_wage(occupation);
        turn.for_each_holder(occupation, [&](std::uint32_t, const Seat& seat) {
            if (seat.first_day() > turn.day()) {
                return; // hired and not started yet
            }
            const Month cohort = see.labour.month_of(seat.first_day());
            const std::uint32_t daily = wage(base, see.labour.wages.index(place, cohort));
            const std::uint32_t pay = overtime_pay(p, daily, share, days);
            if (pay > 0) {
                turn.send(seat.holder, turn.tomorrow(), OvertimePaid{turn.self(), pay});
                owed += pay;
            }
        });
        const double head_days = turn.slot(occupation).heads * share * days;
        turn.observe(firm.sector(),
                     occupation,
                     WorkCount::overtime_minutes,
                     std::llround(head_days * post_day_hours * minutes_per_hour));
    });
    if (owed > 0) {
        turn.schedule(turn.tomorrow(), OvertimeOwed{owed});
    }
    return owed;
}

bool is_native(const FirmTurn& turn) {
    const double saving = turn.see.generations.newest().sector_saving[turn.firm.sector_index];
    return to_unit(turn.random_block(purpose::native)[0]) <
           native_probability(turn.see.parameters.adoption, saving, own_view(turn));
}

void review_coworkers(FirmTurn& turn) {
    const Firm& firm = turn.firm;
    if (firm.adoption != AdoptionStage::deployed) {
        return; // set_deployed has removed them
    }
    for_each_occupation(firm, [&](OccupationId occupation) {
        const double wanted = coworkers_wanted(turn.slot(occupation).heads,
                                               use_of_team(turn, occupation),
                                               turn.see.parameters.coworkers.week_hours);
        // The rounding is drawn once per firm and occupation, so that the number changes only when
        // the need does.
        const RandomPosition rounding =
            turn.lasting(purpose::coworker_rounding, occupation.index());
        const double fraction = to_unit(random_block(turn.random_key(), rounding)[0]);
        const double count = wanted > 0.0 ? wanted + fraction : 0.0;
        set_coworkers(turn, occupation, static_cast<std::uint32_t>(std::min(count, 4294967295.0)));
    });
}

} // namespace tenfold
