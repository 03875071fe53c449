// SPDX-License-Identifier: Apache-2.0
/// Boltzmann wealth exchange (Dragulescu and Yakovenko, Eur. Phys. J. B 17, 2000): agents hand
/// single coins to each other at random, and wealth becomes exponential.
#pragma once

#include "core/column.hpp"
#include "core/engine.hpp"

#include <cstdint>
#include <vector>

namespace tenfold::models {

using HolderId = Id<struct HolderTag>;

/// Parameters of the exchange.
struct WealthParameters {
    std::uint32_t holders = 1000;
    std::uint32_t coins_each = 2; // at the start
    std::uint64_t seed = 1;
};

/// Each holder has a turn at the points of a Poisson process, on average once a period. On its turn
/// it sends one coin, if it has any, to a uniformly random holder (perhaps itself), where it
/// arrives a window later.
///
/// Closed form: holders are exponential servers of coins and the mail is a delay, so this is a
/// closed queueing network with a product form (Baskett, Chandy, Muntz and Palacios 1975; the delay
/// may have any distribution). Given m coins in the mail, the others lie on N holders with each
/// composition equally likely:
///     P(w >= k) = C(M-m-k+N-1, N-1) / C(M-m+N-1, N-1),  P(w = 0) = (N-1) / (M-m+N-1)
/// For large N each is geometric, and for many coins exponential.
class Wealth {
public:
    struct Coin {
        using Target = HolderId;
    };
    struct Turn {
        using Target = HolderId;
    };
    using Holder = AgentKind<HolderId, EventList<Coin, Turn>>;
    using Kinds = KindList<Holder>;

    static constexpr Tick ticks_per_period = Tick{1} << 20;
    static constexpr Tick window_ticks = ticks_per_period / 4;

    struct State {
        std::uint32_t coins = 0;
        std::uint32_t turns = 0;
        friend bool operator==(const State&, const State&) = default;
    };

    explicit Wealth(const WealthParameters& parameters);

    /// The engine options that this model needs; threads and shards are for the caller to set.
    [[nodiscard]] EngineOptions options() const;

    /// Schedules the first turns through `schedule(holder, at, event)`.
    template <class Schedule>
    void start(Schedule&& schedule) const {
        for (std::uint32_t i = 0; i < parameters_.holders; ++i) {
            const RandomBlock words = random_block(key_, {i, 0, 0, initial_draws});
            schedule(HolderId{i}, pause(words[0]), Turn{});
        }
    }

    void handle(Context<Wealth, Holder>& context, const Coin& /*coin*/) {
        ++states_[context.self().index()].coins;
    }

    void handle(Context<Wealth, Holder>& context, const Turn& turn) {
        State& state = states_[context.self().index()];
        const RandomBlock words = context.random_block(turn_draws);
        ++state.turns;
        if (state.coins > 0) {
            --state.coins;
            const HolderId receiver{to_below(words[1], parameters_.holders)};
            context.send(receiver, context.now() + window_ticks, Coin{});
        }
        context.schedule(context.now() + pause(words[0]), turn);
    }

    [[nodiscard]] std::vector<State> states() const { return {states_.begin(), states_.end()}; }
    /// Coins held by somebody.
    [[nodiscard]] std::uint64_t held() const;
    /// Coins in the mail of an engine that runs this model: each holder has one pending turn, the
    /// rest of what is pending is coins.
    [[nodiscard]] std::uint64_t in_mail(const Engine<Wealth>& engine) const {
        return engine.pending() - parameters_.holders;
    }
    [[nodiscard]] std::uint64_t coins() const {
        return std::uint64_t{parameters_.holders} * parameters_.coins_each;
    }

private:
    static constexpr Purpose initial_draws = 0;
    static constexpr Purpose turn_draws = 1;

    /// Time to the next turn: exponential with mean one period, to the tick above [ticks].
    [[nodiscard]] static Tick pause(std::uint32_t bits) {
        return 1 + static_cast<Tick>(to_exponential(bits) * static_cast<double>(ticks_per_period));
    }

    WealthParameters parameters_;
    RandomKey key_;
    Column<State> states_;
};

/// P(w >= k) for a holder, when `coins` lie on `holders` with each composition equally likely.
[[nodiscard]] double wealth_tail(std::uint64_t coins, std::uint64_t holders, std::uint64_t k);

} // namespace tenfold::models
