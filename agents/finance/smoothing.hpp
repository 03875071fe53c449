// SPDX-License-Identifier: Apache-2.0
/// Exponential smoothing of monthly observations.
#pragma once

#include "core/math.hpp"

namespace tenfold {

/// Time by which the exponential mean of a line lags behind it [yr]; m' = m + (x - m) / memory, the
/// newest month included.
[[nodiscard]] constexpr double smoothing_lag(double memory_in_months) {
    return (memory_in_months - 1.0) / 12.0;
}

/// Exponential mean, the newest month included, over the newest value of a series that has always
/// grown at `growth` (logarithm a year).
[[nodiscard]] inline double smoothed_over_newest(double memory_in_months, double growth) {
    const double weight = 1.0 / memory_in_months;
    return weight / (1.0 - (1.0 - weight) * math::exp(-growth / 12.0));
}

} // namespace tenfold
