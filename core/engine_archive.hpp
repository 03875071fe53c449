// SPDX-License-Identifier: Apache-2.0
/// Saves and restores the state of an engine between two windows, and adds it to a digest: the
/// window reached, the number of events handled, and all pending events, agent after agent, the
/// events of each in their order. The form depends on neither shards nor threads.
#pragma once

#include "core/archive.hpp"
#include "core/engine.hpp"
#include "core/state_digest.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tenfold {

template <class Model>
class EngineArchive {
public:
    static void save(const Engine<Model>& engine, StateWriter& out) {
        // All members: an unlisted new member does not compile.
        // clang-format off
        auto& [model, options, windows, pool, populations, shards, tasks, failures, window, work,
               pass_work] = engine;
        // clang-format on
        out.derived(model, options, windows, pool, populations, shards, tasks, failures);
        out.derived(work, pass_work);
        out(window, engine.events());
        engine.for_each_population(
            [&](const auto& population) { save_kind(engine, population, out); });
    }

    /// Restores into an engine of the same model and numbers of agents that has not run yet. Throws
    /// FileError if the state does not fit.
    static void load(Engine<Model>& engine, StateReader& in) {
        std::uint64_t events = 0;
        in(engine.window_, events);
        std::get<0>(engine.populations_).lanes.front().events = events;
        std::apply([&](auto&... population) { (load_kind(engine, population, in), ...); },
                   engine.populations_);
    }

    /// The engine's columns of the digest: its position, and the pending events of each kind of
    /// agent, numbered as in the model's list of kinds.
    static void add_to(const Engine<Model>& engine, StateDigest& digest) {
        digest.column("window", engine.window_, engine.events());
        std::size_t kind = 0;
        engine.for_each_population([&](const auto& population) {
            digest.parts("events for kind " + std::to_string(kind++),
                         population.shards.size(),
                         [&](std::size_t shard, const auto& agent) {
                             add_shard(engine, population, shard, agent);
                         });
        });
    }

private:
    template <class Record>
    struct Waiting {
        std::uint32_t agent;
        std::int64_t window;
        Record record;

        bool operator<(const Waiting& other) const {
            return std::pair{agent, window} != std::pair{other.agent, other.window}
                       ? std::pair{agent, window} < std::pair{other.agent, other.window}
                       : record < other.record;
        }
    };

    /// An event without its target agent; the agent of its record is the index within the shard.
    template <class Event, class Archive>
    static void archive_event(Event& event, Archive& archive) {
        auto& [agent, window, record] = event;
        archive(window, record.when);
        archive.derived(agent);
        if constexpr (requires { event.record.payload.words; }) {
            archive(event.record.payload.words);
        }
    }

    /// Calls `use(event)` for each pending event of a shard, in any order.
    template <class Population, class Use>
    static void for_each_waiting(const Engine<Model>& engine,
                                 const Population& population,
                                 std::size_t shard,
                                 Use&& use) {
        using Record = typename Population::Record;
        const std::int64_t now = engine.window_;
        const std::uint32_t first = population.first(shard);
        const auto add = [&](std::int64_t window, const Record& record) {
            use(Waiting<Record>{first + record.agent, window, record});
        };
        population.shards[shard].pending.visit(now, add);
        for (const auto& lane : population.lanes) {
            lane.outboxes[engine.parity(now - 1)].visit(
                shard, [&](const auto* sent, std::uint32_t count) {
                    for (std::uint32_t i = 0; i < count; ++i) {
                        add(now - 1 + sent[i].ahead, sent[i].record);
                    }
                });
        }
    }

    template <class Population>
    static void
    save_kind(const Engine<Model>& engine, const Population& population, StateWriter& out) {
        out(population.size);
        std::vector<Waiting<typename Population::Record>> waiting;
        for (std::size_t shard = 0; shard < population.shards.size(); ++shard) {
            waiting.clear();
            for_each_waiting(
                engine, population, shard, [&](const auto& event) { waiting.push_back(event); });
            std::sort(waiting.begin(), waiting.end());
            for (const auto& event : waiting) {
                out(event.agent);
                archive_event(event, out);
            }
        }
        out(end_of_list);
    }

    template <class Population, class Agent>
    static void add_shard(const Engine<Model>& engine,
                          const Population& population,
                          std::size_t shard,
                          const Agent& agent) {
        for_each_waiting(engine, population, shard, [&](const auto& event) {
            agent(event.agent, [&](ByteDigest& digest) { archive_event(event, digest); });
        });
    }

    template <class Population>
    static void load_kind(Engine<Model>& engine, Population& population, StateReader& in) {
        std::uint32_t size = 0;
        in(size);
        if (size != population.size) {
            in.fail("its number of agents does not match its header");
        }
        Waiting<typename Population::Record> event{};
        while (in(event.agent), event.agent != end_of_list) {
            archive_event(event, in);
            if (event.agent >= size || event.window < engine.window_) {
                in.fail("it has an event for an unknown agent, or in the past");
            }
            const std::uint32_t shard = population.shard_size.quotient(event.agent);
            event.record.agent = event.agent - population.first(shard);
            if (population.shards[shard].pending.add(engine.window_, event.window, event.record)) {
                population.mark_due(event.window, shard);
            }
        }
    }

    static constexpr std::uint32_t end_of_list = Id<void>::none_index;
};

} // namespace tenfold
