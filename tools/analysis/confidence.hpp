// SPDX-License-Identifier: Apache-2.0
/// Confidence intervals of means and of differences of means over runs (Student's t, 95 %).
#pragma once

#include <optional>
#include <span>

namespace tenfold {

inline constexpr double confidence_level = 0.95;

/// Contains the true value in 95 % of all samples.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

struct Estimate {
    double value = 0.0;
    std::optional<Interval> interval; // none of a single run
};

/// Mean of a sample, which must not be empty.
[[nodiscard]] Estimate mean_estimate(std::span<const double> sample);

/// Mean of `b` less mean of `a`, for independent samples whose variances may differ (Welch). Neither
/// sample may be empty.
[[nodiscard]] Estimate welch_estimate(std::span<const double> a, std::span<const double> b);

} // namespace tenfold
