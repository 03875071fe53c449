// SPDX-License-Identifier: Apache-2.0
/// An economy that a test can change before its first day and look at between days.
#pragma once

#include "core/engine.hpp"
#include "core/parallel.hpp"

#include "agents/economy/economy.hpp"

#include "sim/build_world.hpp"

#include <array>
#include <cstdint>

namespace tenfold::test {

class DailyWorld {
public:
    /// Builds the world of `scenario`; `change(economy)` before the first events are scheduled.
    template <class Change>
    DailyWorld(const Scenario& scenario, Change&& change)
        : world_{build_world(scenario, pool_)}, engine_{*world_.model,
                                                        options(scenario),
                                                        world_.economy->agents()} {
        change(*world_.economy);
        schedule_first_events(world_, engine_);
    }

    [[nodiscard]] Economy& economy() { return *world_.economy; }

    /// Runs to the start of day `end`; `look(day)` after each day that is over.
    template <class Look>
    void run_until(Day end, Look&& look) {
        engine_.run_until(start_of(end), [&] {
            look(engine_.window() - 1);
            return true;
        });
    }

private:
    static EngineOptions options(const Scenario& scenario) {
        EngineOptions result;
        result.key = random_key(scenario);
        return result;
    }

    ThreadPool pool_{1};
    World world_;
    Engine<EconomyModel> engine_;
};

} // namespace tenfold::test
