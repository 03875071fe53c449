// SPDX-License-Identifier: Apache-2.0
#include "output/series.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "sample_results.hpp"
#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

double value(std::string_view name, const MonthlyMeasures& month, std::size_t index = 0) {
    for (const Series& series : output_series()) {
        if (series.name == name) {
            return series.measure(month, index);
        }
    }
    FAIL("no series " << name);
    return 0.0;
}

} // namespace

TEST_CASE("every series has a unique name, a unit and one sentence") {
    // Reserved for coordinates and the like of the file.
    std::set<std::string_view> names{"time",
                                     "time_bounds",
                                     "bounds",
                                     "month_days",
                                     "sector",
                                     "occupation",
                                     "sector_name",
                                     "occupation_name",
                                     "region",
                                     "region_name",
                                     "size_class",
                                     "size_class_name",
                                     "occupation_from",
                                     "occupation_from_name",
                                     "quantile",
                                     "dollar_bin",
                                     "dollar_bin_bounds",
                                     "panel",
                                     "events",
                                     "observations",
                                     "scenario",
                                     "run"};
    for (const Series& series : output_series()) {
        CAPTURE(series.name);
        CHECK(names.insert(series.name).second);
        CHECK(series.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
              std::string_view::npos);
        CHECK_FALSE(series.unit.empty());
        CHECK(series.long_name.ends_with('.'));
        CHECK(series.long_name.find('|') ==
              std::string_view::npos); // would break the table of the docs
        CHECK((series.measure != nullptr));
    }
}

TEST_CASE("no unit is one that xarray turns into durations") {
    const std::set<std::string_view> durations{
        "days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"};
    for (const Series& series : output_series()) {
        CAPTURE(series.name);
        CHECK_FALSE(durations.contains(series.unit));
    }
}

TEST_CASE("counts are in real units, prices and shares are not scaled") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1];
    CHECK(value("people", month) == 5001e3);
    CHECK(value("employed", month) == 4001e3);
    CHECK(value("joining", month) == 3011e3);
    CHECK(value("unemployed", month) == 3041e3);
    CHECK(value("employment", month, 2) == 1201e3);
    CHECK(value("vacancies", month, 2) == 251e3);
    CHECK(value("hires", month, 2) == 231e3);
    CHECK(value("separations", month, 2) == 221e3);
    CHECK(value("firms", month, 2) == 40e3);
    CHECK(value("coworkers", month, 2) == 23.5e3);
    CHECK(value("human_hours", month, 2) == 160021e3);
    CHECK(value("ai_task_hours", month, 2) == 421e3);
    CHECK(value("employment_by_occupation", month, 1) == 1201e3);
    CHECK(value("unemployed_by_occupation", month, 1) == 241e3);
    CHECK(value("vacancies_by_occupation", month, 1) == 251e3);
    CHECK(value("hires_by_occupation", month, 1) == 231e3);
    CHECK(value("coworkers_by_occupation", month, 1) == 8.5e3);
    CHECK(value("coworkers_total", month) == (3.5 + 13.5 + 23.5) * 1e3);
    CHECK(value("employment_by_region", month, 0) == 1051e3);
    CHECK(value("retraining", month) == 3006e3);
    CHECK(value("gdp", month) == (3e9 + 1) * 1e3);
    CHECK(value("output", month, 2) == (3e9 + 1) * 1e3);
    CHECK(value("exits", month, 2) == 3e3);
    CHECK(value("price", month, 2) == 1.0 + 0.2 + 0.01);
    CHECK(value("price_level", month) == 2.5);
    CHECK(value("government_debt", month) == 4e12);
    CHECK(value("gini_income", month) == 0.4);
    CHECK(value("token_remittance", month) == test::approximately(5.01e3));
    CHECK(value("dividends_from_abroad", month) == test::approximately(-0.4e3));
    // 61 cents on a payday for 31 days, a year's rate in dollars at full scale.
    CHECK(value("consumption", month) == test::approximately(0.61 / 31.0 * 365.2425 * 1e3));
    CHECK(value("wages_received", month) == test::approximately(50000.01 / 31.0 * 365.2425 * 1e3));
    CHECK(value("occupation_moves", month, 1) == 4e3); // from the first to the second
    CHECK(value("wage_quantile", month, 4) == 4001.0);
    CHECK(value("income_quantile", month, 8) == 8001.0);
    CHECK(value("wealth_quantile", month, 0) == 1.0);
    CHECK(value("wage_histogram", month, 2) == 21e3);
    CHECK(value("income_histogram", month, 17) == 171e3);
    CHECK(value("wealth_histogram", month, 1) == 11e3);
    CHECK(value("token_volume", month) == 1000001e3);
    CHECK(value("token_spend", month) == 2000001e3);
    CHECK(value("people_token_volume", month) == 3000001e3);
    CHECK(value("people_token_spend", month) == 4000001e3);
    // Firms and people together, from a payday for 31 days.
    CHECK(value("tokens_bought", month) == test::approximately(4000002e3 / 31.0 * 365.2425));
    CHECK(value("spent_on_tokens", month) == test::approximately(6000002e3 / 31.0 * 365.2425));
    CHECK(value("token_price_paid", month) == test::approximately(6000002.0 / 4000002.0));
    CHECK(value("wage", month, 1) == 61001.0);
    CHECK(value("delegable_share", month, 1) == 0.1 + 0.01);
    CHECK(value("delegated_share", month, 1) == 0.05 + 0.001);
    CHECK(value("token_price", month) == 35.0);
    CHECK(value("token_price_gpt4_level", month) == 34.0);
    CHECK(value("token_price_frontier", month) == 61.0);
    CHECK(value("frontier_intelligence", month) == 0.05);
    CHECK(value("frontier_horizon_minutes", month) == 6.0);
    CHECK(value("training_compute", month) == 4.2e25);
}

