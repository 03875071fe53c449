// SPDX-License-Identifier: Apache-2.0
#include "core/engine.hpp"

#include <atomic>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

using AntId = Id<struct AntTag>;
using BeeId = Id<struct BeeTag>;

constexpr Tick window = 1000;

/// What an event shall do besides being written down.
enum class Deed : std::uint32_t { nothing, send, schedule, fail };

/// Two kinds of agents that write down what happens to them.
struct Garden {
    struct Walk {
        using Target = AntId;
        Deed deed = Deed::nothing;
        std::int32_t delay = 0;
    };
    struct Rest {
        using Target = AntId;
    };
    struct Sting {
        using Target = BeeId;
        std::uint32_t from = 0;
    };
    using Ant = AgentKind<AntId, EventList<Walk, Rest>>;
    using Bee = AgentKind<BeeId, EventList<Sting>>;
    using Kinds = KindList<Ant, Bee>;

    struct Entry {
        std::string what;
        std::uint32_t agent = 0;
        Tick when = 0;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    void handle(Context<Garden, Ant>& context, const Walk& walk) {
        log.push_back({"walk", context.self().index(), context.now()});
        const Tick at = context.now() + walk.delay;
        if (walk.deed == Deed::send) {
            context.send(BeeId{0}, at, Sting{context.self().index()});
        } else if (walk.deed == Deed::schedule) {
            context.schedule(at, Rest{});
        } else if (walk.deed == Deed::fail) {
            throw std::domain_error{"the ant fell"};
        }
    }
    void handle(Context<Garden, Ant>& context, const Rest& /*rest*/) {
        log.push_back({"rest", context.self().index(), context.now()});
        words.push_back(context.random_block(1));
    }
    void handle(Context<Garden, Bee>& context, const Sting& sting) {
        log.push_back(
            {"sting from " + std::to_string(sting.from), context.self().index(), context.now()});
        words.push_back(context.random_block(1));
    }
    void open(PassContext<Garden, Bee>& context) {
        log.push_back({"open", context.end(), context.now()});
        context.turn(context.begin());
        words_in_pass.push_back(context.random_block(1));
    }
    void close(PassContext<Garden, Bee>& context) {
        log.push_back({"close", context.end(), context.now()});
    }
    void publish(std::int64_t of) { log.push_back({"publish", 0, of}); }

    std::vector<Entry> log;
    std::vector<RandomBlock> words;
    std::vector<RandomBlock> words_in_pass;
};

struct Run {
    explicit Run(std::array<std::uint32_t, 2> sizes = {5, 2})
        : engine{
              model, {.window_ticks = window, .key = RandomKey::make(1, 0), .shards = 1}, sizes} {}

    /// What happened, without passes and publication.
    [[nodiscard]] std::vector<Garden::Entry> events() const {
        std::vector<Garden::Entry> result;
        for (const Garden::Entry& entry : model.log) {
            if (entry.what != "open" && entry.what != "close" && entry.what != "publish") {
                result.push_back(entry);
            }
        }
        return result;
    }

    Garden model;
    Engine<Garden> engine;
};

using Log = std::vector<Garden::Entry>;

} // namespace

TEST_CASE("a window is opening pass, events, closing pass, publication") {
    Run run;
    run.engine.schedule(BeeId{1}, 500, Garden::Sting{7});
    run.engine.run_until(2 * window);
    CHECK(run.model.log == Log{{"open", 2, 0},
                               {"sting from 7", 1, 500},
                               {"close", 2, 0},
                               {"publish", 0, 0},
                               {"open", 2, window},
                               {"close", 2, window},
                               {"publish", 0, 1}});
    CHECK(run.engine.window() == 2);
    CHECK(run.engine.events() == 1);
}

TEST_CASE("events of an agent run in the order of time, number and payload, not of insertion") {
    Run run;
    run.engine.schedule(AntId{3}, 20, Garden::Rest{});
    run.engine.schedule(AntId{3}, 20, Garden::Walk{});
    run.engine.schedule(AntId{3}, 10, Garden::Rest{});
    run.engine.schedule(AntId{1}, 999, Garden::Rest{});
    run.engine.schedule(BeeId{0}, 5, Garden::Sting{300});
    run.engine.schedule(BeeId{0}, 5, Garden::Sting{2});
    run.engine.schedule(BeeId{0}, 4, Garden::Sting{9});
    run.engine.run_until(window);
    CHECK(run.events() == Log{{"rest", 1, 999},
                              {"rest", 3, 10},
                              {"walk", 3, 20},
                              {"rest", 3, 20},
                              {"sting from 9", 0, 4},
                              {"sting from 2", 0, 5},
                              {"sting from 300", 0, 5}});
}

