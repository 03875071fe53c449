// SPDX-License-Identifier: Apache-2.0
#include "tests/models/phold.hpp"

#include <cmath>
#include <map>
#include <queue>
#include <tuple>

namespace tenfold::models {

Phold::Phold(const PholdParameters& parameters)
    : parameters_{parameters}, key_{RandomKey::make(parameters.seed, 0)},
      lookahead_ticks_{
          static_cast<Tick>(parameters.lookahead * static_cast<double>(ticks_per_unit))},
      mean_ticks_{(parameters.mean - parameters.lookahead) * static_cast<double>(ticks_per_unit)},
      end_{static_cast<Tick>(parameters.end * static_cast<double>(ticks_per_unit))},
      remote_threshold_{
          static_cast<std::uint32_t>(std::min(parameters.remote * 4294967296.0, 4294967295.0))},
      states_{parameters.processes} {
    for (std::uint32_t i = 0; i < parameters.processes; ++i) {
        states_[i].hash_low = i;
    }
}

EngineOptions Phold::options() const {
    EngineOptions options;
    options.window_ticks = lookahead_ticks_;
    options.key = key_;
    return options;
}

std::uint64_t Phold::checksum() const {
    std::uint64_t sum = 0xcbf29ce484222325ULL;
    for (const State& state : states_) {
        const std::uint64_t hash = (std::uint64_t{state.hash_high} << 32) | state.hash_low;
        sum = (sum ^ hash) * 0x100000001b3ULL;
        sum = (sum ^ state.count) * 0x100000001b3ULL;
    }
    return sum;
}

std::uint64_t Phold::events() const {
    std::uint64_t total = 0;
    for (const State& state : states_) {
        total += state.count;
    }
    return total;
}

std::uint64_t phold_reference_checksum(const PholdParameters& parameters) {
    Phold model{parameters};
    using Item = std::tuple<Tick, std::uint32_t>; // time, process
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
    model.start(
        [&](ProcessId process, Tick at, Phold::Hold) { queue.emplace(at, process.index()); });
    struct Last {
        Tick time = -1;
        std::uint32_t ordinal = 0;
    };
    std::vector<Last> last(parameters.processes);
    while (!queue.empty() && std::get<0>(queue.top()) < model.end()) {
        const auto [now, process] = queue.top();
        queue.pop();
        Last& seen = last[process];
        seen = {now, seen.time == now ? seen.ordinal + 1 : 0};
        const RandomBlock words =
            random_block(model.key(), {process, now, seen.ordinal, Phold::hold_draws});
        const Tick at = now + model.delay(words[2]);
        const bool remote = model.step(ProcessId{process}, now, words);
        queue.emplace(at, remote ? to_below(words[1], parameters.processes) : process);
    }
    return model.checksum();
}

} // namespace tenfold::models
