// SPDX-License-Identifier: Apache-2.0
/// Firms: rosters, wage bills and vacancies day by day.
#include "agents/economy/economy.hpp"
#include "agents/labour/pay.hpp"

namespace tenfold {

bool Economy::leave_roster(FirmContext& context, const Departure& event) {
    Firm& firm = firms[context.self().index()];
    const OccupationId occupation{event.occupation};
    Slot& slot = slots[firm.slot(occupation)];
    if (!rosters.holds(slot, event.seat, event.worker, event.job_number)) {
        return false; // the other side's note came first
    }
    const Month cohort = month_of(rosters.seat(slot, event.seat).first_day());
    const std::uint32_t pay = wage(base_wage(firm.sector(), context.self(), occupation),
                                   wages.index(market(firm, occupation).index(), cohort));
    firm.wages_due += pay_until(pay, signals.day_of_month);
    change_wage_bill(context.thread(), firm, occupation, -std::int64_t{pay});
    rosters.leave(slot, event.seat);
    --slot.heads;
    accounts.add(context.thread(), firm.sector(), SectorCount::heads, -1);
    accounts.add(context.thread(), market(firm, occupation), MarketCount::heads, -1);
    accounts.add(context.thread(),
                 Fingerprint::firms,
                 -job_fingerprint(event.worker, context.self(), event.job_number));
    return true;
}

void Economy::change_wage_bill(unsigned thread,
                               Firm& firm,
                               OccupationId occupation,
                               std::int64_t change) {
    firm.wage_bill += change;
    accounts.add(thread, market(firm, occupation), MarketCount::wage_bill, change);
}

template <class AnyContext>
void Economy::post_vacancies(AnyContext& context,
                             FirmId id,
                             OccupationId occupation,
                             std::uint32_t count) {
    const Firm& firm = firms[id.index()];
    slots[firm.slot(occupation)].open += count;
    accounts.add(context.thread(), firm.sector(), SectorCount::open, count);
    accounts.add(context.thread(), market(firm, occupation), MarketCount::open, count);
    accounts.add(context.thread(), VacancyCount::posted, count);
    context.send(
        market(firm, occupation), tomorrow(context), VacanciesPosted{id, firm.sector_index, count});
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
    Firm& firm = firms[context.self().index()];
    Slot& slot = slots[firm.slot(occupation)];
    const MarketId place = market(firm, occupation);
    const std::uint32_t pay =
        wage(base_wage(firm.sector(), context.self(), occupation), wages.reference(place.index()));
    firm.wages_due -= pay_until(pay, signals.day_of_month);
    change_wage_bill(context.thread(), firm, occupation, pay);
    --slot.reserved;
    ++slot.heads;
    accounts.add(context.thread(), firm.sector(), SectorCount::heads, 1);
    accounts.add(context.thread(), place, MarketCount::heads, 1);
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
    accounts.add(context.thread(), firm.sector(), SectorCount::open, -1);
    accounts.add(context.thread(), market(firm, occupation), MarketCount::open, -1);
    accounts.add(context.thread(), VacancyCount::answered, 1);
    HireAnswer answer{context.self(), 0, 0, firm.sector_index};
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
    const Firm& firm = firms[context.self().index()];
    Slot& slot = slots[firm.slot(occupation(event.market))];
    slot.withdrawing -= event.asked;
    slot.open -= event.withdrawn;
    accounts.add(
        context.thread(), firm.sector(), SectorCount::open, -std::int64_t{event.withdrawn});
    accounts.add(context.thread(), event.market, MarketCount::open, -std::int64_t{event.withdrawn});
    accounts.add(context.thread(), VacancyCount::withdrawal_noticed, event.withdrawn);
}

void Economy::handle(FirmContext& context, const OvertimeOwed& event) {
    firms[context.self().index()].wages_due += event.cents();
}

void Economy::handle(FirmContext& context, const PeerAdoption& event) {
    Firm& firm = firms[context.self().index()];
    firm.adopting_peers = static_cast<std::uint16_t>(firm.adopting_peers + event.change);
}

void Economy::fit_posts(FirmPass& pass, FirmId id, OccupationId occupation) {
    const Slot& slot = slots[firms[id.index()].slot(occupation)];
    if (slot.covered() < slot.posts) {
        post_vacancies(pass, id, occupation, slot.posts - slot.covered());
        return;
    }
    const std::uint32_t excess = slot.covered() - slot.posts;
    withdraw_vacancies(pass, id, occupation, std::min(excess, slot.open - slot.withdrawing));
    const std::uint32_t filled = slot.heads + slot.reserved;
    if (filled > slot.posts) {
        const double wanted = parameters.labour_market.layoff_share * (filled - slot.posts) +
                              to_unit(pass.random_block(purpose::layoff, occupation.index())[0]);
        lay_off(pass, id, occupation, std::min(slot.heads, static_cast<std::uint32_t>(wanted)));
    }
}

void Economy::withdraw_vacancies(FirmPass& pass,
                                 FirmId id,
                                 OccupationId occupation,
                                 std::uint32_t count) {
    if (count > 0) {
        const Firm& firm = firms[id.index()];
        slots[firm.slot(occupation)].withdrawing += count;
        pass.send(market(firm, occupation), tomorrow(pass), WithdrawVacancies{id, count});
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

} // namespace tenfold
