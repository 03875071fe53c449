// SPDX-License-Identifier: Apache-2.0
#include "tools/twin_summary.hpp"

#include <cmath>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

/// Ten years in which intelligence rises and GDP is so many times larger each month.
RunResult ten_years(double growth, double prices, std::int64_t unemployed) {
    RunResult result;
    for (int i = 0; i < 120; ++i) {
        MonthlyMeasures month;
        month.people = 1000;
        month.total.unemployed = unemployed;
        month.goods.real_gdp = 1e12 * std::exp(growth * i * i);
        month.goods.price_level = prices;
        month.goods.labour_share = 0.5;
        month.goods.real_consumption = 0.5 * month.goods.real_gdp;
        month.incomes.equal_income_share = growth > 0.0 ? 0.72 : 0.8; // a tenth less
        month.frontier_intelligence = 0.05 * i;
        result.months.push_back(month);
    }
    return result;
}

} // namespace

TEST_CASE(
    "a run beside its twin: differences at the end and the verdict on what was added to GDP") {
    const std::string text = twin_text(ten_years(1e-5, 0.9, 42), ten_years(0.0, 1.2, 40));
    CAPTURE(text);
    // Mean of exp(1e-5 i^2) over the last year is 1.1377; 0.9 / 1.2 is a quarter less.
    CHECK(text.find("Real GDP                  +13.8 %") != std::string::npos);
    CHECK(text.find("Price level               -25.0 %") != std::string::npos);
    CHECK(text.find("Unemployment              +0.20 points") != std::string::npos);
    CHECK(text.find("Labour's share of GDP     +0.00 points") != std::string::npos);
    // 1.1377 x 0.9: what is gained in the mean is spread more unequally.
    CHECK(text.find("Welfare in consumption    +2.4 %") != std::string::npos);
    CHECK(text.find("to real GDP            sub-exponential: curvature") != std::string::npos);
    CHECK(text.find("to welfare") != std::string::npos);
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.size() <= 100);
    }
    CHECK(twin_text(ten_years(0.0, 1.0, 40), ten_years(0.0, 1.0, 40)).find("not enough points") !=
          std::string::npos);
}

TEST_CASE("the twin has no labs at work and no firm with coworkers, and is the same otherwise") {
    const Scenario scenario = test::shipped("us-2023");
    const Scenario without = without_ai(scenario);
    CHECK_FALSE(without.training.enabled);
    CHECK_FALSE(without.adoption.enabled);
    CHECK(without.seed == scenario.seed);
    CHECK(without.labs.size() == scenario.labs.size());
}
