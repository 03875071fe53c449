// SPDX-License-Identifier: Apache-2.0
/// The statistical rivals of the economy, estimated anew at each origin on the data up to it.
#pragma once

#include "scenarios/forecast_study.hpp"
#include "scenarios/quarter.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "tools/forecast/economy_forecast.hpp"
#include "tools/forecast/quarterly_data.hpp"

namespace tenfold {

/// The rivals in the order of tables. The first two are the naive ones.
inline constexpr std::array<std::string_view, 6> rival_names{
    "historical_mean", "no_change", "ar_1", "ar_4", "var_1", "bvar_1"};
inline constexpr std::size_t naive_rivals = 2;

/// Fewest quarters of the data on which rivals are estimated, five years.
inline constexpr int least_estimation_quarters = 20;

/// Columns of the data besides the targets that the VAR needs.
[[nodiscard]] std::vector<std::string> further_columns(const ForecastParameters& forecast);

/// The forecasts of each rival from `origin`, in the order of rival_names. The historical mean is
/// that of the estimation window, and no change repeats the value at the origin; the band of the
/// latter has the standard deviation of the changes over the horizon in that window. AR and VAR have
/// constants, are estimated by least squares and iterated. Nominal growth of a VAR without it is the
/// sum of its real growth and inflation. The Minnesota prior expects random walks of unemployment
/// and policy rate, and no persistence of the others. Throws RunError if the window is too short.
[[nodiscard]] std::vector<OriginForecasts>
rival_forecasts(const ForecastParameters& forecast, const QuarterlyData& data, Quarter origin);

} // namespace tenfold
