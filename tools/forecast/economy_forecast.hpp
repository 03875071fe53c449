// SPDX-License-Identifier: Apache-2.0
/// Forecasts of the simulated economy from an observed state.
#pragma once

#include "scenarios/forecast_study.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/autoregression.hpp"
#include "tools/analysis/forecast_scores.hpp"

namespace tenfold {

/// Forecasts of one model from one origin: a row for each horizon, in the order of forecast_targets.
/// NaN where there is none.
using OriginForecasts = std::vector<std::array<BandForecast, forecast_targets.size()>>;

/// Forecasts without a value.
[[nodiscard]] OriginForecasts no_forecasts(std::size_t horizons);

/// The economy of a study's runs.
class SimulatedEconomy {
public:
    /// `histories` as of simulated_histories. Throws RunError if they hold too few windows, or if a
    /// variable that is to be scaled does not vary.
    SimulatedEconomy(std::vector<PeriodRows> histories, const ForecastParameters& forecast);

    /// Forecasts from the last row of `past`, the data up to an origin. `reference` are the rows of
    /// the data whose means and standard deviations the histories are moved to. No forecasts if the
    /// state has a missing value.
    [[nodiscard]] OriginForecasts forecast(std::span<const std::vector<double>> past,
                                           std::span<const std::vector<double>> reference) const;

    /// Windows of the histories: a state and what followed it.
    [[nodiscard]] std::size_t windows() const;

private:
    /// data = shift + factor * economy.
    struct Translation {
        double shift = 0.0;
        double factor = 1.0;
    };
    using Translations = std::array<Translation, forecast_targets.size()>;

    [[nodiscard]] Translations translations(std::span<const std::vector<double>> reference) const;

    std::vector<PeriodRows> histories_;
    ForecastParameters forecast_;
    std::vector<double> means_;      // of the targets over all histories
    std::vector<double> deviations_; // standard deviations
};

} // namespace tenfold
