// SPDX-License-Identifier: Apache-2.0
/// Draws of an agent that hears from many others at one tick.
#include "core/engine.hpp"

#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/schedules.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

using CallerId = Id<struct CallerTag>;

/// Callers all call caller 0 at one tick; it draws for each call.
struct Switchboard {
    struct Begin {
        using Target = CallerId;
    };
    struct Call {
        using Target = CallerId;
    };
    using Caller = AgentKind<CallerId, EventList<Begin, Call>>;
    using Kinds = KindList<Caller>;
    static constexpr Tick window_ticks = 1000;

    [[nodiscard]] EngineOptions options() const {
        return {.window_ticks = window_ticks, .key = RandomKey::make(5, 0)};
    }

    void handle(Context<Switchboard, Caller>& context, const Begin& /*begin*/) {
        context.send(CallerId{0}, window_ticks + 500, Call{});
    }
    void handle(Context<Switchboard, Caller>& context, const Call& /*call*/) {
        REQUIRE(context.self() == CallerId{0});
        blocks.push_back(context.random_block(3));
        RandomStream stream = context.random(4);
        uniforms.push_back(stream.uniform());
    }

    std::vector<RandomBlock> blocks;
    std::vector<double> uniforms;
};

/// Draws of `callers` calls at one tick under a schedule.
Switchboard ring(std::uint32_t callers, const support::Schedule& schedule) {
    Switchboard model;
    Engine<Switchboard> engine{model, support::options_for(model, schedule), {callers}};
    for (std::uint32_t i = 0; i < callers; ++i) {
        engine.schedule(CallerId{i}, 10 + i % 7, Switchboard::Begin{});
    }
    engine.run_until(2 * Switchboard::window_ticks);
    return model;
}

double correlation(const std::vector<double>& values, std::size_t lag) {
    // Of uniforms, whose mean 1/2 and variance 1/12 are known.
    double sum = 0.0;
    for (std::size_t i = lag; i < values.size(); ++i) {
        sum += (values[i] - 0.5) * (values[i - lag] - 0.5);
    }
    return 12.0 * sum / static_cast<double>(values.size() - lag);
}

} // namespace

TEST_CASE("a thousand messages to one agent at one tick all draw different words") {
    const Switchboard model = ring(1000, {1, 1, 0});
    REQUIRE(model.blocks.size() == 1000);
    std::set<std::uint64_t> seen;
    for (const RandomBlock& words : model.blocks) {
        seen.insert((std::uint64_t{words[1]} << 32) | words[0]);
        seen.insert((std::uint64_t{words[3]} << 32) | words[2]);
    }
    for (const double uniform : model.uniforms) {
        seen.insert(static_cast<std::uint64_t>(uniform * 0x1p53));
    }
    CHECK(seen.size() == 3000);
}

TEST_CASE("draws of messages at one tick are uniform and independent (chi-square, z and DKW, alpha "
          "1e-6)") {
    // Chi-square with 15 degrees of freedom over 16 bins; serial correlations at lags 1 to 10 are
    // normal with standard error 1/sqrt(n) (critical value 4.892); distance of the distribution:
    // DKW.
    const Switchboard model = ring(20'000, {1, 1, 0});
    std::vector<std::int64_t> counts(16);
    std::vector<double> firsts;
    for (const RandomBlock& words : model.blocks) {
        ++counts[words[0] >> 28];
        firsts.push_back(to_unit(words[0]));
    }
    statistics::check_chi_square(counts, std::vector<double>(16, 20'000.0 / 16.0));
    for (const auto& values : {firsts, model.uniforms}) {
        statistics::check_distribution(values, [](double x) { return x; });
        for (std::size_t lag = 1; lag <= 10; ++lag) {
            const auto pairs = static_cast<double>(values.size() - lag);
            statistics::check_z(correlation(values, lag), 0.0, 1.0 / std::sqrt(pairs));
        }
    }
}

TEST_CASE("draws of messages at one tick do not depend on threads, shards or order") {
    const Switchboard expected = ring(1000, {1, 1, 0});
    for (const support::Schedule& schedule : support::all_schedules()) {
        const Switchboard model = ring(1000, schedule);
        const bool same = model.blocks == expected.blocks && model.uniforms == expected.uniforms;
        CHECK(same);
    }
}
