// SPDX-License-Identifier: Apache-2.0
/// What each worker considers once in a cycle: leaving, looking for another job, changing the
/// occupation.
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace tenfold {

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
        pass.send(market(worker), tomorrow(pass), SeekWork{id, worker.employer});
    }
}

void Economy::examine_unemployed(WorkerPass& pass, WorkerId id) {
    Worker& worker = workers[id.index()];
    const Month spell = wages.month() - (static_cast<Month>(worker.since) - WageTable::memory);
    const double readiness =
        switching_readiness(parameters.labour_market, spell, traits(id).adaptability);
    const RandomBlock words = pass.random_block(purpose::occupation_switch);
    double draw = to_unit(words[0]) / readiness;
    const std::size_t here = market(worker).index();
    const std::span<const std::uint32_t> links =
        mobility.destinations(OccupationId{worker.occupation});
    const std::span<const double> chances = mobility.weights(OccupationId{worker.occupation});
    for (std::size_t link = 0; link < links.size(); ++link) {
        if (draw >= chances[link]) {
            draw -= chances[link];
            continue;
        }
        // Eq. 5: a switch is the likelier the tighter the other market is.
        const OccupationId to{links[link]};
        const std::size_t there = market(worker.region, to).index();
        const double ratio = signals.tightness[there] / std::max(signals.tightness[here], 1e-12);
        if (to_unit(words[1]) <
            std::min(1.0, parameters.labour_market.switching_tightness_factor * ratio)) {
            change_occupation(pass, id, to, to_unit(words[2]));
        }
        break;
    }
    if (worker.status == WorkerStatus::unemployed) {
        pass.send(market(worker), tomorrow(pass), SeekWork{id, FirmId::none()});
    }
}

void Economy::change_occupation(WorkerPass& pass, WorkerId id, OccupationId to, double draw) {
    Worker& worker = workers[id.index()];
    const std::size_t move = worker.occupation * parameters.occupations.size() + to.index();
    const bool far = parameters.far[move];
    occupation_moves.add(pass.thread(), move, 1);
    accounts.add(pass.thread(), market(worker), MarketCount::unemployed, -1);
    worker.occupation = static_cast<std::uint8_t>(to.index());
    std::int64_t days = parameters.labour_market.retraining_days;
    if (far && days > 0) {
        if (draw < signals.policy.retraining.strength()) {
            worker.in_course = 1;
            const double length = parameters.courses.duration * static_cast<double>(days);
            days = std::max<std::int64_t>(1, std::llround(length));
            accounts.add(pass.thread(), ProgrammeCount::courses, 1);
        }
        worker.status = WorkerStatus::retraining;
        accounts.add(pass.thread(), market(worker), MarketCount::retraining, 1);
        pass.send(id, start_of(pass.window() + days), FinishRetraining{worker.job_number});
    } else {
        accounts.add(pass.thread(), market(worker), MarketCount::unemployed, 1);
    }
}

} // namespace tenfold
