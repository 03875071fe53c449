// SPDX-License-Identifier: Apache-2.0
#include "scenarios/validate_finance.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

template <class Change>
std::string problems_after(const Change& change) {
    Scenario scenario = load_text(base_text()).scenario;
    scenario.central_bank.enabled = true;
    change(scenario);
    std::string text;
    check_finance(scenario, [&](const std::string& path, const std::string& problem) {
        text += path + ": " + problem + "\n";
    });
    return text;
}

} // namespace

TEST_CASE("the defaults of the central bank, banks and expectations have no problems") {
    CHECK(problems_after([](Scenario&) {}) == "");
}

TEST_CASE("unknown rules are refused with the known ones, even without a central bank") {
    CHECK(problems_after([](Scenario& s) {
              s.central_bank.rule = "taylors";
              s.central_bank.enabled = false;
          }) == "central_bank.rule: unknown rule \"taylors\" (allowed: taylor, first_difference, "
                "price_level, nominal_gdp, fixed); did you mean taylor?\n");
    CHECK(problems_after([](Scenario& s) { s.expectations.rule = "x"; }) ==
          "expectations.rule: unknown rule \"x\" (allowed: autoregressive, adaptive)\n");
}

TEST_CASE("banks start above their capital requirement and lend in full above it") {
    CHECK(problems_after([](Scenario& s) { s.banks.full_lending = 0.03; }) ==
          "banks.full_lending: 0.03 is not above the capital requirement, 0.04 (allowed: more than "
          "0.04)\n");
    CHECK(problems_after([](Scenario& s) { s.banks.equity_target = 0.03; }) ==
          "banks.equity_target: banks would start with equity of 0.03 per dollar of loans, below "
          "the capital requirement (allowed: at least 0.04)\n");
}

TEST_CASE("a nominal path without an anchor is refused") {
    const auto without_anchor = [](const char* rule, double response) {
        return problems_after([=](Scenario& s) {
            s.expectations.anchor = 0.0;
            s.central_bank.rule = rule;
            s.central_bank.inflation_response = response;
        });
    };
    CHECK(without_anchor("fixed", 1.5)
              .starts_with("central_bank.rule: nothing pins the price level"));
    CHECK(without_anchor("taylor", 1.0)
              .starts_with("central_bank.inflation_response: nothing pins the price level: the "
                           "rule responds by 1"));
    CHECK(without_anchor("nominal_gdp", 0.0) != "");
    CHECK(without_anchor("taylor", 1.5) == "");
    CHECK(without_anchor("price_level", 0.0) == "");
    CHECK(problems_after([](Scenario& s) { s.central_bank.rule = "fixed"; }) == "");
}

TEST_CASE("without a central bank its levers and shocks are refused") {
    const auto without = [](bool enabled) {
        return problems_after([=](Scenario& s) {
            s.central_bank.enabled = enabled;
            s.policies.push_back({});
            s.policies.back().key = "tax";
            s.policies.back().lever = "capital_tax";
            s.shocks.push_back({"surprise", "policy_rate", "", {}, {}, 0.01});
        });
    };
    CHECK(without(true) == "");
    CHECK(without(false) == "policies.tax.lever: capital_tax has no effect without a central bank "
                            "(central_bank.enabled)\nshocks.surprise.kind: policy_rate has no "
                            "effect without a central bank (central_bank.enabled)\n");
}
