// SPDX-License-Identifier: Apache-2.0
/// All forecasts of a study beside what happened, and their file.
///
///     # tenfold forecasts 1
///     # study: forecast-us
///     target,origin,horizon,model,mean,lower,upper,actual,scored
///
/// Rows may be added by hand: a model of any name, in the quarters of the others, is scored with them.
#pragma once

#include "scenarios/quarter.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "tools/analysis/forecast_scores.hpp"

namespace tenfold {

/// The name of the simulated economy among the models.
inline constexpr const char* economy_name = "economy";

struct ForecastRow {
    std::string target;
    Quarter origin;
    int horizon = 0; // quarters
    std::string model;
    BandForecast band;   // NaN where there is none
    double actual = 0.0; // NaN where there is none
    bool scored = false; // has a forecast and an actual value, in a quarter that is not masked
};

struct ForecastTable {
    std::string study;
    std::vector<ForecastRow> rows;
};

/// First line of the file.
inline constexpr const char* forecasts_mark = "# tenfold forecasts 1";

[[nodiscard]] std::string forecasts_csv(const ForecastTable& table);

/// Throws FileError if the file cannot be read, ScenarioError with all its problems.
[[nodiscard]] ForecastTable read_forecasts(const std::filesystem::path& path);

/// Forecasts of other models: a CSV file with the columns target, origin, horizon, model and mean,
/// and perhaps lower and upper. Further columns are ignored. Throws as read_forecasts.
[[nodiscard]] std::vector<ForecastRow> read_other_forecasts(const std::filesystem::path& path);

/// Forecasts of a survey: a CSV file with the column `quarter`, in which the survey was made, and any
/// of RGDP_h1 to RGDP_h5 (growth of real GDP in that quarter and the four after it) and PGDP_h1 to
/// PGDP_h5 (growth of the deflator), in percent at annual rate. Their origin is the quarter before the
/// survey's, the last whose data it knew. Throws as read_forecasts.
[[nodiscard]] std::vector<ForecastRow> read_survey(const std::filesystem::path& path);

/// Adds rows in the quarters that the table has for `economy_name`, with the actual values there; the
/// others are left out. Returns the number of rows added. Throws ScenarioError for a model that the
/// table has already.
std::size_t add_forecasts(ForecastTable& table, const std::vector<ForecastRow>& rows);

} // namespace tenfold
