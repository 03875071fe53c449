// SPDX-License-Identifier: Apache-2.0
#include "sim/economy_run.hpp"

#include "core/engine_archive.hpp"

#include "sim/schedule.hpp"

#include <array>
#include <utility>

namespace tenfold {

namespace {

EngineOptions engine_options(RandomKey key, const RunOptions& options) {
    EngineOptions result;
    result.threads = options.threads;
    result.shards = options.shards;
    result.key = key;
    return result;
}

/// Largest number of workers at which agents are recounted every month, unless the run belongs to a
/// sweep. Otherwise monthly recounts would take a tenth of the run: each payday recounts people
/// (Labour::check_payday), and the last day of a year recounts people and firms.
constexpr std::size_t monthly_recount_workers = 20'000;

World world_of(std::unique_ptr<Economy> economy) {
    World world;
    world.model = std::make_unique<EconomyModel>(*economy, schedule());
    world.economy = std::move(economy);
    return world;
}

void plan_recounts(Economy& economy, const RunOptions& options) {
    economy.monthly_recount =
        options.monthly_recount && economy.labour.workers().size() <= monthly_recount_workers;
}

} // namespace

EconomyRun::EconomyRun(World world, RandomKey key, const RunOptions& options)
    : world_{std::move(world)}, engine_{*world_.model,
                                        engine_options(key, options),
                                        world_.economy->agents()},
      panel_{panel_of(*world_.economy)} {
    plan_recounts(*world_.economy, options);
    schedule_first_events(world_, engine_);
    world_.joiners = {};
    world_.retrainees = {};
}

EconomyRun::EconomyRun(std::unique_ptr<Economy> economy, RandomKey key, const RunOptions& options)
    : world_{world_of(std::move(economy))}, engine_{*world_.model,
                                                    engine_options(key, options),
                                                    world_.economy->agents()} {
    plan_recounts(*world_.economy, options);
}

void EconomyRun::after_day() {
    const std::vector<MonthlyMeasures>& months = world_.economy->records.measures();
    if (panel_.month_ends.size() < months.size()) {
        record_month(*world_.economy, months.back().month_end, panel_);
    }
}

StateDigest EconomyRun::digest() const {
    StateDigest digest{economy().pool};
    economy().add_to(digest);
    EngineArchive<EconomyModel>::add_to(engine_, digest);
    return digest;
}

RunResult EconomyRun::finish() {
    Economy& economy = *world_.economy;
    RunResult result;
    const Day end = engine_.window();
    result.interrupted = end < economy.last_day;
    if (economy.records.month().days > 0) {
        economy.recount(end - 1);
        economy.records.close_month(economy.observer_view, economy.calendar.date(end));
        after_day();
    }
    result.end = economy.calendar.date(end);
    result.events = engine_.events();
    result.state_digest = digest().value();
    result.workers = economy.labour.workers().size();
    result.firms = economy.firms.store().firms.size();
    result.bytes_per_worker = static_cast<double>(economy.labour.workers().bytes() +
                                                  economy.firms.store().rosters.bytes()) /
                              static_cast<double>(result.workers);
    result.bytes_per_firm =
        static_cast<double>(economy.firms.bytes()) / static_cast<double>(result.firms);
    const FirmStore& firms = economy.firms.store();
    for (const Firm& firm : firms.firms) {
        std::uint64_t heads = 0;
        for_each_occupation(firm, [&](OccupationId occupation) {
            heads += firms.slots[firm.slot(occupation)].heads;
        });
        result.firm_sizes.add(heads);
    }
    result.panel = std::move(panel_);
    EventLog& log = economy.records.event_log();
    result.event_records = {log.take_events(), log.left_out(), log.enabled()};
    result.observed = economy.records.observed();
    result.months = std::move(economy.records.measures());
    result.observations = observe(result.months,
                                  economy.ai.catalogue().models(),
                                  economy.parameters.direct_use.largest_share);
    return result;
}

void ProgressNotes::report(const Economy& economy, Day days, std::uint64_t events) {
    if (!options_.on_progress) {
        return;
    }
    const double now = watch_.seconds();
    constexpr double interval = 0.2;
    if (economy.records.measures().size() == months_ && now - last_ < interval) {
        return;
    }
    months_ = economy.records.measures().size();
    last_ = now;
    const auto share = [&](Day past) {
        return static_cast<double>(past) / static_cast<double>(economy.last_day);
    };
    options_.on_progress(
        {economy.calendar.date(days), share(days), events, now, share(begun_), events_before_});
}

bool is_interrupted(const RunOptions& options) {
    return options.interrupted != nullptr && options.interrupted->load(std::memory_order_relaxed);
}

} // namespace tenfold
