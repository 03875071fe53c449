// SPDX-License-Identifier: Apache-2.0
/// Makes the population of a scenario: workers, firms with their posts and rosters, markets with
/// books and lists, and all their money, stationary at the targets of the labour market and the
/// accounts of the scenario.
#pragma once

#include "core/engine.hpp"

#include "agents/economy/economy.hpp"

#include "scenarios/scenario.hpp"

#include "sim/sector_builder.hpp"

#include <memory>
#include <vector>

namespace tenfold {

/// The key of all random streams of a run: seed and replicate.
[[nodiscard]] RandomKey random_key(const Scenario& scenario);

/// Somebody who is in retraining on the first day, and the day on which that ends.
struct Retrainee {
    WorkerId worker;
    Day day = 0;
};

/// A world ready to run.
struct World {
    std::unique_ptr<Economy> economy;
    std::unique_ptr<EconomyModel> model; // of that economy, for the engine
    std::vector<InitialJoiner> joiners;
    std::vector<Retrainee> retrainees;
};

/// What an economy has from its place among others. Models are published by labs abroad where it
/// has no labs.
struct InWorld {
    RandomKey key;
    WorldPlace place;
    const PublishedTechnology* published = nullptr;
    const Extensions* extensions = nullptr; // none: what comes with the program
};

/// What a program adds to an economy; nothing where it adds nothing.
[[nodiscard]] inline Extensions extensions_of(const InWorld& in_world) {
    return in_world.extensions == nullptr ? Extensions{} : *in_world.extensions;
}

/// Builds the world; `pool` must outlive it. Throws RunError when the targets
/// of the labour market contradict each other.
[[nodiscard]] World build_world(const Scenario& scenario, ThreadPool& pool);
/// The same for a country among others; `scenario` is its own (scenarios/countries.hpp).
[[nodiscard]] World
build_world(const Scenario& scenario, ThreadPool& pool, const InWorld& in_world);

/// Tells the engine of the first days of those already hired, and of the end of retraining.
void schedule_first_events(const World& world, Engine<EconomyModel>& engine);

} // namespace tenfold
