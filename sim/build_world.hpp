// SPDX-License-Identifier: Apache-2.0
/// Makes the population of a scenario: workers, firms with their posts and rosters, markets with
/// books and lists, all stationary at the targets of the labour market.
#pragma once

#include "core/engine.hpp"

#include "agents/economy.hpp"

#include "scenarios/scenario.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace tenfold {

/// Somebody hired before the first day, who starts on one of the days after it.
struct InitialJoiner {
    WorkerId worker;
    FirmId firm;
    SectorId sector;
    OccupationId occupation;
    std::uint32_t seat = 0;
    Day day = 0;
};

/// How many of everything there will be, cell by cell; simulated units.
struct PopulationPlan {
    std::int64_t people = 0;
    std::int64_t employed = 0;
    std::vector<std::int64_t> employed_by_cell;  // sector x occupation, with those about to join
    std::vector<std::int64_t> vacancies_by_cell; // sector x occupation
    std::vector<std::int64_t> unemployed_by_occupation;
    std::vector<std::int64_t> firms_by_sector;
};

/// The plan of a scenario: tables divided by the scale and rounded by largest remainder, so that
/// totals are exact. People = employment / (1 - unemployment rate).
[[nodiscard]] PopulationPlan plan_population(const Scenario& scenario);

/// The key of all random streams of a run: seed and replicate.
[[nodiscard]] RandomKey random_key(const Scenario& scenario);

/// A world ready to run.
struct World {
    std::unique_ptr<Economy> economy;
    std::vector<InitialJoiner> joiners;
};

/// Builds the world; `pool` must outlive it. Throws RunError when the targets
/// of the labour market contradict each other.
[[nodiscard]] World build_world(const Scenario& scenario, ThreadPool& pool);

/// Tells the engine of the first days of those already hired.
void schedule_joiners(const World& world, Engine<Economy>& engine);

} // namespace tenfold
