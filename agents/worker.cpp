// SPDX-License-Identifier: Apache-2.0
/// Workers: jobs begin and end, offers are weighed, and once in a cycle each is examined.
#include "agents/economy.hpp"

namespace tenfold {

namespace {

constexpr std::uint32_t next_job_number(std::uint16_t number) {
    return static_cast<std::uint16_t>(number + 1);
}

Departure departure(WorkerId id, const Worker& worker, DepartureReason reason) {
    return {id, worker.seat, worker.occupation, worker.job_number, reason};
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
    worker.daily_wage = daily_wage(sector, occupation);
    const unsigned thread = context.thread();
    accounts.add(thread, sector, SectorCount::employed, 1);
    accounts.add(thread, sector, SectorCount::hires, 1);
    accounts.add(thread, occupation, OccupationCount::employed, 1);
    accounts.add(thread, occupation, OccupationCount::hires, 1);
    accounts.add(thread, occupation, OccupationCount::joining, -1);
    accounts.add(thread, occupation, OccupationCount::wages, worker.daily_wage);
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
    const OccupationId occupation{worker.occupation};
    const unsigned thread = context.thread();
    accounts.add(thread, sector, SectorCount::employed, -1);
    accounts.add(thread, sector, SectorCount::separations, 1);
    accounts.add(thread, occupation, OccupationCount::employed, -1);
    accounts.add(thread, occupation, OccupationCount::separations, 1);
    accounts.add(thread, occupation, OccupationCount::wages, -std::int64_t{worker.daily_wage});
    accounts.add(thread,
                 Fingerprint::workers,
                 -job_fingerprint(context.self(), worker.employer, worker.job_number));
    if (reason == DepartureReason::job_to_job) {
        accounts.add(thread, sector, SectorCount::job_to_job, 1);
        accounts.add(thread, occupation, OccupationCount::job_to_job, 1);
    } else if (reason == DepartureReason::layoff) {
        accounts.add(thread, sector, SectorCount::layoffs, 1);
        accounts.add(thread, occupation, OccupationCount::layoffs, 1);
    }
    worker.employer = FirmId::none();
    worker.daily_wage = 0;
    worker.searching = 0;
    if (worker.reserved != 0) {
        worker.status = WorkerStatus::joining;
        accounts.add(thread, occupation, OccupationCount::joining, 1);
        return;
    }
    worker.status = WorkerStatus::unemployed;
    accounts.add(thread, occupation, OccupationCount::unemployed, 1);
    context.send(
        MarketId{worker.occupation}, tomorrow(context), SeekWork{context.self(), FirmId::none()});
}

void Economy::handle(WorkerContext& context, const JobOffer& event) {
    Worker& worker = workers[context.self().index()];
    const bool looks = worker.status == WorkerStatus::unemployed ||
                       (worker.status == WorkerStatus::employed && worker.searching != 0 &&
                        worker.employer != event.firm);
    if (!looks || worker.reserved != 0 || worker.occupation != event.market.index()) {
        context.send(event.market,
                     tomorrow(context),
                     OfferRefused{context.self(), event.firm, event.sector});
        return;
    }
    worker.reserved = 1;
    if (worker.status == WorkerStatus::unemployed) {
        const OccupationId occupation{worker.occupation};
        worker.status = WorkerStatus::joining;
        accounts.add(context.thread(), occupation, OccupationCount::unemployed, -1);
        accounts.add(context.thread(), occupation, OccupationCount::joining, 1);
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
        const OccupationId occupation{worker.occupation};
        worker.status = WorkerStatus::unemployed;
        accounts.add(context.thread(), occupation, OccupationCount::joining, -1);
        accounts.add(context.thread(), occupation, OccupationCount::unemployed, 1);
        context.send(MarketId{worker.occupation},
                     tomorrow(context),
                     SeekWork{context.self(), FirmId::none()});
    }
}

void Economy::examine_workers(WorkerPass& pass) {
    // Blocks of 64 have one day of the cycle, so that the pass reads whole stretches of memory.
    constexpr std::uint32_t block = 64;
    const auto today = static_cast<std::uint32_t>(pass.window() % examination_cycle);
    const auto cycle = static_cast<std::uint32_t>(examination_cycle);
    std::uint32_t words[block];
    std::uint32_t number = pass.begin() / block;
    number += (today + cycle - number % cycle) % cycle;
    for (; number * block < pass.end(); number += cycle) {
        const std::uint32_t first = std::max(number * block, pass.begin());
        const std::uint32_t last = std::min((number + 1) * block, pass.end());
        const std::uint32_t ahead = first + cycle * block;
        for (std::uint32_t index = ahead; index < std::min(ahead + block, pass.end()); index += 4) {
            tenfold::prefetch(&workers.data()[index]);
        }
        random_words(pass.random_key(),
                     {pass.random_agent(first), pass.now(), 0, purpose::examination},
                     last - first,
                     1,
                     words);
        for (std::uint32_t index = first; index < last; ++index) {
            examine(pass, index, words[index - first]);
        }
    }
}

void Economy::examine(WorkerPass& pass, std::uint32_t index, std::uint32_t word) {
    const Worker& worker = workers[index];
    if (worker.reserved != 0) {
        return;
    }
    pass.turn(index);
    if (worker.status == WorkerStatus::employed) {
        examine_employed(pass, WorkerId{index}, word);
    } else if (worker.status == WorkerStatus::unemployed) {
        examine_unemployed(pass, WorkerId{index});
    }
}

void Economy::examine_employed(WorkerPass& pass, WorkerId id, std::uint32_t word) {
    Worker& worker = workers[id.index()];
    const SectorRates& rate = rates[worker.sector];
    if (word < rate.separation) {
        const auto reason = DepartureReason::separation;
        pass.send(id, tomorrow(pass), LeaveWork{worker.employer, worker.job_number, reason});
        pass.send(worker.employer, tomorrow(pass), departure(id, worker, reason));
        worker.searching = 0;
        return;
    }
    worker.searching = word < rate.separation_or_search ? 1 : 0;
    if (worker.searching != 0) {
        pass.send(MarketId{worker.occupation}, tomorrow(pass), SeekWork{id, worker.employer});
    }
}

void Economy::examine_unemployed(WorkerPass& pass, WorkerId id) {
    Worker& worker = workers[id.index()];
    const RandomBlock words = pass.random_block(purpose::occupation_switch);
    double draw = to_unit(words[0]);
    const std::size_t count = parameters.occupations.size();
    const double* chances = parameters.switching.data() + worker.occupation * count;
    for (std::uint32_t to = 0; to < count; ++to) {
        if (draw >= chances[to]) {
            draw -= chances[to];
            continue;
        }
        // Eq. 5: a switch is the likelier the tighter the other market is.
        const double ratio =
            signals.tightness[to] / std::max(signals.tightness[worker.occupation], 1e-12);
        if (to_unit(words[1]) <
            std::min(1.0, parameters.labour_market.switching_tightness_factor * ratio)) {
            accounts.add(
                pass.thread(), OccupationId{worker.occupation}, OccupationCount::unemployed, -1);
            accounts.add(pass.thread(), OccupationId{to}, OccupationCount::unemployed, 1);
            worker.occupation = static_cast<std::uint8_t>(to);
        }
        break;
    }
    pass.send(MarketId{worker.occupation}, tomorrow(pass), SeekWork{id, FirmId::none()});
}

} // namespace tenfold
