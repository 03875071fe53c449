// SPDX-License-Identifier: Apache-2.0
/// An engine that is saved between two windows and restored goes on as if nothing had happened, on
/// any number of threads and shards. The model stays in memory meanwhile: only the engine is saved.
#include "core/engine_archive.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/models/epidemic.hpp"
#include "tests/models/phold.hpp"
#include "tests/models/queue.hpp"
#include "tests/models/wealth.hpp"
#include "tests/support/schedules.hpp"

using namespace tenfold;
using namespace tenfold::models;

namespace tenfold::models {

static bool operator==(const Phold::State& a, const Phold::State& b) {
    return a.count == b.count && a.hash_low == b.hash_low && a.hash_high == b.hash_high;
}

} // namespace tenfold::models

namespace {

using Bytes = std::vector<std::byte>;

template <class Model>
Bytes saved(const Engine<Model>& engine) {
    Bytes bytes;
    StateWriter out{[&](std::span<const std::byte> piece) {
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }};
    EngineArchive<Model>::save(engine, out);
    out.flush();
    return bytes;
}

template <class Model>
void load(Engine<Model>& engine, const Bytes& bytes) {
    bool given = false;
    StateReader in{[&]() -> std::span<const std::byte> {
                       return std::exchange(given, true) ? std::span<const std::byte>{} : bytes;
                   },
                   bytes.size(),
                   "a.checkpoint"};
    EngineArchive<Model>::load(engine, in);
    CHECK(in.at_end());
}

/// Schedules that differ in all that must not matter, and by which of them each is gone on with.
struct Change {
    support::Schedule before;
    support::Schedule after;
};

const std::vector<Change>& changes() {
    static const std::vector<Change> all{
        {{1, 1, 0}, {1, 1, 0}},
        {{1, 1, 0}, {4, 7, 0}},
        {{4, 7, 0}, {1, 1, 0}},
        {{2, 64, 5}, {3, 5, 9}},
        {{8, 7, 3}, {2, 64, 0}},
    };
    return all;
}

/// Runs to the end of each of `stops` (windows) in turn, saved and restored there.
template <class Model, class Parameters>
void check_goes_on(const Parameters& parameters,
                   std::uint32_t agents,
                   Tick end,
                   const std::vector<std::int64_t>& stops) {
    const auto expected = support::run<Model>(parameters, agents, end, {1, 1, 0});
    REQUIRE(expected.events > agents);
    using State = typename decltype(expected.states)::value_type;
    std::vector<Bytes> first_saved(stops.size());
    for (const Change& change : changes()) {
        CAPTURE(change.before.threads);
        CAPTURE(change.after.threads);
        Model model{parameters};
        Bytes bytes;
        for (std::size_t stop = 0; stop < stops.size(); ++stop) {
            const support::Schedule& schedule = stop % 2 == 0 ? change.before : change.after;
            Engine<Model> engine{model, support::options_for(model, schedule), {agents}};
            if (stop == 0) {
                support::start(model, engine, schedule.scramble);
            } else {
                load(engine, bytes);
            }
            engine.run_until(stops[stop] * model.options().window_ticks);
            CHECK(engine.window() == stops[stop]);
            bytes = saved(engine);
            if (first_saved[stop].empty()) {
                first_saved[stop] = bytes;
            }
            const bool same_bytes = bytes == first_saved[stop];
            CHECK(same_bytes); // whatever the threads and shards
        }
        const support::Schedule& last = stops.size() % 2 == 0 ? change.before : change.after;
        Engine<Model> engine{model, support::options_for(model, last), {agents}};
        load(engine, bytes);
        const bool saves_the_same_again = saved(engine) == bytes;
        CHECK(saves_the_same_again);
        engine.run_until(end);
        const auto& states = model.states();
        const support::Outcome<State> found{
            {states.begin(), states.end()}, engine.events(), engine.pending()};
        const bool same = found == expected;
        CHECK(same);
    }
}

} // namespace

TEST_CASE("PHOLD goes on bit for bit, and what is saved depends on neither threads nor shards") {
    const PholdParameters parameters{
        .processes = 1000, .remote = 0.5, .population = 2, .end = 10.0};
    check_goes_on<Phold>(
        parameters, parameters.processes, Phold{parameters}.end(), {1, 17, 18, 60});
}

TEST_CASE("PHOLD with events that are far away goes on bit for bit") {
    const PholdParameters parameters{
        .processes = 300, .remote = 0.5, .lookahead = 0.05, .mean = 20.0, .end = 100.0};
    check_goes_on<Phold>(
        parameters, parameters.processes, Phold{parameters}.end(), {1, 300, 1023, 1024, 1500});
}

TEST_CASE("queues and the exchange of wealth go on bit for bit") {
    const QueueParameters queues{.stations = 100, .servers = 4, .utilisation = 0.95};
    check_goes_on<Queue>(queues, queues.stations, 4 * Queue::window_ticks, {1, 2});
    const WealthParameters wealth{.holders = 500, .coins_each = 2};
    check_goes_on<Wealth>(wealth, wealth.holders, 20 * Wealth::ticks_per_period, {1, 5, 12});
}

TEST_CASE("an epidemic whose events carry data goes on bit for bit") {
    const EpidemicParameters parameters{
        .people = 3000, .first_cases = 50, .reproduction = 3.0, .rewiring = 0.3};
    check_goes_on<Epidemic>(parameters, parameters.people, 120 * ticks_per_day, {1, 9, 30});
}

TEST_CASE("an engine that has not run yet is saved with its first events") {
    const EpidemicParameters parameters{.people = 500, .first_cases = 20, .reproduction = 3.0};
    check_goes_on<Epidemic>(parameters, parameters.people, 60 * ticks_per_day, {0, 1});
}

TEST_CASE("an engine of another number of agents is refused") {
    const EpidemicParameters few{.people = 100, .first_cases = 5};
    const EpidemicParameters more{.people = 101, .first_cases = 5};
    Epidemic small{few};
    Epidemic large{more};
    Engine<Epidemic> from{small, small.options(), {few.people}};
    Engine<Epidemic> to{large, large.options(), {more.people}};
    support::start(small, from);
    CHECK_THROWS_WITH_AS(load(to, saved(from)),
                         "cannot read a.checkpoint: its number of agents does not match its header",
                         FileError);
}

TEST_CASE("events for nobody and events in the past are refused") {
    const EpidemicParameters parameters{.people = 100, .first_cases = 1};
    Epidemic model{parameters};
    Engine<Epidemic> from{model, model.options(), {parameters.people}};
    support::start(model, from);
    const Bytes good = saved(from);
    // Window and number of events (8 bytes each), agents (4), then the first event: agent, window.
    constexpr std::size_t agent_at = 20;
    constexpr std::size_t window_at = 24;
    for (const std::size_t place : {agent_at, window_at}) {
        CAPTURE(place);
        Bytes bad = good;
        bad[place + (place == window_at ? 7 : 0)] = std::byte{200}; // agent 200; a negative window
        Engine<Epidemic> to{model, model.options(), {parameters.people}};
        CHECK_THROWS_WITH_AS(
            load(to, bad),
            "cannot read a.checkpoint: it has an event for an unknown agent, or in the past",
            FileError);
    }
}
