// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tools/summary_observations.hpp"
#include "tools/summary_text.hpp"

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
    seen.price_factor_to_2028 = 11.18;
    seen.price_factor = 5.46;
    seen.use = {1.355, 0.066, 0.9, 156};
    seen.value = {Verdict::sub_exponential, -0.27, -0.122, -9.07, -0.55, 9.45, 4.07, 0.0734, 26, 0};
    seen.direct_use = {1.508, 0.001, 1.0, 48};
    seen.model_choice = 0.944;
    seen.threshold = 0.0058;
    seen.products = 0.0022;
    seen.thought_index = 4.2e-7;
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

TEST_CASE("the block of observations says each in a line or two") {
    const std::string text = observations_text(observations(), parameters(), some_months());
    CAPTURE(text);
    check_width(text);
    CHECK(std::count(text.begin(), text.end(), '\n') == 11);
    CHECK(says(text, "rises by 1.00 with ten times the resources (R2 0.999, 138 models)"));
    CHECK(says(text, "falls 11.2-fold a year to 2028, 5.5-fold over the run"));
    CHECK(says(text, "elasticity 1.35 (standard error 0.07)"));
    CHECK(says(text, "sub-exponential: curvature -0.12 (t -9.1), I from -0.6 to 9.4"));
    CHECK(says(text, "is worth most at I = 4.1, where it saves 7.3 % of all wages"));
    CHECK(says(text, "people 1.51, model choice 0.94, delegation 0.006, products 0.002"));
    CHECK(says(text, "10^-6.4 of what all people thought in 2025 (less)"));
    CHECK(says(text, "74.9 % in use, 3.4 million chips, 410 TWh a year"));
    CHECK(says(text, "6.6 % of firms use AI in 2025-10 (observed: 10.0 %)"));
    CHECK(says(text, "16.0 % of firms use AI in 2026-05 (observed: 20.0 %)"));
    CHECK_FALSE(says(text, "2027"));
}

TEST_CASE("what could not be measured is said so") {
    Observations seen = observations();
    seen.resources = {};
    seen.value = {};
    seen.value.points = 4;
    seen.direct_use = {};
    seen.thought_index = 0.0;
    std::string text = observations_text(seen, {}, some_months());
    CAPTURE(text);
    check_width(text);
    CHECK(says(text, "too few models to say"));
    CHECK(says(text, "not enough points (4 half-years, 8 are needed)"));
    CHECK(says(text, "people -, "));
    CHECK(says(text, "no price yet"));
    CHECK_FALSE(says(text, "observed:"));
    CHECK_FALSE(says(text, "nan"));
    seen.use = {};
    text = observations_text(seen, {}, some_months());
    CHECK(text == "Observations: none, for there are no models and no tokens\n");
    seen = observations();
    seen.thought_index = 17.8;
    CHECK(says(observations_text(seen, {}, some_months()), "(more)"));
}

TEST_CASE("lines stay within a screen for figures of any size") {
    Observations seen = observations();
    seen.price_factor_to_2028 = 123456.0;
    seen.price_factor = 98765.4;
    seen.use = {-12.34, 123.45, 0.0, 156};
    seen.value = {
        Verdict::super_exponential, 100.0, -1234.56, -98765.4, -123.4, 123.4, 99.9, 123.4, 999, 9};
    seen.direct_use.value = -12.34;
    seen.model_choice = -12.34;
    seen.threshold = -12.345;
    seen.products = -12.345;
    seen.thought_index = 1e-123;
    std::vector<MonthlyMeasures> run = some_months();
    run.back().ai.supply = {1e25, 1.0, 9.9e14, 1e18, 0, 0, 0};
    check_width(observations_text(seen, parameters(), run));
}

TEST_CASE("numbers are told in words that fit them") {
    CHECK(with_separators(1234567.0) == "1,234,567");
    CHECK(with_separators(-1234.0) == "-1,234");
    CHECK(with_separators(0.2) == "0");
    CHECK(percent_text(0.0412) == "4.1 %");
    CHECK(dollars_text(4.2e6) == "$4.2 million");
    CHECK(dollars_text(5.8312e11) == "$583 billion");
    CHECK(price_text(37.5) == "$37.50 per million tokens");
    CHECK(price_text(0.002) == "$2.00 per billion tokens");
    CHECK(price_text(1.4e-8) == "$0.014 per trillion tokens");
    CHECK(tokens_text(12.0) == "12 million");
    CHECK(tokens_text(4500.0) == "4.5 billion");
    CHECK(tokens_text(4.5e7) == "45 trillion");
    CHECK(tokens_text(1.284e11) == "128 quadrillion");
    CHECK(tokens_text(1.284e12) == "1.3 quintillion");
    CHECK(horizon_text(0.99) == "59 seconds");
    CHECK(horizon_text(5.0) == "5.0 minutes");
    CHECK(horizon_text(60.0) == "60 minutes");
    CHECK(horizon_text(480.0) == "8.0 hours");
    CHECK(horizon_text(60000.0) == "125 working days");
    CHECK(horizon_text(120001.0) == "more than a work-year (extrapolated)");
}
