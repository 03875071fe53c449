// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/rivals.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"

using namespace tenfold;

namespace {

constexpr int quarters = 80;

/// Data from 1990Q1 on: growth without persistence, unemployment an AR(1), a random policy rate, and
/// a further column.
QuarterlyData sample_data() {
    QuarterlyData data;
    data.first = Quarter{1990, 1};
    data.further = {"hours"};
    test::Draws draws{1};
    double unemployment = 5.0;
    double rate = 3.0;
    for (int i = 0; i < quarters; ++i) {
        const double real = 2.0 + draws.normal();
        const double deflator = 2.0 + 0.5 * draws.normal();
        unemployment = 5.0 + 0.9 * (unemployment - 5.0) + 0.3 * draws.normal();
        rate += 0.2 * draws.normal();
        data.targets.push_back({real, deflator, real + deflator, unemployment, rate});
        data.further_values.push_back({draws.normal()});
    }
    return data;
}

ForecastParameters options() {
    ForecastParameters forecast;
    forecast.horizons = {1.0, 4.0};
    forecast.estimation_start = "1990Q1";
    return forecast;
}

std::size_t place(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(rival_names, name) - rival_names.begin());
}

} // namespace

TEST_CASE("the naive rivals are the mean of the window and the last value") {
    const QuarterlyData data = sample_data();
    ForecastParameters forecast = options();
    forecast.estimation_start = "1995Q1";
    const Quarter origin{2005, 4};
    const auto rivals = rival_forecasts(forecast, data, origin);
    double mean = 0.0;
    const std::size_t first = data.row(Quarter{1995, 1});
    const std::size_t last = data.row(origin);
    for (std::size_t row = first; row <= last; ++row) {
        mean += data.targets[row][3] / static_cast<double>(last - first + 1);
    }
    CHECK(rivals[place("historical_mean")][1][3].mean == test::approximately(mean));
    CHECK(rivals[place("no_change")][0][4].mean == data.targets[last][4]);
    CHECK(rivals[place("no_change")][1][0].mean == data.targets[last][0]);
    const BandForecast near = rivals[place("no_change")][0][4];
    const BandForecast far = rivals[place("no_change")][1][4];
    CHECK(far.upper - far.lower > near.upper - near.lower); // of a random walk
}

TEST_CASE("a rival at an origin does not know the data after it") {
    const QuarterlyData all = sample_data();
    QuarterlyData past = all;
    const Quarter origin{2004, 2};
    past.targets.resize(past.row(origin) + 1);
    past.further_values.resize(past.targets.size());
    const auto one = rival_forecasts(options(), all, origin);
    const auto two = rival_forecasts(options(), past, origin);
    REQUIRE(one.size() == rival_names.size());
    for (std::size_t rival = 0; rival < one.size(); ++rival) {
        for (std::size_t target = 0; target < forecast_targets.size(); ++target) {
            CHECK(one[rival][1][target].mean == two[rival][1][target].mean);
            CHECK(one[rival][1][target].upper == two[rival][1][target].upper);
        }
    }
}

TEST_CASE("the autoregressions are those of the window") {
    const QuarterlyData data = sample_data();
    const Quarter origin{2009, 4};
    PeriodRows own;
    for (const auto& row : data.targets) {
        own.push_back({row[3]});
    }
    const auto rivals = rival_forecasts(options(), data, origin);
    const auto expected = Autoregression{own, 4}.forecast(own, std::vector{1.0}, 4);
    CHECK(rivals[place("ar_4")][1][3].mean == test::approximately(expected[3].mean));
    CHECK(rivals[place("ar_4")][1][3].upper == test::approximately(expected[3].band().upper));
}

TEST_CASE(
    "nominal growth of a VAR is real growth and inflation, unless it is one of its variables") {
    const QuarterlyData data = sample_data();
    const auto sum = rival_forecasts(options(), data, Quarter{2009, 4})[place("var_1")];
    CHECK(sum[0][2].mean == test::approximately(sum[0][0].mean + sum[0][1].mean));
    ForecastParameters with_hours = options();
    with_hours.var_variables.emplace_back("hours");
    CHECK(further_columns(with_hours) == std::vector<std::string>{"hours"});
    CHECK(further_columns(options()).empty());
    const auto more = rival_forecasts(with_hours, data, Quarter{2009, 4})[place("var_1")];
    CHECK(std::abs(more[0][0].mean - sum[0][0].mean) > 1e-6);
}

TEST_CASE("the Minnesota prior expects random walks of unemployment and policy rate alone") {
    const QuarterlyData data = sample_data();
    ForecastParameters tight = options();
    tight.tightness = 1e-6;
    const Quarter origin{2009, 4};
    const auto forecast = rival_forecasts(tight, data, origin)[place("bvar_1")];
    const std::vector<double>& last = data.targets[data.row(origin)];
    // The constant of a random walk is the mean change; without persistence it is the mean.
    const double change = (last[3] - data.targets[0][3]) / (quarters - 1);
    CHECK(forecast[0][3].mean == test::approximately(last[3] + change).epsilon(1e-4));
    CHECK(std::abs(forecast[0][0].mean - 2.0) < 0.5);
}

TEST_CASE("a window without enough data is refused") {
    ForecastParameters forecast = options();
    CHECK_THROWS_AS((void)rival_forecasts(forecast, sample_data(), Quarter{1990, 4}), RunError);
    forecast.estimation_start = "1980Q1";
    CHECK_THROWS_AS((void)rival_forecasts(forecast, sample_data(), Quarter{2000, 4}), RunError);
}
