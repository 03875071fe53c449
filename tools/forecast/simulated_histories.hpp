// SPDX-License-Identifier: Apache-2.0
/// The targets of a forecast in the runs of a sweep, quarter by quarter.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/forecast_study.hpp"

#include <vector>

#include "tools/analysis/autoregression.hpp"

namespace tenfold {

/// One history for each complete run: a row for each whole quarter after the burn-in and the quarter
/// after it (whose growth needs the one before), in the order and units of forecast_targets. The
/// monthly series are averaged over the quarter; the deflator is nominal over real GDP. Throws
/// FileError if the table lacks a series.
[[nodiscard]] std::vector<PeriodRows> simulated_histories(const SweepTable& sweep,
                                                          const ForecastParameters& forecast);

} // namespace tenfold
