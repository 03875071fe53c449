// SPDX-License-Identifier: Apache-2.0
#include "output/series.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "sample_results.hpp"

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
    // 61 cents on a payday for 31 days, a year's rate in dollars at full scale.
    CHECK(value("consumption", month) == doctest::Approx(0.61 / 31.0 * 365.2425 * 1e3));
    CHECK(value("wages_received", month) == doctest::Approx(50000.01 / 31.0 * 365.2425 * 1e3));
    CHECK(value("token_volume", month) == 1000001e3);
    CHECK(value("token_spend", month) == 2000001e3);
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

TEST_CASE("rates are shares of people, of posts, or per month of average length") {
    test::Sample sample;
    test::fill(sample, 2);
    const MonthlyMeasures& month = sample.months[1]; // February, 28 days
    CHECK(value("unemployment_rate", month) == doctest::Approx(3041.0 / 5001.0));
    CHECK(value("vacancy_rate", month) == doctest::Approx(3051.0 / (4001.0 + 3051.0)));
    CHECK(value("hires_rate", month) == doctest::Approx(3031.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("separations_rate", month) == doctest::Approx(3021.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("job_to_job_rate", month) == doctest::Approx(3008.0 / 4001.0 * 30.4369 / 28.0));
    CHECK(value("adoption_rate", month, 2) == doctest::Approx(3.0 / 40.0));
    CHECK(value("adoption_rate_total", month) == doctest::Approx((1.0 + 2.0 + 3.0) / 60.0));
}

TEST_CASE("a ratio without a denominator is not a number") {
    test::Sample sample;
    test::fill(sample, 1);
    MonthlyMeasures month = sample.months[0];
    CHECK(std::isnan(value("adoption_rate", month, 0)));
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
        CHECK(std::isnan(value(name, month)));
    }
}

TEST_CASE("the table for the docs has a line for each series") {
    const std::string text = describe_series_markdown();
    CHECK(text.starts_with("| name | unit | dimensions | meaning |\n|---|---|---|---|\n"));
    CHECK(text.find("| `wage` | USD/yr | time, occupation | Mean yearly wage") !=
          std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == std::ptrdiff_t(output_series().size()) + 2);
}
