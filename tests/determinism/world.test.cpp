// SPDX-License-Identifier: Apache-2.0
/// A world of several countries gives the same bits for any number of threads and shards.
#include "sim/world_run.hpp"

#include <doctest/doctest.h>

#include "tests/support/small_countries.hpp"

using namespace tenfold;

namespace {

WorldResult run_with(const Scenario& scenario, unsigned threads, unsigned shards) {
    RunOptions options;
    options.threads = threads;
    options.shards = shards;
    return run_world(scenario, options);
}

} // namespace

TEST_CASE("a world of three countries is bit-identical for 1, 2 and 4 threads") {
    Scenario scenario = test::small_countries(3, {{"time.end", "2024-09-15"}});
    scenario.world.home = scenario.countries[1].key;
    scenario.countries[2].people = 1.7;
    scenario.countries[2].productivity = 0.4;
    scenario.countries[2].readiness = 0.5;
    const WorldResult reference = run_with(scenario, 1, 1);
    REQUIRE(reference.events > 10'000);
    for (const unsigned threads : {1U, 2U, 4U}) {
        for (const unsigned shards : {0U, 7U}) {
            CAPTURE(threads);
            CAPTURE(shards);
            const WorldResult other = run_with(scenario, threads, shards);
            CHECK(other.state_digest == reference.state_digest);
            CHECK(other.events == reference.events);
            for (std::size_t place = 0; place < other.countries.size(); ++place) {
                CHECK(other.countries[place].months == reference.countries[place].months);
                CHECK(other.countries[place].state_digest ==
                      reference.countries[place].state_digest);
            }
        }
    }
}
