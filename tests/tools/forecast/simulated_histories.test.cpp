// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/simulated_histories.hpp"

#include "core/check.hpp"

#include <chrono>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

/// Runs whose real GDP grows by 1 % a month and nominal GDP by 1.5 %, with an unemployment rate of
/// one per thousand in the first month, two in the second, and so on.
SweepTable runs_from(Date start, std::size_t months, std::size_t runs) {
    using namespace std::chrono;
    SweepTable table;
    table.start = start;
    const year_month first = year_month_day{start}.year() / year_month_day{start}.month();
    for (std::size_t i = 0; i < months; ++i) {
        table.month_ends.push_back(
            Date{(first + std::chrono::months{static_cast<int>(i) + 1}) / 1});
        table.month_days.push_back(30);
    }
    for (const std::string_view name : forecast_series) {
        table.series.push_back({std::string{name}, "", "", {}, {}});
    }
    table.resize(runs);
    for (std::size_t run = 0; run < runs; ++run) {
        table.records.status[run] = RunStatus::complete;
        for (std::size_t month = 0; month < months; ++month) {
            const std::size_t at = run * months + month;
            const auto t = static_cast<double>(month);
            table.series[0].values[at] = std::pow(1.01, t);
            table.series[1].values[at] = 3.0 * std::pow(1.015, t);
            table.series[2].values[at] = 0.001 * (t + 1.0);
            table.series[3].values[at] = 0.04;
        }
    }
    return table;
}

ForecastParameters burn_in(std::int64_t years) {
    ForecastParameters forecast;
    forecast.burn_in = years;
    return forecast;
}

} // namespace

TEST_CASE("months become quarters of growth at annual rate, of percent, and of the deflator") {
    using namespace std::chrono_literals;
    const SweepTable table = runs_from(Date{2023y / 1 / 1}, 12, 1);
    const auto histories = simulated_histories(table, burn_in(0));
    REQUIRE(histories.size() == 1);
    REQUIRE(histories[0].size() == 3); // the first quarter has no growth
    const std::vector<double>& row = histories[0][0];
    CHECK(row[0] == test::approximately(1200.0 * std::log(1.01)));
    CHECK(row[2] == test::approximately(1200.0 * std::log(1.015)));
    CHECK(row[1] == test::approximately(row[2] - row[0]));
    CHECK(row[3] == test::approximately(0.5)); // mean of 4, 5 and 6 per thousand
    CHECK(row[4] == test::approximately(4.0));
}

TEST_CASE("quarters are those of the calendar, and incomplete ones at both ends are left out") {
    using namespace std::chrono_literals;
    // February 2023 to March 2024: the whole quarters are Q2 2023 to Q1 2024.
    const auto histories = simulated_histories(runs_from(Date{2023y / 2 / 1}, 15, 1), burn_in(0));
    REQUIRE(histories[0].size() == 3);
    CHECK(histories[0][0][3] == test::approximately(0.7)); // July to September: 6, 7, 8
    // A run that starts within a month: its first month is not whole.
    const auto late = simulated_histories(runs_from(Date{2023y / 1 / 15}, 12, 1), burn_in(0));
    CHECK(late[0].size() == 2);
}

TEST_CASE("the burn-in and runs that failed are left out") {
    using namespace std::chrono_literals;
    SweepTable table = runs_from(Date{2023y / 1 / 1}, 36, 3);
    table.records.status[1] = RunStatus::failed;
    const auto histories = simulated_histories(table, burn_in(2));
    REQUIRE(histories.size() == 2);
    REQUIRE(histories[0].size() == 3);
    CHECK(histories[0][0][3] == test::approximately(2.9)); // months 28 to 30
}

TEST_CASE("runs without a series that a forecast needs are refused") {
    using namespace std::chrono_literals;
    SweepTable table = runs_from(Date{2023y / 1 / 1}, 12, 1);
    table.series.pop_back();
    CHECK_THROWS_WITH_AS((void)simulated_histories(table, burn_in(0)),
                         doctest::Contains("no series policy_rate"),
                         FileError);
}