TEST_CASE("series of labs and compute are in real units, at yearly rates") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1]; // February; its payday covers 31 days
    const double payday = 365.2425 / 31.0 / 100.0 * 1e3;
    const double february = 365.2425 / 28.0 / 100.0 * 1e3;
    CHECK(value("lab_revenue", month) == test::approximately(700.0 * payday));
    CHECK(value("training_spend", month) == test::approximately(800.0 * payday));
    CHECK(value("data_centre_investment", month) == test::approximately(901.0 * payday));
    CHECK(value("dividends_of_firms", month) == test::approximately(1000.0 * february));
    CHECK(value("rents_of_real_estate", month) == test::approximately(2000.0 * february));
    CHECK(value("profits_of_state_firms", month) == test::approximately(3000.0 * february));
    CHECK(value("dividends_of_labs", month) == test::approximately(4000.0 * february));
    CHECK(value("dividends_of_operator", month) == test::approximately(5000.0 * february));
    CHECK(value("capital_for_labs", month) == test::approximately(6000.0 * february));
    CHECK(value("capital_for_operator", month) == test::approximately(7001.0 * february));
    // Chips, compute and energy are counted in the whole economy already.
    CHECK(value("compute_capacity", month) == 1e21);
    CHECK(value("chips", month) == 2e6);
    CHECK(value("compute_utilisation", month) == 0.5);
    CHECK(value("energy_use", month) == 4e10);
    CHECK(value("real_gdp_quality", month) == (2.1e9 + 1) * 1e3);
    CHECK(value("statistical_discrepancy", month) == (-1e6 - 1) * 1e3);
}

TEST_CASE("work of coworkers and its supervision are shares of hours") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1];
    // By sector: human 160001, 160011, 160021; tasks 401, 411, 421; autonomous 301, 311, 321;
    // supervision 51, 61, 71.
    const double tasks = 401.0 + 411.0 + 421.0;
    const double human = 3.0 * 160000.0 + 33.0;
    const double supervision = 51.0 + 61.0 + 71.0;
    const double delegated = tasks / (tasks + human - supervision);
    const double autonomous = (301.0 + 311.0 + 321.0) / tasks;
    CHECK(value("delegated_share_total", month) == test::approximately(delegated));
    CHECK(value("delegated_share_total_autonomous", month) ==
          test::approximately(delegated * autonomous));
    CHECK(value("delegated_share_total_close", month) ==
          test::approximately(delegated * (1.0 - autonomous)));
    CHECK(value("supervision_share", month) == test::approximately(supervision / human));
    CHECK(value("supervision_share_by_sector", month, 2) == test::approximately(71.0 / 160021.0));
    CHECK(value("delegated_share_by_sector", month, 2) ==
          test::approximately(421.0 / (421.0 + 160021.0 - 71.0)));
    CHECK(value("delegated_share_autonomous", month, 1) ==
          test::approximately(406.0 / (406.0 + 160006.0 - 56.0) * 306.0 / 406.0));
    CHECK(value("delegable_share_autonomous", month, 1) == 0.03);
    CHECK(value("supervision_pay", month) ==
          test::approximately((31e6 + 1) * 1e3 * 365.2425 / 28.0));
    CHECK(value("tasks_done", month) == 101e3);
    CHECK(value("task_success_rate", month) == test::approximately(80.0 / 101.0));
    CHECK(value("undetected_failure_rate", month) == test::approximately(5.0 / 101.0));
    CHECK(value("token_spend_by_sector", month, 2) == (2e5 + 1) * 1e3);
}

