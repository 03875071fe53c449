// SPDX-License-Identifier: Apache-2.0
/// The first promise, on every generic model: threads, shards and orders of insertion leave no
/// trace.
#include <cstring>

#include <doctest/doctest.h>

#include "tests/models/epidemic.hpp"
#include "tests/models/phold.hpp"
#include "tests/models/queue.hpp"
#include "tests/models/wealth.hpp"
#include "tests/support/schedules.hpp"

using namespace tenfold;
using namespace tenfold::models;

namespace tenfold::models {

bool operator==(const Phold::State& a, const Phold::State& b) {
    return a.count == b.count && a.hash_low == b.hash_low && a.hash_high == b.hash_high;
}

} // namespace tenfold::models

namespace {

/// Runs under every schedule; states, number of events and pending events must be the same.
template <class Model, class Parameters>
void check_all_schedules(const Parameters& parameters, std::uint32_t agents, Tick end) {
    const auto expected = support::run<Model>(parameters, agents, end, {1, 1, 0});
    CHECK(expected.events > agents);
    for (const support::Schedule& schedule : support::all_schedules()) {
        CAPTURE(schedule.threads);
        CAPTURE(schedule.shards);
        CAPTURE(schedule.scramble);
        const bool same = support::run<Model>(parameters, agents, end, schedule) == expected;
        CHECK(same);
    }
}

} // namespace

TEST_CASE("PHOLD is the same for 1, 2, 4, 8 threads, 1, 7, 64 shards and any order of insertion") {
    for (const double remote : {0.1, 1.0}) {
        const PholdParameters parameters{
            .processes = 2000, .remote = remote, .population = 2, .end = 10.0};
        check_all_schedules<Phold>(parameters, parameters.processes, Phold{parameters}.end());
    }
}

TEST_CASE(
    "sparse PHOLD with far events is the same for any threads, shards and order of insertion") {
    const PholdParameters parameters{
        .processes = 300, .remote = 0.5, .lookahead = 0.05, .mean = 20.0, .end = 100.0};
    check_all_schedules<Phold>(parameters, parameters.processes, Phold{parameters}.end());
}

TEST_CASE("M/M/c queues are the same for any threads, shards and order of insertion") {
    for (const std::uint32_t servers : {1U, 4U}) {
        const QueueParameters parameters{.stations = 100, .servers = servers, .utilisation = 0.95};
        check_all_schedules<Queue>(parameters, parameters.stations, 3 * Queue::window_ticks / 2);
    }
}

TEST_CASE("wealth exchange is the same for any threads, shards and order of insertion") {
    const WealthParameters parameters{.holders = 1500, .coins_each = 2};
    check_all_schedules<Wealth>(parameters, parameters.holders, 20 * Wealth::ticks_per_period);
}

TEST_CASE("the epidemic is the same for any threads, shards and order of insertion") {
    for (const Mixing mixing : {Mixing::network, Mixing::everyone}) {
        const EpidemicParameters parameters{.people = 5000,
                                            .first_cases = 50,
                                            .reproduction = 3.0,
                                            .mixing = mixing,
                                            .rewiring = 0.3};
        check_all_schedules<Epidemic>(parameters, parameters.people, 200 * ticks_per_day);
    }
}

TEST_CASE("another seed gives another result") {
    const PholdParameters one{.processes = 100, .end = 5.0, .seed = 1};
    const PholdParameters two{.processes = 100, .end = 5.0, .seed = 2};
    CHECK(phold_reference_checksum(one) != phold_reference_checksum(two));
}
