// SPDX-License-Identifier: Apache-2.0
#include "sim/economy_run.hpp"

#include "core/engine_archive.hpp"

#include "sim/recount_policy.hpp"

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

std::array<std::uint32_t, 5> agents(const Economy& economy) {
    return {static_cast<std::uint32_t>(economy.workers.size()),
            static_cast<std::uint32_t>(economy.firms.size()),
            static_cast<std::uint32_t>(economy.markets.size()),
            static_cast<std::uint32_t>(economy.labs.size()),
            static_cast<std::uint32_t>(economy.operators.size())};
}

void plan_recounts(Economy& economy, const RunOptions& options) {
    economy.monthly_recount =
        options.monthly_recount && economy.workers.size() <= monthly_recount_workers;
}

std::size_t firm_bytes(const Economy& economy) {
    return economy.firms.bytes() + economy.slots.bytes() + economy.network.bytes();
}

} // namespace

EconomyRun::EconomyRun(World world, RandomKey key, const RunOptions& options)
    : world_{std::move(world)}, engine_{*world_.economy,
                                        engine_options(key, options),
                                        agents(*world_.economy)},
      panel_{panel_of(*world_.economy)} {
    plan_recounts(*world_.economy, options);
    schedule_first_events(world_, engine_);
    world_.joiners = {};
    world_.retrainees = {};
}

EconomyRun::EconomyRun(std::unique_ptr<Economy> economy, RandomKey key, const RunOptions& options)
    : world_{std::move(economy), {}, {}}, engine_{*world_.economy,
                                                  engine_options(key, options),
                                                  agents(*world_.economy)} {
    plan_recounts(*world_.economy, options);
}

void EconomyRun::after_day() {
    const std::vector<MonthlyMeasures>& months = world_.economy->measures;
    if (panel_.month_ends.size() < months.size()) {
        record_month(*world_.economy, months.back().month_end, panel_);
    }
}

StateDigest EconomyRun::digest() const {
    StateDigest digest{economy().pool};
    economy().add_to(digest);
    EngineArchive<Economy>::add_to(engine_, digest);
    return digest;
}

RunResult EconomyRun::finish() {
    Economy& economy = *world_.economy;
    RunResult result;
    const Day end = engine_.window();
    result.interrupted = end < economy.last_day;
    if (economy.month.days > 0) {
        economy.recount(end - 1);
        economy.close_month(economy.calendar.date(end));
        after_day();
    }
    result.end = economy.calendar.date(end);
    result.events = engine_.events();
    result.state_digest = digest().value();
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
    result.panel = std::move(panel_);
    result.event_records = {
        economy.event_log.take_events(), economy.event_log.left_out(), economy.event_log.enabled()};
    result.months = std::move(economy.measures);
    result.observations = observe(
        result.months, economy.technology.models(), economy.parameters.direct_use.largest_share);
    return result;
}

void ProgressNotes::report(const Economy& economy, Day days, std::uint64_t events) {
    if (!options_.on_progress) {
        return;
    }
    const double now = watch_.seconds();
    constexpr double interval = 0.2;
    if (economy.measures.size() == months_ && now - last_ < interval) {
        return;
    }
    months_ = economy.measures.size();
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
