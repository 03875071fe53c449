// SPDX-License-Identifier: Apache-2.0
/// Checks of the part of a study that forecasts.
#pragma once

#include "scenarios/forecast_study.hpp"
#include "scenarios/quarter.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/validate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tenfold {

/// First and last of a range of quarters, both included.
struct QuarterRange {
    Quarter first;
    Quarter last;

    [[nodiscard]] bool contains(Quarter quarter) const {
        return first <= quarter && quarter <= last;
    }
};

/// The range in a valid list of two quarters.
[[nodiscard]] QuarterRange quarter_range(const std::vector<std::string>& texts);

/// Quarters of one run that a forecast can use: without those of the burn-in, and without the first
/// of the rest, whose growth is not known.
[[nodiscard]] std::int64_t usable_quarters(const ForecastParameters& forecast,
                                           const Scenario& scenario);

/// Checks the values between themselves.
void check_forecast(const ForecastParameters& forecast, const ProblemSink& problem);

/// Checks that runs of `scenario` are long enough, and have a policy rate.
void check_forecast_runs(const ForecastParameters& forecast,
                         const Scenario& scenario,
                         const ProblemSink& problem);

} // namespace tenfold
