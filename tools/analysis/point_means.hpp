// SPDX-License-Identifier: Apache-2.0
/// Outputs of replicated points, and how much of their variance is noise.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tenfold {

/// An output at each point of a design: the mean over its replicates.
struct PointMeans {
    std::vector<double> means;
    double mean = 0.0;        // over the points
    double deviation = 0.0;   // standard deviation of the sample of points; NaN of one point
    double noise_share = 0.0; // of the variance of the means, due to random numbers; NaN of one
                              // replicate and of one point
};

/// `values` has the replicates of each point together, point after point.
[[nodiscard]] PointMeans point_means(std::span<const double> values, std::size_t replicates);

} // namespace tenfold
