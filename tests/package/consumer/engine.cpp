// SPDX-License-Identifier: Apache-2.0
/// A model of its own on the engine: who has a ball passes it to a random player the day after.
#include "core/engine.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

using namespace tenfold;

using PlayerId = Id<struct PlayerTag>;
constexpr std::uint32_t players = 1000;

struct Game {
    struct Ball {
        using Target = PlayerId;
    };
    using Player = AgentKind<PlayerId, EventList<Ball>>;
    using Kinds = KindList<Player>;

    void handle(Context<Game, Player>& context, const Ball& ball) {
        ++passes[context.self().index()];
        const PlayerId next{to_below(context.random_block(0)[0], players)};
        context.send(next, context.now() + ticks_per_day, ball);
    }

    std::vector<std::uint32_t> passes = std::vector<std::uint32_t>(players);
};

std::vector<std::uint32_t> play(unsigned threads) {
    Game game;
    EngineOptions options;
    options.threads = threads;
    options.serial_work = 0;
    Engine<Game> engine{game, options, {players}};
    for (std::uint32_t i = 0; i < players; ++i) {
        engine.schedule(PlayerId{i}, Tick{i}, Game::Ball{});
    }
    engine.run_until(100 * ticks_per_day);
    return game.passes;
}

} // namespace

int main() {
    const std::vector<std::uint32_t> passes = play(1);
    std::uint64_t sum = 0;
    for (const std::uint32_t each : passes) {
        sum += each;
    }
    std::printf("%llu passes, at most %u of a player, %s on 4 threads\n",
                static_cast<unsigned long long>(sum),
                *std::ranges::max_element(passes),
                play(4) == passes ? "the same" : "others");
}