TEST_CASE("adoption is measured by firms, people and size, and by the survey's questions") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1];
    CHECK(value("adoption_rate_by_employment", month) == test::approximately(0.5));
    CHECK(value("adoption_survey_before_nov_2025", month) == 0.08);
    CHECK(value("adoption_survey_after_nov_2025", month) == 0.16);
    CHECK(value("adoption_survey_before_nov_2025_by_sector", month, 2) == 0.1);
    CHECK(value("adoption_survey_after_nov_2025_by_sector", month, 2) == 0.2);
    CHECK(value("firms_by_size_class", month, 6) == 60e3);
    CHECK(value("adoption_rate_by_size_class", month, 6) == test::approximately(0.2));
    CHECK(value("adoption_rate_by_size_class", month, 0) == 0.0); // no firm there
    CHECK(value("adoption_survey_after_nov_2025_by_size_class", month, 6) == 0.19);
    CHECK(value("intelligence_value", month) == test::approximately(0.071));
    CHECK(value("token_elasticity_model_choice", month) == 0.4);
    CHECK(value("token_elasticity_threshold", month) == 0.1);
    CHECK(value("token_elasticity_products", month) == 0.002);
    CHECK(value("thought_price", month) == 1.0);
    CHECK(value("thought_index_2035", month) == month.ai.thought_ratio);
    CHECK(value("thought_index_2035", sample.months[0]) == 0.0);
    CHECK(value("thought_stock_2035", month) == month.ai.thought_stock);
    CHECK(value("thought_of_median_person", month) == month.ai.thought_median);
    CHECK(value("thought_of_lowest_tenth", month) == month.ai.thought_lowest_tenth);
    CHECK(value("tasks_possible", month) == month.ai.possible_tasks * 1e3);
}

TEST_CASE("the series on AI are numbers in a month without people, firms, tasks and tokens") {
    test::Sample sample;
    test::fill(sample, 1);
    MonthlyMeasures month = sample.months[0];
    month.ai = AiMeasures{};
    month.ai.token_spend.assign(3, 0.0);
    month.ai.survey_by_sector.assign(3, {});
    month.ai.by_size_class.assign(7, {});
    month.ai.survey_by_size_class.assign(7, 0.0);
    month.ai.delegable_autonomous.assign(2, 0.0);
    month.coworkers_by_sector.assign(3, {});
    month.coworkers_by_occupation.assign(2, {});
    bool new_ones = false;
    for (const Series& series : output_series()) {
        new_ones = new_ones || series.name == "lab_revenue"; // the first of them
        if (new_ones) {
            CAPTURE(series.name);
            CHECK(series.measure(month, 0) == 0.0);
        }
    }
    CHECK(new_ones);
}

TEST_CASE("rates are shares of people, of posts, or per month of average length") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1]; // February, 28 days
    CHECK(value("unemployment_rate", month) == test::approximately(3041.0 / 5001.0));
    CHECK(value("vacancy_rate", month) == test::approximately(3051.0 / (4001.0 + 3051.0)));
    CHECK(value("hires_rate", month) == test::approximately(3031.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("separations_rate", month) ==
          test::approximately(3021.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("job_to_job_rate", month) == test::approximately(3008.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("adoption_rate", month, 2) == test::approximately(3.0 / 40.0));
    CHECK(value("adoption_rate_total", month) == test::approximately((1.0 + 2.0 + 3.0) / 60.0));
}

TEST_CASE("a share of nothing is zero") {
    test::Sample sample;
    test::fill(sample, 1);
    MonthlyMeasures month = sample.months[0];
    CHECK(value("adoption_rate", month, 0) == 0.0);
    month.people = 0;
    month.total = {};
    month.firms.assign(3, 0);
    for (const char* name : {"unemployment_rate",
                             "hires_rate",
                             "separations_rate",
                             "job_to_job_rate",
                             "vacancy_rate",
                             "adoption_rate_total"}) {
        CAPTURE(name);
        CHECK(value(name, month) == 0.0);
    }
}

TEST_CASE("the table for the docs has a line for each series") {
    const std::string text = describe_series_markdown();
    CHECK(text.starts_with("| name | unit | dimensions | meaning |\n|---|---|---|---|\n"));
    CHECK(text.find("| `wage` | USD/yr | time, occupation | Mean yearly wage") !=
          std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == std::ptrdiff_t(output_series().size()) + 2);
}
