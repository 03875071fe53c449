// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/posts.hpp"

#include "agents/firms/coworker_use.hpp"
#include "agents/firms/investment.hpp"
#include "agents/firms/production.hpp"

#include <algorithm>

namespace tenfold {

namespace {

void fit_posts(FirmTurn& turn, OccupationId occupation) {
    const Slot& slot = turn.slot(occupation);
    if (slot.covered() < slot.posts) {
        post_vacancies(turn, occupation, slot.posts - slot.covered());
        return;
    }
    const std::uint32_t excess = slot.covered() - slot.posts;
    withdraw_vacancies(turn, occupation, std::min(excess, slot.open - slot.withdrawing));
    const std::uint32_t filled = slot.heads + slot.reserved;
    if (filled > slot.posts) {
        const double wanted =
            turn.see.parameters.labour_market.layoff_share * (filled - slot.posts) +
            to_unit(turn.random_block(purpose::layoff, occupation.index())[0]);
        lay_off(turn, occupation, std::min(slot.heads, static_cast<std::uint32_t>(wanted)));
    }
}

} // namespace

void post_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count) {
    const Firm& firm = turn.firm;
    const MarketId market = turn.market(occupation);
    turn.slot(occupation).open += count;
    turn.count(firm.sector(), SectorCount::open, count);
    turn.count(market, MarketCount::open, count);
    turn.count(VacancyCount::posted, count);
    turn.send(market, turn.tomorrow(), VacanciesPosted{turn.self(), firm.sector_index, count});
}

void withdraw_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count) {
    if (count > 0) {
        turn.slot(occupation).withdrawing += count;
        turn.send(turn.market(occupation), turn.tomorrow(), WithdrawVacancies{turn.self(), count});
    }
}

void lay_off(FirmTurn& turn, OccupationId occupation, std::uint32_t count) {
    if (count == 0) {
        return;
    }
    for (const std::uint32_t place : turn.newest(occupation, count)) {
        const Seat& seat = turn.seat(occupation, place);
        const auto job_number = static_cast<std::uint16_t>(seat.job_number());
        const auto reason = DepartureReason::layoff;
        turn.send(seat.holder, turn.tomorrow(), LeaveWork{turn.self(), job_number, reason});
        turn.schedule(
            turn.tomorrow(),
            Departure{
                seat.holder, place & 0xFFFFFFU, occupation.index() & 0xFFU, job_number, reason});
    }
}

void plan_posts(FirmTurn& turn, const Staff& people, double integration) {
    Firm& firm = turn.firm;
    const FirmView& see = turn.see;
    const double work = double{firm.expected_demand} / see.firms.productivity[firm.sector_index];
    const double common = work *
                          cost_factor(people.mean_power(), see.parameters.production.substitution) *
                          labour_factor(turn);
    const double extra_hours = integration + see.firms.work[firm.sector_index].new_tasks;
    constexpr std::uint32_t most_posts = Slot::most_seats / 2;
    std::uint32_t posts = 0;
    for_each_occupation(firm, [&](OccupationId occupation) {
        const double wanted = wanted_posts(common,
                                           turn.requirement(occupation),
                                           see.firms.wage_response[turn.market(occupation).index()],
                                           use_of_team(turn, occupation).hours + extra_hours);
        // The rounding is drawn once per firm and occupation, so that posts change only with the
        // need for them; fresh draws would cause hires and layoffs without a reason.
        const RandomPosition rounding = turn.lasting(
            purpose::post_rounding, occupation.index() | std::uint32_t{firm.births} << 8);
        const double fraction = to_unit(random_block(turn.random_key(), rounding)[0]);
        Slot& slot = turn.slot(occupation);
        slot.posts = static_cast<std::uint32_t>(
            std::min(wanted + fraction, static_cast<double>(most_posts)));
        posts += slot.posts;
        fit_posts(turn, occupation);
    });
    firm.posts = posts;
}

} // namespace tenfold
