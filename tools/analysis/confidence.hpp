// SPDX-License-Identifier: Apache-2.0
/// Intervals of confidence for means and differences of means over runs (Student's t, 95 %).
#pragma once

#include <optional>
#include <span>

namespace tenfold {

inline constexpr double confidence_level = 0.95;

/// An estimate and the interval that holds the truth in 95 % of all samples.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

struct Estimate {
    double value = 0.0;
    std::optional<Interval> interval; // nothing without replication
};

/// Mean of a sample. `sample` is not empty.
[[nodiscard]] Estimate mean_estimate(std::span<const double> sample);

/// Mean of `b` less mean of `a`, of independent samples whose variances may differ (Welch). Neither
/// is empty.
[[nodiscard]] Estimate welch_estimate(std::span<const double> a, std::span<const double> b);

} // namespace tenfold
