// SPDX-License-Identifier: Apache-2.0
/// An economy with a central bank keeps its identities and promises with every part of finance at
/// work: banks that fail, mortgages, foreign trade, a growing labour force, shocks and policies.
#include "agents/labour/labour_equations.hpp"

#include "sim/promise_checks.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

/// Two years of the United States at 1:20,000 with weak banks, large shocks and all levers of
/// finance.
Scenario crisis() {
    Scenario scenario = test::shipped("us-cycles",
                                      {{"scale", "20000"},
                                       {"time.end", "2025-01-01"},
                                       {"accounts.labour_force_growth", "0.02"},
                                       {"banks.count", "5"},
                                       {"banks.equity_target", "0.05"},
                                       {"banks.full_lending", "0.05"},
                                       {"banks.loss_given_default", "0.95"},
                                       {"firm_dynamics.exit_rate", "0.3"},
                                       {"trade.exchange_rate_response", "2"},
                                       {"trade.debt_response", "0.5"},
                                       {"trade.shared_technology", "0.5"},
                                       {"business_cycle.quiet_months", "0"},
                                       {"business_cycle.credit", "0.003"},
                                       {"mortgages.adjustment", "1"},
                                       {"business_cycle.foreign", "0.05"}});
    const auto add = [&](const char* lever, double strength, int month) {
        Intervention given;
        given.key = lever;
        given.lever = lever;
        given.from = Date{std::chrono::year{2023} / month / 1};
        given.strength = strength;
        scenario.policies.push_back(given);
    };
    add("inflation_target", 0.01, 3);
    add("capital_requirement", 0.02, 4);
    add("investment_subsidy", 0.2, 5);
    add("capital_tax", 0.01, 6);
    add("debt_target", 0.3, 7);
    add("mortgage_limit", 0.2, 8);
    return scenario;
}

} // namespace

TEST_CASE("money, people and tasks are conserved through a banking crisis") {
    const Scenario scenario = crisis();
    CHECK(check_identities(scenario).empty());
    const RunResult result = run(scenario, {});
    const MonthlyMeasures& first = result.months.front();
    const MonthlyMeasures& last = result.months.back();
    // Every part was at work:
    CHECK(last.finance.bank_resolutions >= 1.0);
    CHECK(std::any_of(result.months.begin(), result.months.end(), [](const auto& month) {
        return month.finance.lending_share < 1.0;
    }));
    CHECK(first.finance.mortgages > 0.0);
    Scenario unlimited = scenario;
    unlimited.policies.pop_back(); // the limit on mortgages
    CHECK(last.finance.mortgages < 0.9 * run(unlimited, {}).months.back().finance.mortgages);
    CHECK(last.finance.exports != last.finance.imports);
    CHECK(last.finance.exchange_rate != 1.0);
    CHECK(last.people == labour_force(first.people, 0.02, 700.0 / 365.2425)); // until December
    CHECK(last.incomes.interest > 0);
    CHECK(last.incomes.mortgage_interest > 0);
}

TEST_CASE("results with finance do not depend on threads, shards and checkpoints") {
    Scenario scenario = crisis();
    scenario.time.end = Date{std::chrono::year{2023} / 10 / 1};
    for (const std::string& problem : check_promises(scenario)) {
        FAIL_CHECK(problem);
    }
}

TEST_CASE("labs and data centres ask owners for less where funds are dear (Eq. 59)") {
    const auto spent = [](const char* elasticity) {
        Scenario scenario = test::shipped("us-closed",
                                          {{"scale", "50000"},
                                           {"time.end", "2025-01-01"},
                                           {"lab_finance.outside_limit", "1"},
                                           {"lab_finance.cost_of_funds_elasticity", elasticity}});
        scenario.shocks.push_back(
            {"dear", "credit", "", scenario.time.start, scenario.time.end, 0.1});
        const RunResult result = run(scenario, {});
        double sum = 0.0;
        for (const MonthlyMeasures& month : result.months) {
            sum += static_cast<double>(month.ai.supply.training);
        }
        return sum;
    };
    const double dear = spent("10");
    const double insensitive = spent("0");
    CHECK(dear > 0.0);
    CHECK(dear < 0.95 * insensitive);
}

TEST_CASE("the labour force grows by people who find work") {
    const auto at_end = [](const char* growth) {
        return run(test::shipped("us-cycles",
                                 {{"scale", "10000"},
                                  {"time.end", "2026-01-01"},
                                  {"accounts.labour_force_growth", growth}}),
                   {})
            .months.back();
    };
    const MonthlyMeasures constant = at_end("0");
    const MonthlyMeasures growing = at_end("0.02");
    const auto relative = [&](auto member) {
        return static_cast<double>(growing.total.*member) /
               static_cast<double>(constant.total.*member);
    };
    CHECK(static_cast<double>(growing.people) / static_cast<double>(constant.people) ==
          test::approximately(1.06).epsilon(0.005));
    // Most of them: demand for their work follows through prices and interest, which takes time.
    CHECK(relative(&LabourCounts::employed) > 1.03);
    CHECK(relative(&LabourCounts::employed) < 1.075);
}
