// SPDX-License-Identifier: Apache-2.0
/// An economy gives the same bits for any number of threads and shards.
#include "sim/promise_checks.hpp"
#include "sim/run.hpp"

#include <doctest/doctest.h>

#include "tests/support/problems.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

void check_same_everywhere(const Scenario& scenario) {
    std::vector<Processors> everywhere;
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        for (const unsigned shards : {0U, 1U, 7U, 64U}) {
            everywhere.push_back({threads, shards});
        }
    }
    test::check_none(check_processors(scenario, {}, everywhere));
}

} // namespace

TEST_CASE("the US economy is bit-identical for 1, 2, 4 and 8 threads and 1, 7 and 64 shards") {
    check_same_everywhere(
        test::shipped("us-2023", {{"scale", "10000"}, {"time.end", "2024-08-15"}}));
}

TEST_CASE("an economy with exits and entry of firms is bit-identical too") {
    check_same_everywhere(
        test::shipped("tiny", {{"firm_dynamics.exit_rate", "0.5"}, {"time.end", "2024-03-01"}}));
}

TEST_CASE("an economy of several regions in a slump is bit-identical too") {
    Scenario scenario = test::shipped("no-ai", {{"scale", "20000"}, {"time.end", "2024-03-01"}});
    scenario.regions = {{"a", "A", 5.0}, {"b", "B", 2.0}, {"c", "C", 1.0}};
    Shock slump;
    slump.key = "slump";
    slump.kind = "consumption";
    slump.from = Date{std::chrono::year{2023} / 6 / 1};
    slump.until = Date{std::chrono::year{2024} / 1 / 1};
    slump.size = -0.1;
    scenario.shocks.push_back(slump);
    check_same_everywhere(scenario);
}

TEST_CASE("an economy in which every task of a coworker is an event is bit-identical too") {
    // Firms change models, withdraw coworkers, close and open.
    Scenario scenario = test::shipped("tiny",
                                      {{"time.start", "2028-01-01"},
                                       {"time.end", "2028-05-10"},
                                       {"coworkers.resolution", "individual"},
                                       {"coworkers.integration_speed", "2"},
                                       {"coworkers.payback_years", "10"},
                                       {"coworkers.upgrade_share", "0.01"},
                                       {"adoption.abandonment_rate", "0.1"},
                                       {"firm_dynamics.exit_rate", "0.5"}});
    scenario.labs = test::shipped("us-2023").labs;
    check_same_everywhere(scenario);
}

TEST_CASE("another seed or replicate gives another history with the same totals") {
    const Scenario first = test::shipped("tiny", {{"time.end", "2023-03-01"}});
    const Scenario seed = test::shipped("tiny", {{"time.end", "2023-03-01"}, {"seed", "12345"}});
    const Scenario replicate =
        test::shipped("tiny", {{"time.end", "2023-03-01"}, {"replicate", "7"}});
    const RunResult a = run(first, {});
    const RunResult b = run(seed, {});
    const RunResult c = run(replicate, {});
    CHECK(a.state_digest != b.state_digest);
    CHECK(a.state_digest != c.state_digest);
    CHECK(b.state_digest != c.state_digest);
    CHECK(a.workers == b.workers);
    CHECK(a.firms == c.firms);
}
