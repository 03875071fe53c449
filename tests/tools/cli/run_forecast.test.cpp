// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/run_forecast.hpp"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

constexpr double enough = 1e12; // [bytes]

} // namespace

TEST_CASE("a long run has an estimate of its time and memory") {
    const Scenario scenario = test::shipped("us-2023", {{"scale", "1"}});
    const std::string text = run_forecast(scenario, scenario.time.start, 2, enough);
    CHECK(text.starts_with("us-2023: 161 million people take about "));
    CHECK(text.find(" minutes on 2 threads") != std::string::npos);
    CHECK(text.find(" and 11.3 GB of memory") != std::string::npos);
    CHECK(text.find("may not fit") == std::string::npos);
    const std::string alone = run_forecast(scenario, scenario.time.start, 1, enough);
    CHECK(alone.find(" on 1 thread ") != std::string::npos);
}

TEST_CASE("the rest of a resumed run takes less") {
    const Scenario scenario = test::shipped("us-2023", {{"scale", "1"}});
    const Date late = scenario.time.end - std::chrono::days{180};
    const std::string text = run_forecast(scenario, late, 2, enough);
    CHECK(text.find(" seconds on 2 threads") != std::string::npos);
}

TEST_CASE("a small run has no estimate, unless memory is insufficient") {
    const Scenario scenario = test::shipped("us-2023");
    CHECK(run_forecast(scenario, scenario.time.start, 1, enough) == "");
    const std::string text = run_forecast(scenario, scenario.time.start, 1, 1e6);
    CHECK(text.ends_with("1.0 MB are available, so it may not fit"));
}
