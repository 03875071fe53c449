// SPDX-License-Identifier: Apache-2.0
/// Workers: start and end of jobs, answers to offers.
#include "agents/labour/worker.hpp"

#include "agents/events/hiring.hpp"
#include "agents/labour/pay.hpp"
#include "agents/labour/view.hpp"

namespace tenfold {

namespace {

constexpr std::uint32_t next_job_number(std::uint16_t number) {
    return static_cast<std::uint16_t>(number + 1);
}

std::uint16_t months_since_memory(Month month) {
    return static_cast<std::uint16_t>(month + WageTable::memory);
}

void become_unemployed(WorkerTurn& turn) {
    Worker& worker = turn.worker;
    worker.status = WorkerStatus::unemployed;
    worker.idle_days = static_cast<std::int8_t>(worker.idle_days - turn.see.today.day_of_month);
    turn.count(turn.market(), MarketCount::unemployed, 1);
    turn.send(turn.market(), turn.tomorrow(), SeekWork{turn.self(), FirmId::none()});
}

void separate(WorkerTurn& turn, DepartureReason reason) {
    Worker& worker = turn.worker;
    const SectorId sector{worker.sector};
    const MarketId place = turn.market();
    turn.count(sector, SectorCount::employed, -1);
    turn.count(sector, SectorCount::separations, 1);
    turn.count(place, MarketCount::employed, -1);
    turn.count(place, MarketCount::separations, 1);
    turn.count(place, MarketCount::wages, -std::int64_t{worker.daily_wage});
    turn.count(Fingerprint::workers,
               -job_fingerprint(turn.self(), worker.employer, worker.job_number));
    if (reason == DepartureReason::job_to_job) {
        turn.count(sector, SectorCount::job_to_job, 1);
        turn.count(place, MarketCount::job_to_job, 1);
    } else if (reason == DepartureReason::layoff) {
        turn.count(sector, SectorCount::layoffs, 1);
        turn.count(place, MarketCount::layoffs, 1);
    }
    worker.wage_due += pay_until(worker.daily_wage, turn.see.today.day_of_month);
    worker.employer = FirmId::none();
    worker.searching = 0;
    worker.since = months_since_memory(turn.see.labour.wages.month());
    if (worker.reserved != 0) {
        worker.status = WorkerStatus::joining;
        turn.count(place, MarketCount::joining, 1);
        return;
    }
    become_unemployed(turn);
}

} // namespace

void handle(WorkerTurn& turn, const StartWork& event) {
    Worker& worker = turn.worker;
    const SectorId sector{event.sector};
    const OccupationId occupation{worker.occupation};
    worker.employer = event.firm;
    worker.seat = event.seat;
    worker.sector = static_cast<std::uint8_t>(event.sector);
    worker.job_number = static_cast<std::uint16_t>(event.job_number);
    worker.status = WorkerStatus::employed;
    worker.reserved = 0;
    worker.searching = 0;
    worker.since = months_since_memory(turn.see.labour.wages.month());
    const MarketId place = turn.market();
    worker.daily_wage = wage(turn.see.labour.pay.base_wage(sector, event.firm, occupation),
                             turn.see.labour.wages.reference(place.index()));
    worker.wage_due -= pay_until(worker.daily_wage, turn.see.today.day_of_month);
    turn.count(sector, SectorCount::employed, 1);
    turn.count(sector, SectorCount::hires, 1);
    turn.count(place, MarketCount::employed, 1);
    turn.count(place, MarketCount::hires, 1);
    turn.count(place, MarketCount::joining, -1);
    turn.count(place, MarketCount::wages, worker.daily_wage);
    turn.count(Fingerprint::workers, job_fingerprint(turn.self(), event.firm, event.job_number));
}

void handle(WorkerTurn& turn, const LeaveWork& event) {
    Worker& worker = turn.worker;
    const bool stale = worker.status != WorkerStatus::employed || worker.employer != event.firm ||
                       worker.job_number != event.job_number;
    if (!stale) {
        separate(turn, event.reason);
    }
}

void handle(WorkerTurn& turn, const FinishRetraining& event) {
    Worker& worker = turn.worker;
    if (worker.status != WorkerStatus::retraining || worker.job_number != event.number) {
        return;
    }
    // The benefit continues from retraining to unemployment: days count from the start of the
    // earlier status.
    worker.idle_days = static_cast<std::int8_t>(worker.idle_days + turn.see.today.day_of_month);
    worker.in_course = 0;
    turn.count(turn.market(), MarketCount::retraining, -1);
    become_unemployed(turn);
}

// Overtime is owed to the person who worked it, even after a separation.
void handle(WorkerTurn& turn, const OvertimePaid& event) {
    turn.worker.wage_due += static_cast<std::int32_t>(event.cents);
}

void handle(WorkerTurn& turn, const JobOffer& event) {
    Worker& worker = turn.worker;
    const bool looks = worker.status == WorkerStatus::unemployed ||
                       (worker.status == WorkerStatus::employed && worker.searching != 0 &&
                        worker.employer != event.firm);
    if (!looks || worker.reserved != 0 || turn.market() != event.market) {
        turn.send(
            event.market, turn.tomorrow(), OfferRefused{turn.self(), event.firm, event.sector});
        return;
    }
    worker.reserved = 1;
    if (worker.status == WorkerStatus::unemployed) {
        worker.status = WorkerStatus::joining;
        worker.idle_days = static_cast<std::int8_t>(worker.idle_days + turn.see.today.day_of_month);
        turn.count(turn.market(), MarketCount::unemployed, -1);
        turn.count(turn.market(), MarketCount::joining, 1);
    }
    turn.send(event.firm,
              turn.tomorrow(),
              Acceptance{turn.self(), worker.occupation, next_job_number(worker.job_number)});
}

void handle(WorkerTurn& turn, const HireAnswer& event) {
    Worker& worker = turn.worker;
    const Day today = turn.day();
    if (event.hired != 0) {
        turn.schedule(
            start_of(today + hiring::days_from_news),
            StartWork{event.firm, event.seat, event.sector, next_job_number(worker.job_number)});
        if (worker.status == WorkerStatus::employed) {
            const auto reason = DepartureReason::job_to_job;
            turn.send(worker.employer, start_of(today + 1), departure(turn.self(), worker, reason));
            turn.schedule(start_of(today + 1),
                          LeaveWork{worker.employer, worker.job_number, reason});
        }
        return;
    }
    worker.reserved = 0;
    if (worker.status == WorkerStatus::joining) {
        turn.count(turn.market(), MarketCount::joining, -1);
        become_unemployed(turn);
    }
}

} // namespace tenfold
