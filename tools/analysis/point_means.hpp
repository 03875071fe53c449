// SPDX-License-Identifier: Apache-2.0
/// Means over the replicates of each design point, and the share of noise in their variance.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tenfold {

/// One output at each design point.
struct PointMeans {
    std::vector<double> means;
    double mean = 0.0;        // over the design points
    double deviation = 0.0;   // sample standard deviation over design points; NaN of one point
    double noise_share = 0.0; // share of the variance of the means that is due to random numbers;
                              // NaN of one replicate or one point
};

/// `values` has the replicates of each design point together, point after point.
[[nodiscard]] PointMeans point_means(std::span<const double> values, std::size_t replicates);

} // namespace tenfold
