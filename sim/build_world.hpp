// SPDX-License-Identifier: Apache-2.0
/// Builds the population of a scenario: workers, firms with posts and rosters, labour markets with
/// vacancies and job seekers, and all deposits, as a stationary start that meets the targets of the
/// labour market and the national accounts.
#pragma once

#include "core/engine.hpp"

#include "agents/economy/economy.hpp"

#include "scenarios/scenario.hpp"

#include "sim/sector_builder.hpp"

#include <memory>
#include <vector>

namespace tenfold {

/// Key of all random streams of a run: seed and replicate.
[[nodiscard]] RandomKey random_key(const Scenario& scenario);

/// A person in retraining on the first day, and the day on which the retraining ends.
struct Retrainee {
    WorkerId worker;
    Day day = 0;
};

/// A world that is ready to run.
struct World {
    std::unique_ptr<Economy> economy;
    std::unique_ptr<EconomyModel> model; // adapter of the economy for the engine
    std::vector<InitialJoiner> joiners;
    std::vector<Retrainee> retrainees;
};

/// Place of an economy in a world of countries. A country without labs gets models from labs
/// abroad.
struct InWorld {
    RandomKey key;
    WorldPlace place;
    const PublishedTechnology* published = nullptr;
    const Extensions* extensions = nullptr; // none: only what is built in
};

/// Extensions of a program; empty if there are none.
[[nodiscard]] inline Extensions extensions_of(const InWorld& in_world) {
    return in_world.extensions == nullptr ? Extensions{} : *in_world.extensions;
}

/// Builds the world; `pool` must outlive it. Throws RunError if the targets of the labour market
/// contradict each other.
[[nodiscard]] World build_world(const Scenario& scenario, ThreadPool& pool);
/// Builds one country of a world; `scenario` is that country's own (scenarios/countries.hpp).
[[nodiscard]] World
build_world(const Scenario& scenario, ThreadPool& pool, const InWorld& in_world);

/// Schedules the first days of people already hired, and the ends of retraining.
void schedule_first_events(const World& world, Engine<EconomyModel>& engine);

} // namespace tenfold
