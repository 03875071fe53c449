// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/twin_summary.hpp"

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

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
    const std::vector<TwinSeries> one{
        twin_series(ten_years(1e-5, 0.9, 42), ten_years(0.0, 1.2, 40))};
    const std::string text = twin_text(one);
    CAPTURE(text);
    // Mean of exp(1e-5 i^2) over the last year is 1.1377; 0.9 / 1.2 is a quarter less.
    CHECK(text.find("Real GDP                  +13.8 %\n") != std::string::npos);
    CHECK(text.find("Price level               -25.0 %\n") != std::string::npos);
    CHECK(text.find("Unemployment              +0.20 points\n") != std::string::npos);
    CHECK(text.find("Labour share of GDP       +0.00 points\n") != std::string::npos);
    // 1.1377 x 0.9: what is gained in the mean is spread more unequally.
    CHECK(text.find("Welfare in consumption    +2.4 %\n") != std::string::npos);
    CHECK(text.find("to real GDP            sub-exponential: curvature") != std::string::npos);
    CHECK(text.find("to welfare") != std::string::npos);
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.size() <= 100);
    }
    const std::vector<TwinSeries> nothing{
        twin_series(ten_years(0.0, 1.0, 40), ten_years(0.0, 1.0, 40))};
    CHECK(twin_text(nothing).find("not enough points") != std::string::npos);
}

TEST_CASE("several seeds have 95 % intervals, relative ones in logarithms") {
    // Prices half and a quarter of the twins': mean ln -1.5 ln 2, standard error 0.5 ln 2, times
    // 12.706 of Student's t with one degree of freedom. Unemployment +0.2 and +0.4 points.
    const std::vector<TwinSeries> two{
        twin_series(ten_years(1e-5, 0.5, 42), ten_years(0.0, 1.0, 40)),
        twin_series(ten_years(1e-5, 0.25, 44), ten_years(0.0, 1.0, 40))};
    const std::string text = twin_text(two);
    CAPTURE(text);
    CHECK(text.find("Compared with the twins without AI, last twelve months; 2 "
                    "seeds, 95 % intervals\n") != std::string::npos);
    CHECK(text.find("Price level               -64.6 %        [-99.6, +2790.2]\n") !=
          std::string::npos);
    CHECK(text.find("Unemployment              +0.30 points   [-0.97, +1.57]\n") !=
          std::string::npos);
}

TEST_CASE("the twin has neither training nor adoption and is otherwise the same") {
    const LoadedScenario loaded =
        load_scenario(TENFOLD_SOURCE_DIR "/scenarios/us-2023.yaml", without_ai("us-2023"));
    const Scenario scenario = test::shipped("us-2023");
    CHECK(loaded.scenario.name == "us-2023-twin");
    CHECK_FALSE(loaded.scenario.training.enabled);
    CHECK_FALSE(loaded.scenario.adoption.enabled);
    CHECK(loaded.scenario.seed == scenario.seed);
    CHECK(loaded.scenario.labs.size() == scenario.labs.size());
}
