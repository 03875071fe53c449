// SPDX-License-Identifier: Apache-2.0
/// Runs a model on the engine under schedules (threads, shards, orders of insertion) that must not
/// matter.
#pragma once

#include "core/engine.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace tenfold::support {

/// What must not show in a result.
struct Schedule {
    unsigned threads = 1;
    unsigned shards = 1;
    std::uint32_t scramble =
        0; // permutes the initial schedule() calls and the records of each window
};

/// The full matrix of threads and shards, in order and scrambled.
[[nodiscard]] inline std::vector<Schedule> all_schedules() {
    std::vector<Schedule> result;
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        for (const unsigned shards : {1U, 7U, 64U}) {
            result.push_back({threads, shards, 0});
            result.push_back({threads, shards, 77 * threads + shards});
        }
    }
    return result;
}

/// Schedules the model's first events; in a random order when `scramble` is not 0.
template <class Model>
void start(const Model& model, Engine<Model>& engine, std::uint32_t scramble = 0) {
    std::vector<std::function<void()>> calls;
    model.start([&](auto to, Tick at, auto event) {
        calls.emplace_back([&engine, to, at, event] { engine.schedule(to, at, event); });
    });
    if (scramble != 0) {
        const RandomKey key{scramble, 1};
        for (std::size_t i = calls.size() - 1; i > 0; --i) {
            const RandomBlock words = random_block(key, {static_cast<std::uint32_t>(i), 0, 0, 0});
            std::swap(calls[i], calls[to_below(words[0], static_cast<std::uint32_t>(i + 1))]);
        }
    }
    for (const auto& call : calls) {
        call();
    }
}

/// The options of `model` under `schedule`, with every window run in parallel however small.
template <class Model>
[[nodiscard]] EngineOptions options_for(const Model& model, const Schedule& schedule) {
    EngineOptions options = model.options();
    options.threads = schedule.threads;
    options.shards = schedule.shards;
    options.scramble = schedule.scramble;
    options.serial_work = 0;
    return options;
}

/// Everything that a run brings back.
template <class State>
struct Outcome {
    std::vector<State> states;
    std::uint64_t events = 0;
    std::uint64_t pending = 0;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Runs `Model{parameters}` of `agents` agents until `end` under `schedule`.
template <class Model, class Parameters>
[[nodiscard]] auto
run(const Parameters& parameters, std::uint32_t agents, Tick end, const Schedule& schedule) {
    Model model{parameters};
    Engine<Model> engine{model, options_for(model, schedule), {agents}};
    start(model, engine, schedule.scramble);
    engine.run_until(end);
    const auto& states = model.states();
    using State = std::remove_cvref_t<decltype(*states.begin())>;
    return Outcome<State>{{states.begin(), states.end()}, engine.events(), engine.pending()};
}

} // namespace tenfold::support
