// SPDX-License-Identifier: Apache-2.0
/// Forecasts from simulated histories: of all windows of the histories, those nearest to the
/// observed state, and what followed them. The futures are adjusted along their local-linear
/// dependence on the state (tools/analysis/rejection.hpp), so that the forecast fits the observed
/// state where the nearest windows lie to one side of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/forecast_scores.hpp"

namespace tenfold {

/// One row for each window of a simulated history in both tables: the state at its end, and the
/// values that followed. All rows of a table have the same length and finite numbers.
struct SimulatedWindows {
    std::vector<std::vector<double>> states;
    std::vector<std::vector<double>> futures;
};

/// Windows whose states are scaled so that all their directions count alike: the distance between
/// two states is that of Mahalanobis in the windows' own covariance.
class Analogues {
public:
    /// Throws RunError without windows, and for rows of different lengths.
    explicit Analogues(SimulatedWindows windows);

    /// Forecasts of each value that may follow `state`, from the nearest `neighbours` windows, or all
    /// of them if there are fewer.
    [[nodiscard]] std::vector<BandForecast> forecast(std::span<const double> state,
                                                     std::size_t neighbours) const;

    [[nodiscard]] std::size_t windows() const { return windows_.states.size(); }

private:
    /// Moves a state to the mean of the windows and scales it by their covariance.
    [[nodiscard]] std::vector<double> scaled(std::span<const double> state) const;

    SimulatedWindows windows_; // states are scaled
    std::vector<double> means_;
    std::vector<std::vector<double>> scaling_; // rows of the inverse root of the covariance
};

} // namespace tenfold
