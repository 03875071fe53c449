// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tools/cli/summary_observations.hpp"
#include "tools/common/summary_text.hpp"

using namespace tenfold;

namespace {

using namespace std::chrono;

/// A run from January 2023 to December 2026 in which the survey finds more from month to month.
std::vector<MonthlyMeasures> some_months() {
    std::vector<MonthlyMeasures> result;
    for (int i = 0; i < 48; ++i) {
        MonthlyMeasures month;
        const Date first{(2023y / January + std::chrono::months{i}) / 1};
        month.month_end = Date{(2023y / January + std::chrono::months{i + 1}) / 1};
        month.days = static_cast<int>((month.month_end - first).count());
        month.ai.survey = {0.002 * i, 0.004 * i};
        month.ai.supply.utilisation = 0.749;
        month.ai.supply.chips = 3.4e6;
        month.ai.supply.energy = 4.1e11;
        result.push_back(month);
    }
    return result;
}

ObservationParameters parameters() {
    ObservationParameters result;
    result.survey_readings = {
        {"a", false, Date{2023y / September / 24}, 0.037},
        {"b", false, Date{2025y / October / 5}, 0.10},
        {"c", true, Date{2026y / May / 31}, 0.20},
        {"d", true, Date{2027y / May / 31}, 0.99}, // not in the run
    };
    return result;
}

Observations observations() {
    Observations seen;
    seen.resources.coefficients = {-25.3, 1.004};
    seen.resources.errors = {0.1, 0.01};
    seen.resources.r_squared = 0.9991;
    seen.resources.points = 138;
    seen.price = {11.18, 5.46, {}, 3.5e-8};
    seen.paid = {2.53, 1.71, {}, 0.044};
    seen.gpt4_level = {9.87, 6.54, {}, 1.2e-5};
    seen.frontier = {3.33, 0.92, {}, 0.2};
    seen.use = {1.355, 0.066, 0.9, 156};
    seen.firms_use = {1.206, 0.09, 0.9, 150};
    seen.tasks = {Verdict::exponential, 1.1, 0.018, 0.74, 4.5, 9.45, 9.45, 1e15, 18, 0};
    seen.value = {Verdict::sub_exponential, -0.27, -0.122, -9.07, -0.55, 9.45, 4.07, 0.0734, 26, 0};
    seen.direct_use = {1.508, 0.001, 1.0, 48};
    seen.model_choice = 0.944;
    seen.threshold = 0.0058;
    seen.products = 0.0022;
    seen.thought_index = 4.2e-7;
    seen.thought_stock = 9.24;
    seen.thought_median = 3456.7;
    seen.thought_lowest_tenth = 12.34;
    return seen;
}

void check_width(const std::string& text) {
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(line.size() <= 100);
    }
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the block of observations has one or two lines for each") {
    const std::string text = observations_text(observations(), parameters(), some_months());
    CAPTURE(text);
    check_width(text);
    CHECK(std::count(text.begin(), text.end(), '\n') == 19);
    CHECK(says(text, "rises by 1.00 per tenfold effective compute (R2 0.999, 138 models)"));
    CHECK(says(text, "11.2-fold      5.5-fold      $0.035 per trillion"));
    CHECK(says(text, "2.5-fold      1.7-fold        $0.04 per million"));
    CHECK(says(text, "9.9-fold      6.5-fold        $0.01 per billion"));
    CHECK(says(text, "3.3-fold      0.9-fold        $0.20 per million"));
    CHECK(says(text, "elasticity 1.35 (firms 1.21; people 1.51, a parameter)"));
    CHECK(says(text, "bounded by the digital share of work: no verdict"));
    CHECK_FALSE(says(text, "sub-exponential")); // what is bounded has none
    CHECK(says(text, "exponential: curvature 0.02 (t 0.7), I from 4.5 to 9.4"));
    CHECK(says(text, "largest at I = 4.1, where one unit saves 7.3 % of all wages"));
    CHECK(says(text, "model choice 0.94, delegation 0.006, products 0.002"));
    CHECK(says(text, "10^-6.4 of what all people thought in 2025 (less)"));
    CHECK(says(text, "9.2 times what all people thought in 2025"));
    CHECK(says(text, "median 3,457 hours a year, lowest tenth 12.3"));
    CHECK(says(text, "74.9 % in use, 3.40 million chips, 410.0 TWh a year"));
    CHECK(says(text, "6.6 % of firms use AI in 2025-10 (observed: 10.0 %)"));
    CHECK(says(text, "16.0 % of firms use AI in 2026-05 (observed: 20.0 %)"));
    CHECK_FALSE(says(text, "2027"));
}

TEST_CASE("missing measurements are noted") {
    Observations seen = observations();
    seen.resources = {};
    seen.value = {};
    seen.tasks = {};
    seen.tasks.points = 4;
    seen.firms_use = {};
    seen.paid = {};
    seen.direct_use = {};
    seen.thought_index = 0.0;
    std::string text = observations_text(seen, {}, some_months());
    CAPTURE(text);
    check_width(text);
    CHECK(says(text, "too few models"));
    CHECK(says(text, "not enough points (4 half-years, 8 are needed)"));
    CHECK(says(text, "(firms -; people -, a parameter"));
    CHECK_FALSE(says(text, "is worth most"));
    CHECK(says(text, "no price yet"));
    CHECK_FALSE(says(text, "observed:"));
    CHECK_FALSE(says(text, "nan"));
    seen.use = {};
    text = observations_text(seen, {}, some_months());
    CHECK(text == "Observations: none (no models and no tokens)\n");
    seen = observations();
    seen.thought_index = 17.8;
    CHECK(says(observations_text(seen, {}, some_months()), "(more)"));
}

TEST_CASE("lines stay within a screen for figures of any size") {
    Observations seen = observations();
    seen.price = {123456.0, 98765.4, {}, 1e-30};
    seen.firms_use.value = -12.34;
    seen.use = {-12.34, 123.45, 0.0, 156};
    seen.value = {
        Verdict::super_exponential, 100.0, -1234.56, -98765.4, -123.4, 123.4, 99.9, 123.4, 999, 9};
    seen.tasks = seen.value;
    seen.thought_stock = 123456.7;
    seen.thought_median = 1e9;
    seen.thought_lowest_tenth = 1e9;
    seen.direct_use.value = -12.34;
    seen.model_choice = -12.34;
    seen.threshold = -12.345;
    seen.products = -12.345;
    seen.thought_index = 1e-123;
    std::vector<MonthlyMeasures> run = some_months();
    run.back().ai.supply = {1e25, 1.0, 9.9e14, 1e18, 0, 0, 0};
    check_width(observations_text(seen, parameters(), run));
}

TEST_CASE("numbers have suitable units") {
    CHECK(with_separators(1234567.0) == "1,234,567");
    CHECK(with_separators(-1234.0) == "-1,234");
    CHECK(with_separators(0.2) == "0");
    CHECK(percent_text(0.0412) == "4.1 %");
    CHECK(with_separators(-0.04, 1) == "0.0");
    CHECK(with_separators(12345.678, 2) == "12,345.68");
}
