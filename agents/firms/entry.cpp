// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/entry.hpp"

#include "core/math.hpp"

#include "agents/firms/coworker_use.hpp"
#include "agents/firms/investment.hpp"
#include "agents/firms/owners.hpp"
#include "agents/firms/payroll.hpp"
#include "agents/firms/posts.hpp"
#include "agents/firms/production.hpp"
#include "agents/firms/review.hpp"

#include <algorithm>
#include <vector>

namespace tenfold {

namespace {

void withdraw_all_vacancies(FirmTurn& turn) {
    for_each_occupation(turn.firm, [&](OccupationId occupation) {
        const Slot& slot = turn.slot(occupation);
        withdraw_vacancies(turn, occupation, slot.open - slot.withdrawing);
    });
}

// Whether a closed firm has neither employees nor reserved seats nor open vacancies. A job offer
// that is refused after the closure lists its vacancy again; until that vacancy is withdrawn, no
// new firm can use this record.
bool is_wound_up(const FirmTurn& turn) {
    bool done = true;
    for_each_occupation(turn.firm, [&](OccupationId occupation) {
        const Slot& slot = turn.slot(occupation);
        done = done && slot.heads + slot.reserved + slot.open + slot.withdrawing == 0;
    });
    return done;
}

void settle(FirmTurn& turn) {
    Firm& firm = turn.firm;
    validate(firm.wage_bill == 0, "a closed firm still has a wage bill after a month");
    turn.pay(IncomeAccount::wages, firm.wages_due);
    turn.change_deposit(-firm.wages_due);
    firm.wages_due = 0;
    if (has_finance(turn.see)) {
        close_balance(turn);
    }
    if (firm.deposit >= 0) {
        pay_owners(turn, firm.deposit);
    } else {
        draw_from_owners(turn, -firm.deposit); // owners bear the debts
    }
}

bool is_founded(const FirmTurn& turn) {
    const FirmView& see = turn.see;
    const double unserved = 1.0 - see.goods.fresh_share[turn.firm.sector_index];
    const double gain =
        1.0 + see.parameters.direct_use.founding_gain * see.households.token_decades;
    return to_unit(turn.random_block(purpose::founding)[0]) <
           founding_probability(see.parameters.firm_dynamics, unserved, gain, see.today.days);
}

// Draws the posts of a new firm by occupation; returns the set of its occupations as bits.
std::uint64_t draw_posts(const FirmTurn& turn, std::vector<std::uint32_t>& posts) {
    const std::vector<std::int64_t>& mix = turn.see.sectors.posts[turn.firm.sector_index];
    std::int64_t all = 0;
    for (const std::int64_t count : mix) {
        all += count;
    }
    RandomStream draws = turn.random(purpose::entry);
    // Limits entrants to 1 % of the sector's posts, so that in a small simulated sector a single
    // entrant cannot move the whole economy.
    constexpr std::int64_t smallest_part = 100; // inverse of the largest share
    const std::int64_t size =
        std::min(entrant_posts(turn.see.parameters.firm_dynamics, draws.uniform()),
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

// Posts, output, price, demand shifter and deposit of a new firm.
void start_business(FirmTurn& turn, const std::vector<std::uint32_t>& posts) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const std::size_t s = firm.sector_index;
    double work = 0.0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        work += posts[occupation.index()] * turn.base_wage(occupation);
        firm.posts += posts[occupation.index()];
    });
    const double output = work * see.sectors.output_per_work[s]; // at initial productivity
    for_each_occupation(firm, [&](OccupationId occupation) {
        turn.requirement(occupation) = static_cast<float>(posts[occupation.index()] / output);
    });
    const double price = see.goods.prices.price[s];
    firm.price = static_cast<float>(price);
    firm.expected_demand = static_cast<float>(output * see.firms.productivity[s]);
    firm.demand_shifter = static_cast<float>(
        entrant_demand_shifter(firm.expected_demand,
                               price,
                               see.today.days_before,
                               static_cast<double>(see.books.clearing_account(firm.sector())),
                               see.books.weights(firm.sector())));
    if (has_finance(see)) {
        open_balance(turn);
    }
    draw_from_owners(turn,
                     static_cast<std::int64_t>(see.parameters.accounts.deposit_months *
                                               static_cast<double>(month_cost(firm, see))));
}

void found(FirmTurn& turn) {
    Firm& firm = turn.firm;
    std::vector<std::uint32_t> posts;
    turn.take_over(draw_posts(turn, posts), posts);
    ++firm.births;
    firm.closed = 0;
    firm.insolvent = 0;
    firm.posts = 0;
    firm.capital = 0.0F;
    firm.customer_view = 0.0F;
    start_business(turn, posts);
    turn.count(firm.sector(), SectorCount::entries, 1);
    turn.count(firm.sector(), SectorCount::operating, 1);
    announce(turn);
    const AdoptionParameters& adoption = turn.see.parameters.adoption;
    if (adoption.enabled && is_native(turn)) {
        firm.adoption = AdoptionStage::deployed;
        set_deployed(turn, true);
        firm.intensity = static_cast<float>(adoption.native_intensity);
        firm.capital = static_cast<float>(adoption.native_intensity);
    }
    plan_posts(turn, staff(turn, 0.0), 0.0);
}

} // namespace

void review_solvency(FirmTurn& turn) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const std::int64_t owed = wages_owed(firm, see.today.day_of_month);
    const double credit =
        see.parameters.firm_dynamics.credit_months * static_cast<double>(month_cost(firm, see));
    const bool insolvent = static_cast<double>(firm.deposit - owed) < -credit;
    firm.insolvent = insolvent ? static_cast<std::uint8_t>(firm.insolvent + 1) : std::uint8_t{0};
}

bool closes(const FirmTurn& turn, std::uint32_t heads) {
    const FirmDynamicsParameters& dynamics = turn.see.parameters.firm_dynamics;
    if (turn.firm.insolvent >= dynamics.insolvent_reviews) {
        return true;
    }
    const double length = turn.see.today.days / days_per_month; // [months]
    const double draw = to_unit(turn.random_block(purpose::exit)[0]);
    return draw < exit_bound(dynamics, length) && draw < exit_probability(dynamics, heads, length);
}

void close_down(FirmTurn& turn) {
    Firm& firm = turn.firm;
    firm.closed = 1;
    firm.weight = 0; // it has sold, and has no part in the next clearing account
    turn.count(firm.sector(), SectorCount::exits, 1);
    turn.count(firm.sector(), SectorCount::operating, -1);
    if (firm.adoption == AdoptionStage::deployed) {
        set_deployed(turn, false);
    }
    firm.adoption = AdoptionStage::none;
    for_each_occupation(firm, [&](OccupationId occupation) {
        Slot& slot = turn.slot(occupation);
        slot.posts = 0;
        withdraw_vacancies(turn, occupation, slot.open - slot.withdrawing);
        lay_off(turn, occupation, slot.heads);
    });
    firm.posts = 0;
}

void review_closed(FirmTurn& turn) {
    if (!is_wound_up(turn)) {
        withdraw_all_vacancies(turn);
        return;
    }
    settle(turn);
    if (is_founded(turn)) {
        found(turn);
    }
}

} // namespace tenfold
