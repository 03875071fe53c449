// SPDX-License-Identifier: Apache-2.0
/// Workers: jobs begin and end, offers are weighed.
#include "agents/economy/economy.hpp"
#include "agents/labour/pay.hpp"

namespace tenfold {

namespace {

constexpr std::uint32_t next_job_number(std::uint16_t number) {
    return static_cast<std::uint16_t>(number + 1);
}

std::uint16_t months_since_memory(Month month) {
    return static_cast<std::uint16_t>(month + WageTable::memory);
}

} // namespace

void Economy::handle(WorkerContext& context, const StartWork& event) {
    Worker& worker = workers[context.self().index()];
    const SectorId sector{event.sector};
    const OccupationId occupation{worker.occupation};
    worker.employer = event.firm;
    worker.seat = event.seat;
    worker.sector = static_cast<std::uint8_t>(event.sector);
    worker.job_number = static_cast<std::uint16_t>(event.job_number);
    worker.status = WorkerStatus::employed;
    worker.reserved = 0;
    worker.searching = 0;
    worker.since = months_since_memory(wages.month());
    const MarketId place = market(worker);
    worker.daily_wage =
        wage(base_wage(sector, event.firm, occupation), wages.reference(place.index()));
    worker.wage_due -= pay_until(worker.daily_wage, signals.day_of_month);
    const unsigned thread = context.thread();
    accounts.add(thread, sector, SectorCount::employed, 1);
    accounts.add(thread, sector, SectorCount::hires, 1);
    accounts.add(thread, place, MarketCount::employed, 1);
    accounts.add(thread, place, MarketCount::hires, 1);
    accounts.add(thread, place, MarketCount::joining, -1);
    accounts.add(thread, place, MarketCount::wages, worker.daily_wage);
    accounts.add(thread,
                 Fingerprint::workers,
                 job_fingerprint(context.self(), event.firm, event.job_number));
}

void Economy::handle(WorkerContext& context, const LeaveWork& event) {
    Worker& worker = workers[context.self().index()];
    const bool stale = worker.status != WorkerStatus::employed || worker.employer != event.firm ||
                       worker.job_number != event.job_number;
    if (!stale) {
        separate(context, worker, event.reason);
    }
}

void Economy::separate(WorkerContext& context, Worker& worker, DepartureReason reason) {
    const SectorId sector{worker.sector};
    const MarketId place = market(worker);
    const unsigned thread = context.thread();
    accounts.add(thread, sector, SectorCount::employed, -1);
    accounts.add(thread, sector, SectorCount::separations, 1);
    accounts.add(thread, place, MarketCount::employed, -1);
    accounts.add(thread, place, MarketCount::separations, 1);
    accounts.add(thread, place, MarketCount::wages, -std::int64_t{worker.daily_wage});
    accounts.add(thread,
                 Fingerprint::workers,
                 -job_fingerprint(context.self(), worker.employer, worker.job_number));
    if (reason == DepartureReason::job_to_job) {
        accounts.add(thread, sector, SectorCount::job_to_job, 1);
        accounts.add(thread, place, MarketCount::job_to_job, 1);
    } else if (reason == DepartureReason::layoff) {
        accounts.add(thread, sector, SectorCount::layoffs, 1);
        accounts.add(thread, place, MarketCount::layoffs, 1);
    }
    worker.wage_due += pay_until(worker.daily_wage, signals.day_of_month);
    worker.employer = FirmId::none();
    worker.searching = 0;
    worker.since = months_since_memory(wages.month());
    if (worker.reserved != 0) {
        worker.status = WorkerStatus::joining;
        accounts.add(thread, place, MarketCount::joining, 1);
        return;
    }
    become_unemployed(context, worker);
}

void Economy::become_unemployed(WorkerContext& context, Worker& worker) {
    worker.status = WorkerStatus::unemployed;
    worker.idle_days = static_cast<std::int8_t>(worker.idle_days - signals.day_of_month);
    accounts.add(context.thread(), market(worker), MarketCount::unemployed, 1);
    context.send(market(worker), tomorrow(context), SeekWork{context.self(), FirmId::none()});
}

void Economy::handle(WorkerContext& context, const FinishRetraining& event) {
    Worker& worker = workers[context.self().index()];
    if (worker.status != WorkerStatus::retraining || worker.job_number != event.number) {
        return;
    }
    // Benefits have run on: the days with them are counted from the start of the status before.
    worker.idle_days = static_cast<std::int8_t>(worker.idle_days + signals.day_of_month);
    worker.in_course = 0;
    accounts.add(context.thread(), market(worker), MarketCount::retraining, -1);
    become_unemployed(context, worker);
}

// Whoever has worked it gets it, also after the job has ended.
void Economy::handle(WorkerContext& context, const OvertimePaid& event) {
    workers[context.self().index()].wage_due += static_cast<std::int32_t>(event.cents);
}

void Economy::handle(WorkerContext& context, const JobOffer& event) {
    Worker& worker = workers[context.self().index()];
    const bool looks = worker.status == WorkerStatus::unemployed ||
                       (worker.status == WorkerStatus::employed && worker.searching != 0 &&
                        worker.employer != event.firm);
    if (!looks || worker.reserved != 0 || market(worker) != event.market) {
        context.send(event.market,
                     tomorrow(context),
                     OfferRefused{context.self(), event.firm, event.sector});
        return;
    }
    worker.reserved = 1;
    if (worker.status == WorkerStatus::unemployed) {
        worker.status = WorkerStatus::joining;
        worker.idle_days = static_cast<std::int8_t>(worker.idle_days + signals.day_of_month);
        accounts.add(context.thread(), market(worker), MarketCount::unemployed, -1);
        accounts.add(context.thread(), market(worker), MarketCount::joining, 1);
    }
    context.send(event.firm,
                 tomorrow(context),
                 Acceptance{context.self(), worker.occupation, next_job_number(worker.job_number)});
}

void Economy::handle(WorkerContext& context, const HireAnswer& event) {
    Worker& worker = workers[context.self().index()];
    const Day today = context.window();
    if (event.hired != 0) {
        context.schedule(
            start_of(today + 2),
            StartWork{event.firm, event.seat, event.sector, next_job_number(worker.job_number)});
        if (worker.status == WorkerStatus::employed) {
            const auto reason = DepartureReason::job_to_job;
            context.send(
                worker.employer, start_of(today + 1), departure(context.self(), worker, reason));
            context.schedule(start_of(today + 1),
                             LeaveWork{worker.employer, worker.job_number, reason});
        }
        return;
    }
    worker.reserved = 0;
    if (worker.status == WorkerStatus::joining) {
        accounts.add(context.thread(), market(worker), MarketCount::joining, -1);
        become_unemployed(context, worker);
    }
}

} // namespace tenfold
