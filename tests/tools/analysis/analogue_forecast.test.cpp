// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/analogue_forecast.hpp"

#include "core/check.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

/// A stationary VAR(1) of two variables with independent residuals.
constexpr std::array<std::array<double, 2>, 2> moving{{{0.8, -0.2}, {0.1, 0.6}}};
constexpr std::array noise{1.0, 0.5};
constexpr std::size_t ahead = 3;

using State = std::array<double, 2>;

State mean_after(State state, std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) {
        state = {moving[0][0] * state[0] + moving[0][1] * state[1],
                 moving[1][0] * state[0] + moving[1][1] * state[1]};
    }
    return state;
}

State next(const State& state, double scale, test::Draws& draws) {
    State after = mean_after(state, 1);
    after[0] += scale * noise[0] * draws.normal();
    after[1] += scale * noise[1] * draws.normal();
    return after;
}

/// Windows of histories whose residuals are `scale` times those of the truth.
SimulatedWindows windows_of(std::size_t histories, double scale = 1.0) {
    constexpr std::size_t periods = 150;
    SimulatedWindows windows;
    for (std::size_t history = 0; history < histories; ++history) {
        test::Draws draws{static_cast<std::uint32_t>(history)};
        std::vector<State> path{{0.0, 0.0}};
        while (path.size() < periods) {
            path.push_back(next(path.back(), scale, draws));
        }
        for (std::size_t i = 30; i + ahead < periods; ++i) {
            windows.states.push_back({path[i][0], path[i][1]});
            windows.futures.push_back(
                {path[i + 1][0], path[i + 1][1], path[i + ahead][0], path[i + ahead][1]});
        }
    }
    return windows;
}

/// Share of true futures within the bands of forecasts from states of the truth.
double coverage(const Analogues& analogues, std::size_t trials) {
    double inside = 0.0;
    for (std::size_t trial = 0; trial < trials; ++trial) {
        test::Draws draws{static_cast<std::uint32_t>(10'000 + trial)};
        State state{0.0, 0.0};
        for (int i = 0; i < 30; ++i) {
            state = next(state, 1.0, draws);
        }
        const BandForecast band = analogues.forecast(state, 1000)[0];
        const double actual = next(state, 1.0, draws)[0];
        inside += band.lower <= actual && actual <= band.upper ? 1.0 : 0.0;
    }
    return inside / static_cast<double>(trials);
}

} // namespace

TEST_CASE("forecasts from histories of a VAR approach its conditional mean, also at their edge") {
    const Analogues analogues{windows_of(200)};
    // The second state is about three standard deviations from the mean of the histories.
    for (const State& state : {State{0.5, -0.4}, State{6.0, 1.5}}) {
        const auto forecast = analogues.forecast(state, 4000);
        const State one = mean_after(state, 1);
        const State three = mean_after(state, ahead);
        // Standard errors of the local mean of some 2,700 windows, and of its slope at the edge, are
        // below 0.06 for the first variable, and below 0.04 for the second.
        CHECK(std::abs(forecast[0].mean - one[0]) < 0.2);
        CHECK(std::abs(forecast[1].mean - one[1]) < 0.1);
        CHECK(std::abs(forecast[2].mean - three[0]) < 0.3);
        CHECK(std::abs(forecast[3].mean - three[1]) < 0.2);
        CHECK(forecast[0].upper - forecast[0].lower ==
              test::approximately(2.0 * 1.28155).epsilon(0.1));
    }
}

TEST_CASE("bands hold 80 % of futures under the truth, and fewer where histories vary too little") {
    const std::size_t trials = statistics::sample(600);
    const double margin =
        statistics::z_critical() * std::sqrt(0.16 / static_cast<double>(trials)); // alpha 1e-6
    CHECK(std::abs(coverage(Analogues{windows_of(40)}, trials) - 0.8) < 0.01 + margin);
    // Half the noise: 80 % bands are half as wide, and hold 47.8 % of the truth.
    CHECK(std::abs(coverage(Analogues{windows_of(40, 0.5)}, trials) - 0.478) < 0.03 + margin);
}

TEST_CASE("forecasts do not depend on the units of the states") {
    SimulatedWindows windows = windows_of(20);
    const std::array state{1.0, 0.5};
    const auto before = Analogues{windows}.forecast(state, 300);
    for (std::vector<double>& row : windows.states) {
        row = {100.0 * row[0] + row[1] - 5.0, -0.01 * row[1]};
    }
    const std::array moved{100.0 * state[0] + state[1] - 5.0, -0.01 * state[1]};
    const auto after = Analogues{windows}.forecast(moved, 300);
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(after[i].mean == test::approximately(before[i].mean).epsilon(1e-6));
        CHECK(after[i].upper == test::approximately(before[i].upper).epsilon(1e-6));
    }
}

TEST_CASE("a variable that never varies does not count") {
    SimulatedWindows windows = windows_of(5);
    const auto before = Analogues{windows}.forecast(std::array{1.0, 0.5}, 300);
    for (std::vector<double>& row : windows.states) {
        row.push_back(7.0);
    }
    const auto after = Analogues{windows}.forecast(std::array{1.0, 0.5, 9.0}, 300);
    CHECK(after[0].mean == test::approximately(before[0].mean).epsilon(1e-6));
}

TEST_CASE("fewer windows than neighbours are all used, and impossible ones are refused") {
    const Analogues analogues{windows_of(1)};
    CHECK(analogues.windows() == 117);
    const auto all = analogues.forecast(std::array{0.0, 0.0}, 117);
    const auto more = analogues.forecast(std::array{0.0, 0.0}, 100'000);
    CHECK(all[0].mean == more[0].mean);
    CHECK_THROWS_AS((void)analogues.forecast(std::array{0.0}, 10), RunError);
    CHECK_THROWS_AS((void)analogues.forecast(std::array{0.0, 0.0}, 0), RunError);
    CHECK_THROWS_AS((Analogues{{}}), RunError);
    CHECK_THROWS_AS((Analogues{{{{1.0}, {1.0}}, {{1.0}, {2.0}}}}), RunError);
    CHECK_THROWS_AS((Analogues{{{{1.0}, {2.0, 3.0}}, {{1.0}, {2.0}}}}), RunError);
}
