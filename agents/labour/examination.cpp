// SPDX-License-Identifier: Apache-2.0
/// Monthly review of workers: separation, search for another job, change of occupation.
#include "core/prefetch.hpp"

#include "agents/labour/view.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace tenfold {

namespace {

void change_occupation(WorkerTurn& turn, OccupationId to, double draw) {
    Worker& worker = turn.worker;
    const LabourView& see = turn.see;
    const std::size_t move = worker.occupation * std::size_t{see.labour.occupations} + to.index();
    const bool far = see.calibration.far[move];
    see.labour_books.occupation_moves.add(turn.thread(), move, 1);
    turn.count(turn.market(), MarketCount::unemployed, -1);
    worker.occupation = static_cast<std::uint8_t>(to.index());
    std::int64_t days = see.parameters.labour_market.retraining_days;
    if (!far || days == 0) {
        turn.count(turn.market(), MarketCount::unemployed, 1);
        return;
    }
    if (draw < see.government.policy.retraining.strength()) {
        worker.in_course = 1;
        const double length = see.parameters.courses.duration * static_cast<double>(days);
        days = std::max<std::int64_t>(1, std::llround(length));
        turn.count(ProgrammeCount::courses, 1);
    }
    worker.status = WorkerStatus::retraining;
    turn.count(turn.market(), MarketCount::retraining, 1);
    turn.schedule(start_of(turn.day() + days), FinishRetraining{worker.job_number});
}

void examine_employed(WorkerTurn& turn, std::uint32_t word) {
    Worker& worker = turn.worker;
    const SectorRates& rate = turn.see.labour.rates[worker.sector];
    if (word < rate.separation) {
        const auto reason = DepartureReason::separation;
        turn.schedule(turn.tomorrow(), LeaveWork{worker.employer, worker.job_number, reason});
        turn.send(worker.employer, turn.tomorrow(), departure(turn.self(), worker, reason));
        worker.searching = 0;
        return;
    }
    worker.searching = word < rate.separation_or_search ? 1 : 0;
    if (worker.searching != 0) {
        turn.send(turn.market(), turn.tomorrow(), SeekWork{turn.self(), worker.employer});
    }
}

void examine_unemployed(WorkerTurn& turn) {
    const Worker& worker = turn.worker;
    const LabourView& see = turn.see;
    const LabourMarketParameters& labour_market = see.parameters.labour_market;
    const Month spell = see.labour.wages.month() - cohort_of(worker);
    const double readiness =
        switching_readiness(labour_market, spell, traits(turn.self()).adaptability);
    const RandomBlock words = turn.random_block(purpose::occupation_switch);
    double draw = to_unit(words[0]) / readiness;
    const double here = see.labour.tightness[turn.market().index()];
    const OccupationId from{worker.occupation};
    const std::span<const std::uint32_t> links = see.labour.mobility.destinations(from);
    const std::span<const double> chances = see.labour.mobility.weights(from);
    for (std::size_t link = 0; link < links.size(); ++link) {
        if (draw >= chances[link]) {
            draw -= chances[link];
            continue;
        }
        const OccupationId to{links[link]};
        const double there = see.labour.tightness[see.labour.market(worker.region, to).index()];
        if (to_unit(words[1]) <
            switch_probability(labour_market.switching_tightness_factor, here, there)) {
            change_occupation(turn, to, to_unit(words[2]));
        }
        break;
    }
    if (worker.status == WorkerStatus::unemployed) {
        turn.send(turn.market(), turn.tomorrow(), SeekWork{turn.self(), FirmId::none()});
    }
}

void examine(const WorkerShard& shard, std::uint32_t index, std::uint32_t word) {
    const Worker& worker = shard.worker(index);
    if (worker.reserved != 0) {
        return;
    }
    if (worker.status == WorkerStatus::employed) {
        WorkerTurn turn = shard.turn(index);
        examine_employed(turn, word);
    } else if (worker.status == WorkerStatus::unemployed) {
        WorkerTurn turn = shard.turn(index);
        examine_unemployed(turn);
    }
}

} // namespace

void examine_workers(WorkerShard& shard) {
    // All workers of a block of 64 are reviewed on the same day of the cycle, so that the pass
    // reads contiguous memory.
    constexpr std::uint32_t block = 64;
    WorkerPass& pass = shard.pass;
    const std::uint32_t end = shard.end();
    const auto today = static_cast<std::uint32_t>(pass.window() % examination_cycle);
    const auto cycle = static_cast<std::uint32_t>(examination_cycle);
    std::uint32_t words[block];
    std::uint32_t number = pass.begin() / block;
    number += (today + cycle - number % cycle) % cycle;
    for (; number * block < end; number += cycle) {
        const std::uint32_t first = std::max(number * block, pass.begin());
        const std::uint32_t last = std::min((number + 1) * block, end);
        const std::uint32_t ahead = first + cycle * block;
        for (std::uint32_t index = ahead; index < std::min(ahead + block, end); index += 4) {
            prefetch(&shard.worker(index));
        }
        random_words(pass.random_key(),
                     {pass.random_agent(first), pass.now(), 0, purpose::examination},
                     last - first,
                     1,
                     words);
        for (std::uint32_t index = first; index < last; ++index) {
            examine(shard, index, words[index - first]);
        }
    }
}

} // namespace tenfold
