// SPDX-License-Identifier: Apache-2.0
/// All forecasts of a study, from data and runs.
#pragma once

#include "scenarios/forecast_study.hpp"

#include <string>
#include <vector>

#include "tools/forecast/economy_forecast.hpp"
#include "tools/forecast/forecast_table.hpp"
#include "tools/forecast/quarterly_data.hpp"

namespace tenfold {

/// Forecasts of the rivals, for each origin in order.
using RivalsByOrigin = std::vector<std::vector<OriginForecasts>>;

/// Checks that the data contain the origins, and that estimation window and reference hold enough
/// quarters up to the first. Throws ScenarioError, which begins with `name`.
void check_data_window(const ForecastParameters& forecast,
                       const QuarterlyData& data,
                       const std::string& name);

/// The forecasts of the rivals. Throws ScenarioError, which begins with `name`, if the data have too
/// few complete quarters.
[[nodiscard]] RivalsByOrigin rivals_by_origin(const ForecastParameters& forecast,
                                              const QuarterlyData& data,
                                              const std::string& name);

/// The table of the economy and its rivals. A quarter is scored if it has data, is not masked, and
/// all models forecast it.
[[nodiscard]] ForecastTable make_forecasts(const ForecastParameters& forecast,
                                           const QuarterlyData& data,
                                           const SimulatedEconomy& economy,
                                           const RivalsByOrigin& rivals,
                                           const std::string& study);

} // namespace tenfold
