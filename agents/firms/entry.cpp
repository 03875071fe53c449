// SPDX-License-Identifier: Apache-2.0
/// Firms close, and new ones open in their place a month later.
#include "core/math.hpp"

#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

bool Economy::closes(FirmPass& pass, FirmId id, std::uint32_t heads) {
    Firm& firm = firms[id.index()];
    const FirmDynamicsParameters& dynamics = parameters.firm_dynamics;
    const std::int64_t owed = firm.wages_due + firm.wage_bill * signals.day_of_month;
    const double credit = dynamics.credit_months * static_cast<double>(month_cost(firm));
    const bool insolvent = static_cast<double>(firm.deposit - owed) < -credit;
    firm.insolvent = insolvent ? static_cast<std::uint8_t>(firm.insolvent + 1) : std::uint8_t{0};
    if (firm.insolvent >= dynamics.insolvent_reviews) {
        return true;
    }
    const double length = signals.days / days_per_month; // in months
    const double draw = to_unit(pass.random_block(purpose::exit)[0]);
    return draw < exit_bound(dynamics, length) && draw < exit_probability(dynamics, heads, length);
}

void Economy::close_down(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    firm.closed = 1;
    firm.weight = 0; // it has sold, and announces nothing for the next pot
    accounts.add(pass.thread(), firm.sector(), SectorCount::exits, 1);
    accounts.add(pass.thread(), firm.sector(), SectorCount::operating, -1);
    if (firm.adoption == AdoptionStage::deployed) {
        set_deployed(pass, id, false);
    }
    firm.adoption = AdoptionStage::none;
    for_each_occupation(firm, [&](OccupationId occupation) {
        Slot& slot = slots[firm.slot(occupation)];
        slot.posts = 0;
        withdraw_vacancies(pass, id, occupation, slot.open - slot.withdrawing);
        lay_off(pass, id, occupation, slot.heads);
    });
    firm.posts = 0;
}

void Economy::settle(FirmPass& pass, FirmId id) {
    Firm& firm = firms[id.index()];
    validate(firm.wage_bill == 0, "a closed firm still owes wages a month later");
    const unsigned thread = pass.thread();
    money.pay(thread, IncomePot::wages, firm.wages_due);
    change_deposit(thread, firm, -firm.wages_due);
    firm.wages_due = 0;
    pay_owners(thread, firm.sector(), firm.deposit); // of either sign: owners bear the debts
    change_deposit(thread, firm, -firm.deposit);
}

std::uint64_t
Economy::draw_posts(FirmPass& pass, FirmId id, std::vector<std::uint32_t>& posts) const {
    const std::vector<std::int64_t>& mix = posts_by_cell[firms[id.index()].sector_index];
    std::int64_t all = 0;
    for (const std::int64_t count : mix) {
        all += count;
    }
    RandomStream draws = pass.random(purpose::entry);
    // In a small simulated sector one newcomer must not be news for the whole economy.
    constexpr std::int64_t smallest_part = 100; // of the sector's posts
    const std::int64_t size = std::min(entrant_posts(parameters.firm_dynamics, draws.uniform()),
                                       std::max<std::int64_t>(1, all / smallest_part));
    std::uint64_t occupations = 0;
    posts.assign(mix.size(), 0);
    for (std::int64_t i = 0; i < size; ++i) {
        auto place = static_cast<std::int64_t>(draws.below(static_cast<std::uint64_t>(all)));
        std::size_t occupation = 0;
        while (place >= mix[occupation]) {
            place -= mix[occupation++];
        }
        ++posts[occupation];
        occupations |= std::uint64_t{1} << occupation;
    }
    return occupations;
}

// An offer that came back after the firm had closed puts its vacancy into the book again: as long
// as anything is open in its name, the place stays empty.
bool Economy::is_wound_up(FirmPass& pass, FirmId id) {
    bool done = true;
    const Firm& firm = firms[id.index()];
    for_each_occupation(firm, [&](OccupationId occupation) {
        const Slot& slot = slots[firm.slot(occupation)];
        done = done && slot.heads + slot.reserved + slot.open + slot.withdrawing == 0;
        withdraw_vacancies(pass, id, occupation, slot.open - slot.withdrawing);
    });
    return done;
}

// Whether somebody founds a firm in the place of one that has closed (Eq. 34): the more readily,
// the more demand the sector leaves unserved and the more tokens people have.
bool Economy::is_founded(const FirmPass& pass, FirmId id) const {
    const FirmDynamicsParameters& dynamics = parameters.firm_dynamics;
    const double unserved = 1.0 - signals.fresh_share[firms[id.index()].sector_index];
    const double rate = dynamics.founding_rate * (1.0 + dynamics.founding_response * unserved) *
                        (1.0 + parameters.direct_use.founding_gain * signals.token_decades);
    return to_unit(pass.random_block(purpose::founding)[0]) <
           1.0 - math::exp(-rate * signals.days / days_per_month);
}

void Economy::reopen(FirmPass& pass, FirmId id) {
    if (!is_wound_up(pass, id)) {
        return;
    }
    settle(pass, id);
    if (!is_founded(pass, id)) {
        return;
    }
    Firm& firm = firms[id.index()];
    const SectorId sector = firm.sector();
    const std::size_t s = sector.index();
    std::vector<std::uint32_t> posts;
    firm.occupations = draw_posts(pass, id, posts);
    if (firm.slots() > firm.slot_room) {
        firm.slot_room = static_cast<std::uint8_t>(firm.slots());
        firm.first_slot = slots.reserve(firm.slot_room);
    }
    ++firm.births;
    firm.closed = 0;
    firm.insolvent = 0;
    firm.posts = 0;
    firm.capital = 0.0F;
    firm.customer_view = 0.0F;
    double work = 0.0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        work += posts[occupation.index()] * base_wage(sector, id, occupation);
        firm.posts += posts[occupation.index()];
    });
    const double output = work * output_per_work[s]; // base-year dollars a day at productivity 1
    for_each_occupation(firm, [&](OccupationId occupation) {
        const std::uint32_t place = firm.slot(occupation);
        slots[place] = Slot{};
        rosters.open(slots[place], posts[occupation.index()]);
        slots.requirement(place) = static_cast<float>(posts[occupation.index()] / output);
    });
    firm.price = static_cast<float>(signals.goods.price[s]);
    firm.expected_demand = static_cast<float>(output * signals.productivity[s]);
    // The appeal that brings the expected demand at the sector's price, were the pot shared anew.
    const double pot = static_cast<double>(money.pot(s));
    const double revenue =
        double{firm.expected_demand} * signals.goods.price[s] * 100.0 * signals.days_before;
    firm.appeal = static_cast<float>(pot > 0.0 ? revenue * money.weights(s) / pot / 1024.0
                                               : double{firm.expected_demand});
    const auto capital = static_cast<std::int64_t>(parameters.accounts.deposit_months *
                                                   static_cast<double>(month_cost(firm)));
    pay_owners(pass.thread(), sector, -capital);
    change_deposit(pass.thread(), firm, capital);
    accounts.add(pass.thread(), sector, SectorCount::entries, 1);
    accounts.add(pass.thread(), sector, SectorCount::operating, 1);
    announce(pass, id);
    if (parameters.adoption.enabled && is_native(pass, id)) {
        firm.adoption = AdoptionStage::deployed;
        set_deployed(pass, id, true);
        firm.intensity = static_cast<float>(parameters.adoption.native_intensity);
        firm.capital = static_cast<float>(parameters.adoption.native_intensity);
    }
    plan_posts(pass, id, staff(id, 0.0), 0.0);
}

} // namespace tenfold
