// SPDX-License-Identifier: Apache-2.0
/// Writes down what an engine holds between two windows, and puts it back: the window reached, the
/// number of events handled, and all events that wait. In a form that depends on neither shards nor
/// threads: agent after agent, the events of each in their order.
#pragma once

#include "core/archive.hpp"
#include "core/engine.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

template <class Model>
class EngineArchive {
public:
    static void save(const Engine<Model>& engine, StateWriter& out) {
        out(engine.window_, engine.events());
        engine.for_each_population(
            [&](const auto& population) { save_kind(engine, population, out); });
    }

    /// Into an engine of the same model and numbers of agents that has not run yet. Throws
    /// FileError when the state does not fit.
    static void load(Engine<Model>& engine, StateReader& in) {
        std::uint64_t events = 0;
        in(engine.window_, events);
        std::get<0>(engine.populations_).lanes.front().events = events;
        std::apply([&](auto&... population) { (load_kind(engine, population, in), ...); },
                   engine.populations_);
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

    template <class Population>
    static void
    save_kind(const Engine<Model>& engine, const Population& population, StateWriter& out) {
        using Record = typename Population::Record;
        const std::int64_t now = engine.window_;
        out(population.size);
        std::vector<Waiting<Record>> waiting;
        for (std::size_t shard = 0; shard < population.shards.size(); ++shard) {
            waiting.clear();
            const std::uint32_t first = population.first(shard);
            const auto add = [&](std::int64_t window, const Record& record) {
                waiting.push_back({first + record.agent, window, record});
            };
            population.shards[shard].pending.visit(now, add);
            for (const auto& lane : population.lanes) {
                lane.outboxes[engine.parity(now - 1)].visit(
                    shard, [&](const auto* mail, std::uint32_t count) {
                        for (std::uint32_t i = 0; i < count; ++i) {
                            add(now - 1 + mail[i].ahead, mail[i].record);
                        }
                    });
            }
            std::sort(waiting.begin(), waiting.end());
            save_events(waiting, out);
        }
        out(end_of_list);
    }

    template <class Record>
    static void save_events(const std::vector<Waiting<Record>>& waiting, StateWriter& out) {
        for (const Waiting<Record>& event : waiting) {
            out(event.agent, event.window, event.record.when);
            if constexpr (requires { event.record.payload.words; }) {
                out(event.record.payload.words);
            }
        }
    }

    template <class Population>
    static void load_kind(Engine<Model>& engine, Population& population, StateReader& in) {
        std::uint32_t size = 0;
        in(size);
        if (size != population.size) {
            in.fail("it has another number of agents than it says");
        }
        for (std::uint32_t agent = 0; in(agent), agent != end_of_list;) {
            typename Population::Record record;
            std::int64_t window = 0;
            in(window, record.when);
            if constexpr (requires { record.payload.words; }) {
                in(record.payload.words);
            }
            if (agent >= size || window < engine.window_) {
                in.fail("it has an event for nobody, or in the past");
            }
            const std::uint32_t shard = population.shard_size.quotient(agent);
            record.agent = agent - population.first(shard);
            if (population.shards[shard].pending.add(engine.window_, window, record)) {
                population.mark_due(window, shard);
            }
        }
    }

    static constexpr std::uint32_t end_of_list = Id<void>::none_index;
};

} // namespace tenfold
