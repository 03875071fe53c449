// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/make_forecasts.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/draws.hpp"

using namespace tenfold;

namespace {

/// Independent AR(1) of all targets around 3, quarter by quarter.
PeriodRows sample_rows(std::uint32_t trial, std::size_t quarters) {
    test::Draws draws{trial};
    PeriodRows rows;
    std::vector<double> row(5, 3.0);
    while (rows.size() < quarters) {
        for (double& value : row) {
            value = 3.0 + 0.8 * (value - 3.0) + 0.5 * draws.normal();
        }
        row[2] = row[0] + row[1];
        rows.push_back(row);
    }
    return rows;
}

/// 1990Q1 to 2009Q4.
QuarterlyData sample_data() {
    QuarterlyData data;
    data.first = Quarter{1990, 1};
    data.targets = sample_rows(7, 80);
    data.further_values.resize(80);
    return data;
}

SimulatedEconomy sample_economy(const ForecastParameters& forecast) {
    std::vector<PeriodRows> histories;
    for (std::uint32_t i = 0; i < 5; ++i) {
        histories.push_back(sample_rows(i, 100));
    }
    return {std::move(histories), forecast};
}

ForecastParameters options() {
    ForecastParameters forecast;
    forecast.origins = {"2006Q1", "2009Q2"};
    forecast.horizons = {1.0, 4.0};
    forecast.estimation_start = "1990Q1";
    forecast.reference = {"1990Q1", "1999Q4"};
    forecast.masked = {"2008Q1", "2008Q4"};
    return forecast;
}

ForecastTable table_of(const QuarterlyData& data, const ForecastParameters& forecast) {
    return make_forecasts(forecast,
                          data,
                          sample_economy(forecast),
                          rivals_by_origin(forecast, data, "sample"),
                          "sample");
}

std::size_t scored(const ForecastTable& table, const std::string& model, int horizon) {
    return static_cast<std::size_t>(std::ranges::count_if(table.rows, [&](const ForecastRow& row) {
        return row.model == model && row.horizon == horizon && row.scored &&
               row.target == "policy_rate";
    }));
}

std::string refusal(const ForecastParameters& forecast) {
    try {
        check_data_window(forecast, sample_data(), "sample");
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "not refused";
}

} // namespace

TEST_CASE(
    "every model forecasts every target from every origin, and masked quarters do not count") {
    const ForecastTable table = table_of(sample_data(), options());
    CHECK(table.rows.size() == 14 * 2 * 5 * 7);
    for (const char* const model : {"economy", "no_change", "bvar_1"}) {
        CHECK(scored(table, model, 1) == 14 - 4);     // four of 2008
        CHECK(scored(table, model, 4) == 14 - 4 - 2); // and two without data
    }
}

TEST_CASE("a forecast at an origin does not know the data after it") {
    const QuarterlyData all = sample_data();
    QuarterlyData past = all;
    past.targets.resize(past.row(Quarter{2006, 1}) + 1);
    ForecastParameters forecast = options();
    forecast.origins = {"2006Q1", "2006Q1"};
    forecast.reference = {"1990Q1", "2009Q4"};
    const ForecastTable one = table_of(all, forecast);
    const ForecastTable two = table_of(past, forecast);
    REQUIRE(one.rows.size() == two.rows.size());
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        CHECK(one.rows[i].band.mean == two.rows[i].band.mean);
        CHECK(one.rows[i].band.upper == two.rows[i].band.upper);
    }
}

TEST_CASE("a quarter is scored only if all models forecast it") {
    QuarterlyData data = sample_data();
    data.targets[data.row(Quarter{2007, 1})][3] = std::numeric_limits<double>::quiet_NaN();
    const ForecastTable table = table_of(data, options());
    // The economy and the VAR lack the state of 2007Q1, so that the policy rate from there is left out.
    CHECK(scored(table, "economy", 1) == 14 - 4 - 1);
    CHECK(scored(table, "historical_mean", 1) == 14 - 4 - 1);
}

TEST_CASE("origins, estimation window and reference must lie within the data") {
    CHECK(refusal(options()) == "not refused");
    ForecastParameters forecast = options();
    forecast.origins[1] = "2010Q1";
    CHECK(refusal(forecast) ==
          "sample: the origin 2010Q1 is outside the data, which reach from 1990Q1 to 2009Q4");
    forecast = options();
    forecast.origins[0] = "1989Q4";
    CHECK(refusal(forecast).find("the origin 1989Q4 is outside the data") != std::string::npos);
    forecast = options();
    forecast.estimation_start = "1985Q1";
    CHECK(refusal(forecast).find("forecast.estimation_start: 1985Q1 is outside the data") !=
          std::string::npos);
    forecast.estimation_start = "2002Q1";
    CHECK(refusal(forecast) == "sample: forecast.estimation_start: 2002Q1 leaves 17 quarters up to "
                               "2006Q1; at least 20 are needed");
    forecast = options();
    forecast.reference = {"2002Q1", "2009Q4"};
    CHECK(refusal(forecast).find("forecast.reference") != std::string::npos);
}

TEST_CASE("data with too few complete quarters for the rivals are refused") {
    QuarterlyData data = sample_data();
    for (std::size_t row = 0; row < 62; ++row) {
        data.targets[row][4] = std::numeric_limits<double>::quiet_NaN();
    }
    CHECK_THROWS_WITH_AS((void)rivals_by_origin(options(), data, "sample"),
                         doctest::Contains("sample: the rivals cannot be estimated on the data"),
                         ScenarioError);
}
