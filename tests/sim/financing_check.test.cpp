// SPDX-License-Identifier: Apache-2.0
#include "sim/financing_check.hpp"

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

/// Warnings for us-2023 with a basic income.
std::vector<std::string> said_of(double strength, const std::string& financing) {
    Scenario scenario = test::shipped("us-2023");
    Intervention policy;
    policy.key = "ubi";
    policy.lever = "basic_income";
    policy.from = Date{std::chrono::year{2028} / 1 / 1};
    policy.strength = strength;
    policy.financing = financing;
    scenario.policies.push_back(policy);
    return financing_warnings(scenario);
}

} // namespace

TEST_CASE("a basic income that its tax cannot finance is reported before the run") {
    const std::vector<std::string> tokens = said_of(0.2, "token_tax");
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].starts_with("policies.ubi: a basic income of 0.2 mean wages costs "));
    CHECK(tokens[0].find("token_tax of at most 1000 times the price") != std::string::npos);
    CHECK(tokens[0].find("costs 2.18 trillion USD a year") != std::string::npos);
    CHECK(tokens[0].find("becomes debt") != std::string::npos);
    CHECK(said_of(0.2, "income_tax").empty()); // a fifth of wages, taxed on all incomes
    CHECK(said_of(1.8, "income_tax").size() == 1);
    CHECK(said_of(0.02, "profit_tax").empty());
    CHECK(said_of(0.5, "profit_tax").size() == 1);
    CHECK(said_of(2.0, "deficit").empty()); // financed by debt as intended
}

TEST_CASE("basic incomes financed by one tax are added up, separately for each country") {
    Scenario scenario = test::shipped("us-2023");
    Intervention policy;
    policy.lever = "basic_income";
    policy.financing = "income_tax";
    policy.strength = 0.9;
    policy.from = scenario.time.start;
    policy.key = "first";
    scenario.policies = {policy};
    CHECK(financing_warnings(scenario).empty());
    policy.key = "second";
    policy.from += std::chrono::days{400};
    scenario.policies.push_back(policy);
    const std::vector<std::string> both = financing_warnings(scenario);
    REQUIRE(both.size() == 1);
    CHECK(both[0].starts_with("policies.second:"));
    scenario.policies[0].until = policy.from;
    CHECK(financing_warnings(scenario).empty());

    Scenario world = test::shipped("world-8");
    policy.strength = 1.8;
    policy.country = "IND";
    world.policies.push_back(policy);
    const std::vector<std::string> there = financing_warnings(world);
    REQUIRE(there.size() == 1);
    CHECK(there[0].starts_with("policies.second in country IND:"));
}
