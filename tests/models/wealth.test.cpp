// SPDX-License-Identifier: Apache-2.0
#include "tests/models/wealth.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/schedules.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::models;

TEST_CASE("coins are conserved in every window, those in the mail counted") {
    const WealthParameters parameters{.holders = 500, .coins_each = 3};
    Wealth model{parameters};
    Engine<Wealth> engine{model, model.options(), {parameters.holders}};
    support::start(model, engine);
    std::uint64_t wrong = 0;
    std::uint64_t most_in_mail = 0;
    engine.run_until(100 * Wealth::ticks_per_period, [&] {
        wrong += model.held() + model.in_mail(engine) != 1500 ? 1 : 0;
        most_in_mail = std::max(most_in_mail, model.in_mail(engine));
        return true;
    });
    CHECK(wrong == 0);
    CHECK(most_in_mail > 0);
}

TEST_CASE("the tail of wealth has its known special cases") {
    CHECK(wealth_tail(10, 5, 0) == 1.0);
    CHECK(wealth_tail(10, 5, 1) == test::approximately(1.0 - 4.0 / 14.0).epsilon(1e-14));
    // Two holders: uniform on 0..M.
    CHECK(wealth_tail(10, 2, 4) == test::approximately(7.0 / 11.0).epsilon(1e-14));
    CHECK(wealth_tail(10, 2, 11) == 0.0);
    // Many holders with many coins each: exponential, to the order of 1/mean and of 1/holders.
    CHECK(wealth_tail(100'000'000, 100'000, 2000) ==
          test::approximately(std::exp(-2.0)).epsilon(2e-3));
}

TEST_CASE("wealth becomes exponential: its tail is that of equally likely compositions (t test, "
          "alpha 1e-6)") {
    // 20 independent replicates, each over 30 relaxation times of a queue at this load (2/3) long.
    // Given the coins in the mail the expectation of each share is exact, so each replicate's
    // difference has mean zero. Critical value 7.07: Student's t with 19 degrees of freedom.
    constexpr std::size_t replicates = 20;
    const auto holders = static_cast<std::uint32_t>(statistics::sample(2000));
    const std::vector<std::uint64_t> levels{1, 2, 5, 10};
    std::vector<std::vector<double>> differences(levels.size());
    for (std::uint64_t seed = 1; seed <= replicates; ++seed) {
        Wealth model{{.holders = holders, .coins_each = 2, .seed = seed}};
        Engine<Wealth> engine{model, model.options(), {holders}};
        support::start(model, engine);
        engine.run_until(900 * Wealth::ticks_per_period);
        const std::vector<Wealth::State> states = model.states();
        const std::uint64_t held = model.coins() - model.in_mail(engine);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto above = std::count_if(states.begin(), states.end(), [&](const auto& state) {
                return state.coins >= levels[i];
            });
            differences[i].push_back(static_cast<double>(above) / holders -
                                     wealth_tail(held, holders, levels[i]));
        }
    }
    for (const std::vector<double>& difference : differences) {
        statistics::check_t(difference, 0.0);
    }
}

TEST_CASE(
    "two holders of six coins hold each number of coins equally often (chi-square, alpha 1e-6)") {
    // Given none in the mail, the first of two holders has 0 to 6 coins with probability 1/7 each.
    // Samples are 40 periods apart, more than 20 relaxation times, and taken as independent.
    // Critical value: chi-square with 6 degrees of freedom.
    Wealth model{{.holders = 2, .coins_each = 3, .seed = 9}};
    Engine<Wealth> engine{model, model.options(), {2}};
    support::start(model, engine);
    std::vector<std::int64_t> counts(7);
    engine.run_until(static_cast<Tick>(statistics::sample(400'000)) * Wealth::ticks_per_period,
                     [&] {
                         if (engine.window() % 160 == 0 && model.in_mail(engine) == 0) {
                             ++counts[model.states()[0].coins];
                         }
                         return true;
                     });
    const auto total =
        static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    statistics::check_chi_square(counts, std::vector<double>(7, total / 7.0));
}
