// SPDX-License-Identifier: Apache-2.0
#include "tests/models/queue.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/schedules.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;
using namespace tenfold::models;

namespace {

constexpr Tick forever = Tick{1} << 47;

/// Runs every station until its last customer has left.
void run_dry(Queue& model, std::uint32_t stations) {
    Engine<Queue> engine{model, model.options(), {stations}};
    support::start(model, engine);
    engine.run_until(forever, [&] { return !model.done(); });
    CHECK(engine.pending() == 0);
}

/// Runs every station for `services` mean service times.
Tick run_for(Queue& model, std::uint32_t stations, std::uint64_t services) {
    const Tick end = static_cast<Tick>(services) * Queue::ticks_per_service;
    Engine<Queue> engine{model, model.options(), {stations}};
    support::start(model, engine);
    engine.run_until(end);
    return end;
}

} // namespace

TEST_CASE("Erlang's formula has its known special cases") {
    for (const double utilisation : {0.1, 0.5, 0.8, 0.95}) {
        CHECK(erlang_mean_wait(1, utilisation) ==
              test::approximately(utilisation / (1.0 - utilisation)).epsilon(1e-14));
        // M/M/2: C = 2 r^2/(1+r), so the mean wait is r^2/(1-r^2).
        const double square = utilisation * utilisation;
        CHECK(erlang_mean_wait(2, utilisation) ==
              test::approximately(square / (1.0 - square)).epsilon(1e-14));
    }
}

TEST_CASE("the mean wait of M/M/1 is Erlang's (z test, alpha 1e-6)") {
    // SE^2 = r(2 + 5r - 4r^2 + r^3) / ((1-r)^4 n) for n customers of one station (Daley 1968;
    // service rate 1); the start from empty shifts the mean by less than SE/100. Critical
    // value 4.892: normal.
    for (const double utilisation : {0.5, 0.8, 0.95}) {
        const std::uint64_t customers = statistics::sample(4'000'000);
        Queue model{{.utilisation = utilisation, .customers = customers, .seed = 3}};
        run_dry(model, 1);
        const double r = utilisation;
        const double variance = r * (2.0 + 5.0 * r - 4.0 * r * r + r * r * r) /
                                (std::pow(1.0 - r, 4.0) * static_cast<double>(customers));
        statistics::check_z(model.mean_wait(0), erlang_mean_wait(1, r), std::sqrt(variance));
    }
}

TEST_CASE("the mean number of customers in M/M/1 is r/(1-r) (z test, alpha 1e-6)") {
    // SE^2 = 2r(1+r) / ((1-r)^4 T) for T mean service times (Daley 1968); the start from empty
    // shifts the mean by r/((1-r)^3 T), less than SE/100. Critical value 4.892: standard normal.
    for (const double utilisation : {0.5, 0.8, 0.95}) {
        const std::uint64_t services = statistics::sample(4'000'000);
        Queue model{{.utilisation = utilisation, .seed = 4}};
        const Tick end = run_for(model, 1, services);
        const double r = utilisation;
        const double variance =
            2.0 * r * (1.0 + r) / (std::pow(1.0 - r, 4.0) * static_cast<double>(services));
        statistics::check_z(model.mean_present(0, end), r / (1.0 - r), std::sqrt(variance));
    }
}

TEST_CASE("mean wait and number of customers of M/M/4 are Erlang's (t test, alpha 1e-6)") {
    // 20 independent stations; the start from empty shifts a mean by less than a tenth of its
    // standard error. Critical value 7.07: Student's t with 19 degrees of freedom.
    constexpr std::uint32_t stations = 20;
    constexpr std::uint32_t servers = 4;
    for (const double utilisation : {0.5, 0.8, 0.95}) {
        Queue model{
            {.stations = stations, .servers = servers, .utilisation = utilisation, .seed = 5}};
        const Tick end = run_for(model, stations, statistics::sample(100'000));
        std::vector<double> waits;
        std::vector<double> present;
        for (std::uint32_t station = 0; station < stations; ++station) {
            waits.push_back(model.mean_wait(station));
            present.push_back(model.mean_present(station, end));
        }
        const double wait = erlang_mean_wait(servers, utilisation);
        const double load = servers * utilisation; // arrivals per mean service time
        statistics::check_t(waits, wait);
        statistics::check_t(present, load * wait + load);
    }
}

TEST_CASE("arrivals are Poisson: their number has mean and variance load times time (z test, alpha "
          "1e-6)") {
    // Critical value 4.892: standard normal.
    constexpr std::uint32_t stations = 100;
    const std::uint64_t services = statistics::sample(20'000);
    Queue model{{.stations = stations, .utilisation = 0.8, .seed = 6}};
    static_cast<void>(run_for(model, stations, services));
    const double expected = 0.8 * static_cast<double>(services);
    double total = 0.0;
    double squares = 0.0;
    for (const Queue::State& state : model.states()) {
        const double difference = static_cast<double>(state.arrived) - expected;
        total += difference;
        squares += difference * difference / expected;
    }
    statistics::check_z(total, 0.0, std::sqrt(stations * expected));
    // The sum of squares is chi-square with 100 degrees of freedom; critical value from Boost.Math.
    CHECK(squares <= statistics::chi_square_critical(stations));
}

TEST_CASE("Little's law holds exactly from empty to empty, for every station") {
    // Customers' times in the station add up to the integral of their number: the same integer.
    for (const std::uint32_t servers : {1U, 4U}) {
        for (const double utilisation : {0.5, 0.8, 0.95, 1.5}) {
            constexpr std::uint32_t stations = 10;
            constexpr std::uint64_t customers = 5'000;
            Queue model{{.stations = stations,
                         .servers = servers,
                         .utilisation = utilisation,
                         .customers = customers}};
            run_dry(model, stations);
            for (const Queue::State& state : model.states()) {
                CHECK(state.arrived == customers);
                CHECK(state.started == customers);
                CHECK(state.departed == customers);
                CHECK(state.waited + state.served == state.present);
            }
        }
    }
}

TEST_CASE("customers are conserved: arrived are served, in service or in line") {
    Queue model{{.stations = 5, .servers = 3, .utilisation = 0.9}};
    Engine<Queue> engine{model, model.options(), {5}};
    support::start(model, engine);
    engine.run_until(20 * Queue::window_ticks, [&] {
        std::uint64_t busy = 0;
        for (const Queue::State& state : model.states()) {
            CHECK(state.started - state.departed ==
                  std::min<std::uint64_t>(3, state.arrived - state.departed));
            busy += state.started - state.departed;
        }
        CHECK(engine.pending() == busy + 5); // departures to come, and each source's next arrival
        return true;
    });
}
