// SPDX-License-Identifier: Apache-2.0
#include "sim/run_cost.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

TEST_CASE("memory is estimated from people and countries") {
    Scenario scenario = test::shipped("tiny");
    const double one = run_memory(scenario);
    CHECK(one > 1e6);
    scenario.scale /= 100.0;
    const double larger = run_memory(scenario);
    CHECK(larger > one);
    scenario.countries.resize(8);
    CHECK(run_memory(scenario) == test::approximately(8.0 * larger));
}

TEST_CASE("the people of a world are those of all its countries") {
    Scenario scenario = test::shipped("tiny");
    scenario.scale /= 1e6;
    const double one = run_memory(scenario);
    const double people = run_people(scenario);
    scenario.countries.resize(2);
    scenario.countries[0].people = 3.0;
    scenario.countries[1].people = 0.5;
    CHECK(run_memory(scenario) == test::approximately(3.5 * one).epsilon(0.01));
    CHECK(run_people(scenario) == test::approximately(3.5 * people));
}

TEST_CASE("the estimated time of a run is close to measurements in docs/performance.md") {
    Scenario scenario = test::shipped("us-2023");
    scenario.scale = 1.0;
    scenario.time.end = scenario.time.start + std::chrono::days{3653};
    CHECK(run_seconds(scenario, 2) == test::approximately(1184.0).epsilon(0.05));
    CHECK(run_memory(scenario) == test::approximately(10.7 * 1024 * 1024 * 1024).epsilon(0.05));
    CHECK(run_seconds(scenario, 1) > 1.7 * run_seconds(scenario, 2));
    scenario.scale = 1e4; // the same ten years for 16,100 people: 0.93 s
    CHECK(run_seconds(scenario, 1) > 0.6);
    CHECK(run_seconds(scenario, 1) < 1.4);
}

TEST_CASE("available memory is positive") {
    CHECK(available_memory() > 1e6);
    CHECK(available_memory() < 1e16);
}