TEST_CASE("own events within the window run among those that waited, in order") {
    Run run;
    run.engine.schedule(AntId{0}, 100, Garden::Walk{Deed::schedule, 250});
    run.engine.schedule(AntId{0}, 200, Garden::Rest{});
    run.engine.schedule(AntId{0}, 400, Garden::Rest{});
    run.engine.schedule(AntId{0}, 300, Garden::Walk{Deed::schedule, 1});
    run.engine.schedule(AntId{0}, 900, Garden::Walk{Deed::schedule, 100}); // into the next window
    run.engine.run_until(2 * window);
    CHECK(run.events() == Log{{"walk", 0, 100},
                              {"rest", 0, 200},
                              {"walk", 0, 300},
                              {"rest", 0, 301},
                              {"rest", 0, 350},
                              {"rest", 0, 400},
                              {"walk", 0, 900},
                              {"rest", 0, 1000}});
}

TEST_CASE("messages arrive in their window, the next one and far ones") {
    for (const std::int32_t delay : {1000, 1500, 255'000, 256'000, 257'000, 20'000'000}) {
        Run run;
        run.engine.schedule(AntId{4}, 10, Garden::Walk{Deed::send, delay});
        CHECK(run.engine.pending() == 1);
        run.engine.run_until(window);
        CHECK(run.engine.pending() == 1);
        run.engine.run_until(21'000'000);
        CHECK(run.engine.pending() == 0);
        CHECK(run.events() == Log{{"walk", 4, 10}, {"sting from 4", 0, 10 + delay}});
    }
}

TEST_CASE("a message into the sender's own window or the past is a lookahead error") {
    const auto send = [](Tick at, std::int32_t delay) {
        Run run;
        run.engine.schedule(AntId{0}, at, Garden::Walk{Deed::send, delay});
        run.engine.run_until(4 * window);
    };
    CHECK_THROWS_AS(send(10, 0), LookaheadError);
    CHECK_THROWS_AS(send(10, 989), LookaheadError); // the last tick of the window
    CHECK_NOTHROW(send(10, 990));                   // the first of the next
    CHECK_THROWS_AS(send(10, -11), LookaheadError);
    CHECK_THROWS_AS(send(2500, -2000), LookaheadError);
    CHECK_THROWS_AS(send(0, -1), LookaheadError);
    CHECK_THROWS_WITH(send(10, 30),
                      "Id<AntTag> 0 at tick 10 (day 0) sends Garden::Sting for tick 40 (day 0): an "
                      "event to another agent arrives in a later window");
    CHECK_THROWS_WITH(send(10, -11),
                      "Id<AntTag> 0 at tick 10 (day 0) sends Garden::Sting for tick -1 (day -1): "
                      "an event cannot arrive in the past");
}

TEST_CASE("an own event at or before the present is a lookahead error") {
    const auto schedule = [](Tick at, std::int32_t delay) {
        Run run;
        run.engine.schedule(AntId{0}, at, Garden::Walk{Deed::schedule, delay});
        run.engine.run_until(4 * window);
    };
    CHECK_THROWS_AS(schedule(10, 0), LookaheadError);
    CHECK_THROWS_AS(schedule(10, -1), LookaheadError);
    CHECK_THROWS_AS(schedule(10, -10), LookaheadError);
    CHECK_THROWS_AS(schedule(1500, -600), LookaheadError);
    CHECK_THROWS_WITH(schedule(10, 0),
                      "Id<AntTag> 0 at tick 10 (day 0) sends Garden::Rest for tick 10 (day 0): an "
                      "event to oneself arrives later than now");
    CHECK_NOTHROW(schedule(10, 1));
}

TEST_CASE(
    "an event before the run is refused if its receiver does not exist or its time has passed") {
    Run run;
    CHECK_NOTHROW(run.engine.schedule(AntId{4}, 10, Garden::Rest{}));
    CHECK_THROWS_WITH_AS(run.engine.schedule(AntId{5}, 10, Garden::Rest{}),
                         "Garden::Rest is scheduled for Id<AntTag> 5 at tick 10 (day 0): there are "
                         "5 agents of this kind",
                         RunError);
    CHECK_THROWS_AS(run.engine.schedule(AntId::none(), 10, Garden::Rest{}), RunError);
    CHECK_THROWS_AS(run.engine.schedule(BeeId{2}, 10, Garden::Sting{0}), RunError);
    run.engine.run_until(2 * window);
    CHECK_THROWS_WITH_AS(run.engine.schedule(AntId{4}, 1999, Garden::Rest{}),
                         "Garden::Rest is scheduled for Id<AntTag> 4 at tick 1999 (day 0): this "
                         "time has passed",
                         RunError);
    CHECK_NOTHROW(run.engine.schedule(AntId{4}, 2000, Garden::Rest{}));
}

TEST_CASE("an exception of a handler leaves run_until, in serial and in parallel windows") {
    for (const unsigned threads : {1U, 2U, 4U}) {
        for (const std::size_t serial_work : {std::size_t{0}, std::size_t{1000}}) {
            Garden model;
            EngineOptions options{.window_ticks = window, .threads = threads, .shards = 5};
            options.serial_work = serial_work;
            Engine<Garden> engine{model, options, {5, 0}};
            engine.schedule(AntId{3}, 1200, Garden::Walk{Deed::fail});
            CHECK_THROWS_AS(engine.run_until(4 * window), std::domain_error);
        }
    }
}

namespace {

/// Agents of which some fail: in a pass or at an event, and say who they are.
struct Orchard {
    struct Bloom {
        using Target = AntId;
    };
    struct Ripen {
        using Target = BeeId;
    };
    using Apple = AgentKind<AntId, EventList<Bloom>>;
    using Pear = AgentKind<BeeId, EventList<Ripen>>;
    using Kinds = KindList<Apple, Pear>;

    void handle(Context<Orchard, Apple>& context, const Bloom& /*bloom*/) {
        if (context.self().index() >= first_apple) {
            throw std::domain_error{"apple " + std::to_string(context.self().index())};
        }
    }
    void handle(Context<Orchard, Pear>& context, const Ripen& /*ripen*/) {
        throw std::domain_error{"pear " + std::to_string(context.self().index())};
    }
    void open(PassContext<Orchard, Apple>& context) { check(context, opening_apple, "opening"); }
    void close(PassContext<Orchard, Apple>& context) { check(context, closing_apple, "closing"); }

    template <class Pass>
    static void check(const Pass& pass, std::uint32_t from, const std::string& part) {
        for (std::uint32_t apple = pass.begin(); apple < pass.end(); ++apple) {
            if (apple >= from) {
                throw std::domain_error{part + " apple " + std::to_string(apple)};
            }
        }
    }

    static constexpr std::uint32_t none = 1000;
    std::uint32_t first_apple = none;
    std::uint32_t opening_apple = none;
    std::uint32_t closing_apple = none;
};

/// The error of a window in which all apples and pears are to bloom and ripen.
std::string error_of(Orchard model, unsigned threads, unsigned shards) {
    Engine<Orchard> engine{
        model,
        {.window_ticks = window, .threads = threads, .shards = shards, .serial_work = 0},
        {100, 100}};
    for (std::uint32_t i = 0; i < 100; ++i) {
        engine.schedule(AntId{99 - i}, 1 + i, Orchard::Bloom{});
        engine.schedule(BeeId{99 - i}, 1 + i, Orchard::Ripen{});
    }
    try {
        engine.run_until(window);
    } catch (const std::domain_error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("the error that is thrown is the first by kind, part of the window and agent, for any "
          "number of threads and shards") {
    for (const unsigned threads : {1U, 2U, 4U}) {
        for (const unsigned shards : {1U, 2U, 7U, 100U}) {
            CAPTURE(threads);
            CAPTURE(shards);
            CHECK(error_of({}, threads, shards) == "pear 0");
            CHECK(error_of({.first_apple = 30}, threads, shards) == "apple 30");
            CHECK(error_of({.first_apple = 30, .closing_apple = 5}, threads, shards) == "apple 30");
            CHECK(error_of({.first_apple = 30, .opening_apple = 80}, threads, shards) ==
                  "opening apple 80");
            CHECK(error_of({.closing_apple = 5}, threads, shards) == "closing apple 5");
        }
    }
}

TEST_CASE("more agents than 32 bits number are refused, whatever their kinds") {
    Garden garden;
    const auto engine_of = [&](std::uint32_t ants, std::uint32_t bees) {
        Engine<Garden> engine{garden, {.window_ticks = window, .shards = 1}, {ants, bees}};
        return engine.pending();
    };
    CHECK(engine_of(0xFFFFFFF0U, 0xFU) == 0);
    CHECK_THROWS_AS(engine_of(0xFFFFFFF0U, 0x10U), RunError);
}

TEST_CASE("the first events must lie in the future, and a window must fit a record") {
    Run run;
    CHECK_THROWS_AS(run.engine.schedule(AntId{0}, -1, Garden::Rest{}), RunError);
    run.engine.run_until(2 * window);
    CHECK_THROWS_AS(run.engine.schedule(AntId{0}, 1999, Garden::Rest{}), RunError);
    CHECK_NOTHROW(run.engine.schedule(AntId{0}, 2000, Garden::Rest{}));
    Garden model;
    const auto make = [&](Tick ticks) {
        return Engine<Garden>{model, {.window_ticks = ticks}, {1, 1}};
    };
    CHECK_THROWS_AS(make(0), RunError);
    CHECK_THROWS_AS(make(-5), RunError);
    CHECK_THROWS_AS(make((Tick{1} << 31) + 1), RunError); // a bit goes to the number of the event
    CHECK_NOTHROW(make(Tick{1} << 31));
}

TEST_CASE("events at or after the end stay pending, and a run goes on where it stopped") {
    Run run;
    run.engine.schedule(AntId{0}, 1999, Garden::Rest{});
    run.engine.schedule(AntId{0}, 2000, Garden::Rest{});
    run.engine.run_until(2 * window);
    CHECK(run.engine.events() == 1);
    CHECK(run.engine.pending() == 1);
    run.engine.run_until(3 * window);
    CHECK(run.engine.events() == 2);
    Run odd;
    odd.engine.schedule(AntId{0}, 1499, Garden::Rest{});
    odd.engine.schedule(AntId{0}, 1500, Garden::Rest{});
    odd.engine.run_until(1500);
    CHECK(odd.engine.events() == 1);
    CHECK(odd.engine.pending() == 1);
}

TEST_CASE("a run stops after the first window for which keep_going is false") {
    Run run;
    int asked = 0;
    run.engine.run_until(100 * window, [&] { return ++asked < 7; });
    CHECK(run.engine.window() == 7);
    CHECK(asked == 7);
}

TEST_CASE("agents of different kinds with the same number draw from different streams") {
    Run run{{5, 5}};
    run.engine.schedule(AntId{3}, 100, Garden::Rest{});
    run.engine.schedule(BeeId{3}, 100, Garden::Sting{0});
    run.engine.run_until(window);
    REQUIRE(run.model.words.size() == 2);
    CHECK(run.model.words[0] != run.model.words[1]);
    CHECK(run.model.words[0] == random_block(RandomKey::make(1, 0), {3, 100, 0, 1}));
    CHECK(run.model.words[1] == random_block(RandomKey::make(1, 0), {5 + 3, 100, 0, 1}));
}

TEST_CASE(
    "the ordinal counts an agent's events at a tick, own ones too, and starts afresh at the next") {
    Run run;
    run.engine.schedule(AntId{0}, 50, Garden::Walk{Deed::schedule, 50});
    run.engine.schedule(AntId{0}, 100, Garden::Rest{});
    run.engine.schedule(AntId{0}, 100, Garden::Rest{});
    run.engine.schedule(AntId{0}, 101, Garden::Rest{});
    run.engine.schedule(AntId{1}, 101, Garden::Rest{});
    run.engine.run_until(window);
    std::vector<RandomBlock> expected;
    const RandomKey key = RandomKey::make(1, 0);
    for (const std::uint32_t ordinal : {0U, 1U, 2U}) {
        expected.push_back(random_block(key, {0, 100, ordinal, 1}));
    }
    expected.push_back(random_block(key, {0, 101, 0, 1}));
    expected.push_back(random_block(key, {1, 101, 0, 1}));
    CHECK(run.model.words == expected);
}

TEST_CASE("a kind without agents changes nothing") {
    Run run{{0, 0}};
    CHECK_NOTHROW(run.engine.run_until(300 * window));
    CHECK(run.engine.pending() == 0);
    CHECK(run.engine.shards(0) == 0);
}

TEST_CASE(
    "several threads get eight shards each, but none of few agents; one thread only needs what "
    "is too large for a cache split") {
    Garden model;
    const auto shards = [&](unsigned threads, std::uint32_t ants) {
        return Engine<Garden>{model, {.window_ticks = window, .threads = threads}, {ants, 3}}
            .shards(0);
    };
    CHECK(shards(1, 20'000) == 1);
    CHECK(shards(1, 100'000) == 4); // 32,768 at most
    CHECK(shards(2, 20'000) == 16);
    CHECK(shards(2, 1'000) == 3); // 256 at least
    CHECK(shards(2, 100) == 1);
    CHECK(shards(64, 20'000) == 78);
}

TEST_CASE("there are as many shards as requested, or as agents if those are fewer") {
    Garden model;
    const Engine<Garden> engine{model, {.window_ticks = window, .shards = 64}, {640, 3}};
    CHECK(engine.shards(0) == 64);
    CHECK(engine.shards(1) == 3);
    CHECK(engine.bytes() > 0);
}

namespace {

/// An agent that sends itself a message further ahead than 32 bits of windows.
struct Patient {
    struct Send {
        using Target = AntId;
    };
    struct Arrive {
        using Target = AntId;
    };
    using Ant = AgentKind<AntId, EventList<Send, Arrive>>;
    using Kinds = KindList<Ant>;

    static constexpr Tick far = (Tick{1} << 32) + 5;
    void handle(Context<Patient, Ant>& context, const Send& /*send*/) {
        context.send(AntId{1}, far, Arrive{});
    }
    void handle(Context<Patient, Ant>& context, const Arrive& /*arrive*/) {
        arrived = context.now();
    }

    Tick arrived = -1;
};

} // namespace

TEST_CASE("a message more than 2^32 windows ahead is refused, not delivered early") {
    Patient model;
    Engine<Patient> engine{model, {.window_ticks = 1}, {2}};
    engine.schedule(AntId{0}, 0, Patient::Send{});
    CHECK_THROWS_WITH_AS(engine.run_until(1000), doctest::Contains("2^32 windows ahead"), RunError);
    CHECK(model.arrived == -1);
}

TEST_CASE("windows are divided exactly, whatever their length") {
    const RandomKey key = RandomKey::make(12, 0);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        RandomStream random{key, {i, 0, 0, 0}};
        const auto length =
            static_cast<Tick>(1 + random.below(std::uint64_t{1} << (1 + random.below(32))));
        const auto span =
            static_cast<Tick>(random.below(std::uint64_t{1} << (1 + random.below(48))));
        Tick rest = 0;
        REQUIRE(detail::WindowDivider{length}.quotient(span, rest) == span / length);
        REQUIRE(rest == span % length);
        const auto divisor = static_cast<std::uint32_t>(1 + random.below(0xffffffff));
        const std::uint32_t number = random();
        REQUIRE(detail::Divider{divisor}.quotient(number) == number / divisor);
    }
    CHECK(detail::Divider{1}.quotient(0xffffffff) == 0xffffffff);
    CHECK(detail::Divider{0xffffffff}.quotient(0xffffffff) == 1);
}

namespace {

/// Agents whose draws the engine computes ahead, and who upset its guesses: they send themselves
/// events within the window, at the very ticks of others that wait.
struct Gambler {
    struct Bet {
        using Target = AntId;
        std::uint32_t rounds = 0;
    };
    using Ant = AgentKind<AntId, EventList<Bet>>;
    using Kinds = KindList<Ant>;
    static constexpr Purpose usual_draws = 5;

    void handle(Context<Gambler, Ant>& context, const Bet& bet) {
        const RandomBlock words = context.random_block(usual_draws);
        ++handled;
        wrong += words != tenfold::random_block(context.random_key(), context.position(usual_draws))
                     ? 1
                     : 0;
        wrong += words == context.random_block(usual_draws, 1) ? 1 : 0;
        wrong += words == context.random_block(4) ? 1 : 0;
        if (bet.rounds > 0) {
            const Tick at = context.now() + 1 + words[0] % 5;
            context.schedule(at, Bet{bet.rounds - 1});
            context.schedule(at, Bet{0});
        }
    }

    std::uint64_t handled = 0;
    std::uint64_t wrong = 0;
};

} // namespace

TEST_CASE(
    "draws computed ahead are those of the position, whatever agents send themselves meanwhile") {
    Gambler model;
    Engine<Gambler> engine{
        model, {.window_ticks = 64, .key = RandomKey::make(2, 0), .shards = 3}, {50}};
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const RandomBlock words = random_block(RandomKey::make(2, 1), {i, 0, 0, 0});
        engine.schedule(
            AntId{to_below(words[0], 50)}, Tick{words[1] % 500}, Gambler::Bet{words[2] % 20});
    }
    engine.run_until(1024);
    CHECK(engine.pending() == 0);
    CHECK(model.handled > 50'000);
    CHECK(model.wrong == 0);
}
