// SPDX-License-Identifier: Apache-2.0
#include "sim/run.hpp"

#include "core/engine.hpp"
#include "core/parallel.hpp"
#include "core/processors.hpp"

#include "agents/economy.hpp"

#include "sim/build_world.hpp"

#include <chrono>

namespace tenfold {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Tells the caller where the run stands, after each month and at most some times a second.
class ProgressReporter {
public:
    ProgressReporter(const RunOptions& options,
                     const Economy& economy,
                     const Engine<Economy>& engine)
        : options_{options}, economy_{economy}, engine_{engine} {}

    void report() {
        if (!options_.on_progress) {
            return;
        }
        const double now = seconds_since(start_);
        constexpr double interval = 0.2;
        if (economy_.measures.size() == months_ && now - last_ < interval) {
            return;
        }
        months_ = economy_.measures.size();
        last_ = now;
        const auto day = static_cast<double>(engine_.window());
        options_.on_progress({economy_.calendar.date(engine_.window()),
                              day / static_cast<double>(economy_.last_day),
                              engine_.events(),
                              now});
    }
    [[nodiscard]] double seconds() const { return seconds_since(start_); }

private:
    const RunOptions& options_;
    const Economy& economy_;
    const Engine<Economy>& engine_;
    Clock::time_point start_ = Clock::now();
    double last_ = 0.0;
    std::size_t months_ = 0;
};

std::size_t firm_bytes(const Economy& economy) {
    return economy.firms.bytes() + economy.slots.bytes() + economy.network.bytes();
}

} // namespace

RunResult run(const Scenario& scenario, const RunOptions& options) {
    const auto build_start = Clock::now();
    RunResult result;
    result.threads = options.threads > 0 ? options.threads : available_threads();
    ThreadPool pool{result.threads};
    World world = build_world(scenario, pool);
    Economy& economy = *world.economy;
    EngineOptions engine_options;
    engine_options.threads = result.threads;
    engine_options.shards = options.shards;
    engine_options.key = random_key(scenario);
    const std::array<std::uint32_t, 5> sizes{static_cast<std::uint32_t>(economy.workers.size()),
                                             static_cast<std::uint32_t>(economy.firms.size()),
                                             static_cast<std::uint32_t>(economy.markets.size()),
                                             static_cast<std::uint32_t>(economy.labs.size()),
                                             static_cast<std::uint32_t>(economy.operators.size())};
    Engine<Economy> engine{economy, engine_options, sizes};
    schedule_first_events(world, engine);
    world.joiners = {};
    world.retrainees = {};
    result.build_seconds = seconds_since(build_start);

    ProgressReporter progress{options, economy, engine};
    engine.run_until(start_of(economy.last_day), [&] {
        progress.report();
        return options.interrupted == nullptr ||
               !options.interrupted->load(std::memory_order_relaxed);
    });
    const Day end = engine.window();
    result.interrupted = end < economy.last_day;
    if (economy.month.days > 0) {
        economy.recount(end - 1);
        economy.close_month(economy.calendar.date(end));
    }
    result.run_seconds = progress.seconds();
    result.end = economy.calendar.date(end);
    result.events = engine.events();
    result.state_digest = economy.state_digest();
    result.workers = economy.workers.size();
    result.firms = economy.firms.size();
    result.bytes_per_worker =
        static_cast<double>(economy.workers.bytes() + economy.rosters.bytes()) /
        static_cast<double>(economy.workers.size());
    result.bytes_per_firm =
        static_cast<double>(firm_bytes(economy)) / static_cast<double>(economy.firms.size());
    for (const Firm& firm : economy.firms) {
        std::uint64_t heads = 0;
        for_each_occupation(firm, [&](OccupationId occupation) {
            heads += economy.slots[firm.slot(occupation)].heads;
        });
        result.firm_sizes.add(heads);
    }
    result.months = std::move(economy.measures);
    result.observations = observe(
        result.months, economy.technology.models(), economy.parameters.direct_use.largest_share);
    return result;
}

} // namespace tenfold
