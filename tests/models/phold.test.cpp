// SPDX-License-Identifier: Apache-2.0
#include "tests/models/phold.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/schedules.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::models;

namespace {

struct Run {
    explicit Run(const PholdParameters& parameters)
        : model{parameters}, engine{model, model.options(), {parameters.processes}} {
        support::start(model, engine);
    }

    Phold model;
    Engine<Phold> engine;
};

} // namespace

TEST_CASE("PHOLD conserves its events: processes times population are pending after every window") {
    for (const std::uint32_t population : {1U, 3U}) {
        for (const double remote : {0.0, 0.1, 1.0}) {
            Run run{{.processes = 500, .remote = remote, .population = population, .end = 20.0}};
            CHECK(run.engine.pending() == 500 * population);
            std::uint64_t wrong = 0;
            run.engine.run_until(run.model.end(), [&] {
                wrong += run.engine.pending() != 500 * population ? 1 : 0;
                return true;
            });
            CHECK(wrong == 0);
            CHECK(run.engine.pending() == 500 * population);
            CHECK(run.engine.events() == run.model.events());
        }
    }
}

TEST_CASE("PHOLD conserves its events also when the end is not a multiple of the window") {
    Run run{{.processes = 300, .remote = 0.5, .population = 2, .end = 7.777}};
    run.engine.run_until(run.model.end());
    CHECK(run.engine.pending() == 600);
}

TEST_CASE("PHOLD handles as many events as a renewal process (z test, alpha 1e-6)") {
    // Increments have mean M and standard deviation M - L, so N K independent chains have, by time
    // T, N K (T/M + ((M-L)^2/M^2 - 1)/2) events on average, variance N K T (M-L)^2/M^3 (Cox 1962,
    // renewal theorem; its remainder vanishes exponentially). With L = 0 it is Poisson's. Critical
    // value 4.892: standard normal.
    for (const double lookahead : {0.001, 0.1, 0.5}) {
        for (const double remote : {0.1, 1.0}) {
            const PholdParameters parameters{.processes = 1000,
                                             .remote = remote,
                                             .lookahead = lookahead,
                                             .population = 2,
                                             .end = static_cast<double>(statistics::sample(100))};
            Run run{parameters};
            run.engine.run_until(run.model.end());
            const double chains = 2000.0;
            const double spread = 1.0 - lookahead;
            const double expected = chains * (parameters.end + (spread * spread - 1.0) / 2.0);
            statistics::check_z(static_cast<double>(run.engine.events()),
                                expected,
                                spread * std::sqrt(chains * parameters.end));
        }
    }
}

TEST_CASE("PHOLD's remote events fall on all processes alike (chi-square, alpha 1e-6)") {
    // With remote = 1 every event but a process's first (which is certain by the end) is at a
    // uniformly random process: multinomial counts. Critical value: chi-square with N - 1 degrees
    // of freedom.
    const PholdParameters parameters{.processes = 1000, .remote = 1.0, .end = 60.0};
    Run run{parameters};
    run.engine.run_until(run.model.end());
    std::vector<std::int64_t> counts;
    for (const Phold::State& state : run.model.states()) {
        counts.push_back(std::int64_t{state.count} - 1);
    }
    const auto total = static_cast<double>(run.engine.events() - parameters.processes);
    const std::vector<double> expected(parameters.processes, total / parameters.processes);
    statistics::check_chi_square(counts, expected);
}

TEST_CASE("PHOLD sends a tenth of its events away at remote = 0.1 (z test, alpha 1e-6)") {
    // Binomial(events, 0.1). Critical value 4.892: standard normal.
    Phold model{{.processes = 100, .remote = 0.1}};
    std::uint64_t remote = 0;
    const std::uint64_t trials = statistics::sample(400000);
    for (std::uint64_t i = 0; i < trials; ++i) {
        const auto now = static_cast<Tick>(i);
        const RandomBlock words = random_block(model.key(), {3, now, 0, Phold::hold_draws});
        remote += model.step(ProcessId{3}, now, words) ? 1 : 0;
    }
    const auto n = static_cast<double>(trials);
    statistics::check_z(static_cast<double>(remote), 0.1 * n, std::sqrt(0.1 * 0.9 * n));
}

TEST_CASE("PHOLD on the engine equals PHOLD on a priority queue") {
    const auto agree = [](const PholdParameters& parameters) {
        CAPTURE(parameters.remote);
        CAPTURE(parameters.lookahead);
        CAPTURE(parameters.mean);
        CAPTURE(parameters.population);
        const std::uint64_t expected = phold_reference_checksum(parameters);
        for (const support::Schedule& schedule : {support::Schedule{1, 1, 0},
                                                  support::Schedule{2, 7, 0},
                                                  support::Schedule{4, 64, 5}}) {
            Phold model{parameters};
            Engine<Phold> engine{
                model, support::options_for(model, schedule), {parameters.processes}};
            support::start(model, engine, schedule.scramble);
            engine.run_until(model.end());
            CHECK(engine.events() > parameters.processes);
            CHECK(model.checksum() == expected);
        }
    };
    SUBCASE("for every remote fraction, population and lookahead") {
        for (const double remote : {0.0, 0.1, 1.0}) {
            for (const std::uint32_t population : {1U, 3U}) {
                for (const double lookahead : {0.03, 0.1}) {
                    agree({.processes = 700,
                           .remote = remote,
                           .lookahead = lookahead,
                           .population = population,
                           .end = 20.0,
                           .seed = 11 + population});
                }
            }
        }
    }
    SUBCASE("when most events lie beyond the near windows (mean of 300 windows)") {
        agree({.processes = 500, .remote = 0.3, .lookahead = 0.1, .mean = 30.0, .end = 300.0});
    }
    SUBCASE("when most events lie beyond the coarse buckets too (mean of 30,000 windows)") {
        agree({.processes = 200, .remote = 0.3, .lookahead = 0.1, .mean = 3000.0, .end = 9000.0});
    }
    SUBCASE("when the end is not a multiple of the window") {
        agree({.processes = 300, .remote = 0.5, .end = 13.1234});
    }
    SUBCASE("for few processes, fewer than shards") {
        agree({.processes = 3, .remote = 0.5, .population = 2, .end = 200.0});
    }
    SUBCASE("for many processes, with more than one radix pass") {
        agree({.processes = 70000, .remote = 0.5, .end = 3.0});
    }
}
