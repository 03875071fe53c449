// SPDX-License-Identifier: Apache-2.0
#include "scenarios/forecast_check.hpp"

#include <chrono>
#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

ForecastParameters good() {
    ForecastParameters forecast;
    forecast.origins = {"2010Q2", "2019Q4"};
    return forecast;
}

/// "path: problem" of all problems, each on a line.
std::string problems(const ForecastParameters& forecast) {
    std::string text;
    check_forecast(forecast, [&](const std::string& path, const std::string& problem) {
        text += path + ": " + problem + "\n";
    });
    return text;
}

Scenario run_of(int years) {
    using namespace std::chrono;
    Scenario scenario;
    scenario.central_bank.enabled = true;
    scenario.time.start = Date{2023y / 1 / 1};
    scenario.time.end = Date{year{2023 + years} / 1 / 1};
    return scenario;
}

std::string run_problems(const ForecastParameters& forecast, const Scenario& scenario) {
    std::string text;
    check_forecast_runs(
        forecast, scenario, [&](const std::string& path, const std::string& problem) {
            text += path + ": " + problem + "\n";
        });
    return text;
}

} // namespace

TEST_CASE("a range of quarters holds both its ends") {
    const QuarterRange range = quarter_range({"2020Q1", "2021Q4"});
    CHECK(range.contains(Quarter{2020, 1}));
    CHECK(range.contains(Quarter{2021, 4}));
    CHECK_FALSE(range.contains(Quarter{2022, 1}));
}

TEST_CASE("the options of a forecast are checked, each with its path") {
    CHECK(problems(good()).empty());
    ForecastParameters forecast = good();
    forecast.origins = {"2010Q2", "2019"};
    forecast.reference = {"1985Q1"};
    forecast.masked = {"2021Q4", "2020Q1"};
    forecast.estimation_start = "long ago";
    CHECK(problems(forecast) ==
          "forecast.origins[1]: \"2019\" is no quarter such as 2010Q2\n"
          "forecast.reference: is a list of 1; it needs two quarters, [first, last]\n"
          "forecast.masked: ends in 2020Q1, before 2021Q4\n"
          "forecast.estimation_start: \"long ago\" is no quarter such as 2010Q2\n");
}

TEST_CASE("horizons are whole numbers in ascending order") {
    ForecastParameters forecast = good();
    forecast.horizons = {1.0, 2.5, 2.0, 2.0};
    CHECK(problems(forecast) == "forecast.horizons[1]: 2.5 is no whole number of quarters\n"
                                "forecast.horizons[2]: 2 does not exceed 2.5, before it\n"
                                "forecast.horizons[3]: 2 does not exceed 2, before it\n");
    forecast.horizons = {};
    CHECK(problems(forecast) == "forecast.horizons: are none; a forecast needs at least one\n");
}

TEST_CASE("unknown comparisons of states have the nearest beside them") {
    ForecastParameters forecast = good();
    forecast.states.policy_rate = "level";
    CHECK(problems(forecast) == "forecast.states.policy_rate: \"level\" is not one of levels, "
                                "deviations, scaled; did you mean levels?\n");
}

TEST_CASE("the VAR needs the four variables, each once") {
    ForecastParameters forecast = good();
    forecast.var_variables = {"real_gdp", "gdp_deflator", "unemployment_rate", "real_gdp"};
    CHECK(problems(forecast) == "forecast.var_variables[3]: real_gdp is named twice\n"
                                "forecast.var_variables: do not include policy_rate\n");
}

TEST_CASE("runs must be long enough, and have a central bank") {
    ForecastParameters forecast = good(); // five years of burn-in, one quarter, twelve ahead
    CHECK(usable_quarters(forecast, run_of(9)) == 15);
    CHECK(run_problems(forecast, run_of(9)).empty());
    CHECK(run_problems(forecast, run_of(8)) ==
          "forecast.burn_in: a run leaves 11 quarters after the burn-in of 5 years and the first "
          "quarter; a forecast of 12 quarters from 1 needs 13\n");
    Scenario scenario = run_of(9);
    scenario.central_bank.enabled = false;
    CHECK(run_problems(forecast, scenario).find("central_bank.enabled") != std::string::npos);
    scenario.time.start += std::chrono::days{1}; // January is not whole: the first quarter is lost
    CHECK(usable_quarters(forecast, scenario) == 14);
}
