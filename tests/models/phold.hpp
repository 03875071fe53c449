// SPDX-License-Identifier: Apache-2.0
/// PHOLD (Fujimoto 1990): the standard workload of parallel discrete-event simulators.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"

#include <cstdint>

namespace tenfold::models {

using ProcessId = Id<struct ProcessTag>;

/// Parameters of PHOLD; times in units of the mean increment's clock.
struct PholdParameters {
    std::uint32_t processes = 10000;
    double remote = 0.1;          // probability that an event goes to a uniformly random process
    double lookahead = 0.1;       // least increment
    double mean = 1.0;            // mean increment, lookahead included
    std::uint32_t population = 1; // events per process at the start
    double end = 100.0;
    std::uint64_t seed = 1;
};

/// An event handled at time t schedules one at t + lookahead + Exp(mean - lookahead). Each process
/// keeps a count and a hash that depends on the order of its events.
class Phold {
public:
    struct Hold {
        using Target = ProcessId;
    };
    using Process = AgentKind<ProcessId, EventList<Hold>>;
    using Kinds = KindList<Process>;

    /// Ticks per unit of time: fine enough that rounding does not show in the hash of different
    /// hosts.
    static constexpr Tick ticks_per_unit = Tick{1} << 24;

    struct State {
        std::uint32_t count = 0;
        std::uint32_t hash_low = 0;
        std::uint32_t hash_high = 0;
    };

    explicit Phold(const PholdParameters& parameters);

    /// The engine options that this model needs; threads and shards are for the caller to set.
    [[nodiscard]] EngineOptions options() const;
    /// Schedules the initial events through `schedule(process, at, event)`.
    template <class Schedule>
    void start(Schedule&& schedule) const {
        for (std::uint32_t i = 0; i < parameters_.processes; ++i) {
            for (std::uint32_t k = 0; k < parameters_.population; ++k) {
                // Before time 0 there are no events, so the ordinal numbers the initial ones.
                const RandomBlock words = random_block(key_, {i, 0, k, initial_draws});
                schedule(ProcessId{i}, delay(words[2]), Hold{});
            }
        }
    }

    void handle(Context<Phold, Process>& context, const Hold& hold) {
        const RandomBlock words = context.random_block(hold_draws);
        const Tick at = context.now() + delay(words[2]);
        if (step(context.self(), context.now(), words)) {
            context.send(ProcessId{to_below(words[1], parameters_.processes)}, at, hold);
        } else {
            context.schedule(at, hold);
        }
    }
    void prefetch(ProcessId process) const { tenfold::prefetch(&states_.data()[process.index()]); }

    /// Counts and hashes an event of `process` at `now`; true when the next one is remote.
    bool step(ProcessId process, Tick now, const RandomBlock& words) {
        State& state = states_[process.index()];
        ++state.count;
        const std::uint64_t hash = (std::uint64_t{state.hash_high} << 32) | state.hash_low;
        const std::uint64_t next =
            (hash ^ static_cast<std::uint64_t>(now)) * 0x9E3779B97F4A7C15ULL + state.count;
        state.hash_low = static_cast<std::uint32_t>(next);
        state.hash_high = static_cast<std::uint32_t>(next >> 32);
        return words[0] <= remote_threshold_ && parameters_.remote > 0.0;
    }

    /// lookahead + Exp(mean - lookahead) [ticks].
    [[nodiscard]] Tick delay(std::uint32_t bits) const {
        return lookahead_ticks_ + static_cast<Tick>(to_exponential(bits) * mean_ticks_);
    }

    [[nodiscard]] Tick end() const { return end_; }
    [[nodiscard]] RandomKey key() const { return key_; }
    [[nodiscard]] std::uint64_t checksum() const;
    [[nodiscard]] std::uint64_t events() const;
    [[nodiscard]] std::size_t bytes() const { return states_.bytes(); }
    [[nodiscard]] std::size_t state_bytes() const { return states_.size() * sizeof(State); }
    [[nodiscard]] const Column<State>& states() const { return states_; }

    static constexpr Purpose initial_draws = 0;
    static constexpr Purpose hold_draws = 1;
    static constexpr Purpose usual_draws = hold_draws;

private:
    PholdParameters parameters_;
    RandomKey key_;
    Tick lookahead_ticks_;
    double mean_ticks_;
    Tick end_;
    std::uint32_t remote_threshold_;
    Column<State> states_;
};

/// The same model on a plain priority queue, one event after the other: the reference for
/// checksums.
[[nodiscard]] std::uint64_t phold_reference_checksum(const PholdParameters& parameters);

} // namespace tenfold::models
