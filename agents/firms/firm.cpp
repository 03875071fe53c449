// SPDX-License-Identifier: Apache-2.0
/// Daily events of firms: rosters, wage bills and vacancies.
#include "agents/events/hiring.hpp"
#include "agents/firms/payroll.hpp"
#include "agents/firms/posts.hpp"
#include "agents/firms/view.hpp"
#include "agents/labour/pay.hpp"

namespace tenfold {

namespace {

bool leave_roster(FirmTurn& turn, const Departure& event) {
    if (!turn.holds(event)) {
        return false; // the other side's message arrived first
    }
    Firm& firm = turn.firm;
    const LabourSignals& labour = turn.see.labour;
    const OccupationId occupation{event.occupation};
    const MarketId market = turn.market(occupation);
    const Month cohort = labour.month_of(turn.seat(occupation, event.seat).first_day());
    const std::uint32_t pay =
        wage(turn.base_wage(occupation), labour.wages.index(market.index(), cohort));
    firm.wages_due += pay_until(pay, turn.see.today.day_of_month);
    change_wage_bill(turn, occupation, -std::int64_t{pay});
    turn.leave_seat(occupation, event.seat);
    --turn.slot(occupation).heads;
    turn.count(firm.sector(), SectorCount::heads, -1);
    turn.count(market, MarketCount::heads, -1);
    turn.count(Fingerprint::firms, -job_fingerprint(event.worker, turn.self(), event.job_number));
    return true;
}

} // namespace

void handle(FirmTurn& turn, const Departure& event) {
    if (!leave_roster(turn, event)) {
        return;
    }
    const OccupationId occupation{event.occupation};
    const Slot& slot = turn.slot(occupation);
    if (turn.firm.closed == 0 && slot.covered() < slot.posts) {
        post_vacancies(turn, occupation, 1);
    }
}

void handle(FirmTurn& turn, const Arrival& event) {
    const OccupationId occupation{event.occupation};
    Firm& firm = turn.firm;
    Slot& slot = turn.slot(occupation);
    const MarketId market = turn.market(occupation);
    const std::uint32_t pay =
        wage(turn.base_wage(occupation), turn.see.labour.wages.reference(market.index()));
    firm.wages_due -= pay_until(pay, turn.see.today.day_of_month);
    change_wage_bill(turn, occupation, pay);
    --slot.reserved;
    ++slot.heads;
    turn.count(firm.sector(), SectorCount::heads, 1);
    turn.count(market, MarketCount::heads, 1);
    turn.count(Fingerprint::firms, job_fingerprint(event.worker, turn.self(), event.job_number));
    if (firm.closed != 0) {
        // The person was hired before the firm closed: the job lasts one day.
        const auto reason = DepartureReason::layoff;
        const auto job_number = static_cast<std::uint16_t>(event.job_number);
        turn.send(event.worker, turn.tomorrow(), LeaveWork{turn.self(), job_number, reason});
        turn.schedule(turn.tomorrow(),
                      Departure{event.worker, event.seat, event.occupation, job_number, reason});
    }
}

void handle(FirmTurn& turn, const Acceptance& event) {
    const OccupationId occupation{event.occupation};
    const Firm& firm = turn.firm;
    Slot& slot = turn.slot(occupation);
    validate(slot.open > 0, "a worker accepted a vacancy that the firm did not post");
    --slot.open;
    turn.count(firm.sector(), SectorCount::open, -1);
    turn.count(turn.market(occupation), MarketCount::open, -1);
    turn.count(VacancyCount::answered, 1);
    HireAnswer answer{turn.self(), 0, 0, firm.sector_index};
    if (firm.closed == 0) {
        const Day first_day = turn.day() + hiring::days_from_answer;
        answer.hired = 1;
        answer.seat =
            turn.take_seat(occupation, event.worker, event.job_number, first_day) & 0xFFFFFFU;
        ++slot.reserved;
        turn.schedule(
            start_of(first_day),
            Arrival{event.worker, answer.seat, event.occupation & 0xFFU, event.job_number});
    }
    turn.send(event.worker, turn.tomorrow(), answer);
}

void handle(FirmTurn& turn, const VacanciesWithdrawn& event) {
    Slot& slot = turn.slot(turn.see.labour.occupation(event.market));
    slot.withdrawing -= event.asked;
    slot.open -= event.withdrawn;
    turn.count(turn.firm.sector(), SectorCount::open, -std::int64_t{event.withdrawn});
    turn.count(event.market, MarketCount::open, -std::int64_t{event.withdrawn});
    turn.count(VacancyCount::withdrawal_noticed, event.withdrawn);
}

void handle(FirmTurn& turn, const OvertimeOwed& event) {
    turn.firm.wages_due += event.cents();
}

void handle(FirmTurn& turn, const PeerAdoption& event) {
    Firm& firm = turn.firm;
    firm.adopting_peers = static_cast<std::uint16_t>(firm.adopting_peers + event.change);
}

} // namespace tenfold
