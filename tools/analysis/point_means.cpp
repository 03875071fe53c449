// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/point_means.hpp"

#include <cmath>
#include <limits>

namespace tenfold {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

/// Sample variance.
double variance_of(std::span<const double> values) {
    if (values.size() < 2) {
        return nothing;
    }
    const double mean = mean_of(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum / static_cast<double>(values.size() - 1);
}

/// Variance of the means that is due to random numbers, from the residuals of a two-way analysis of
/// variance by point and replicate. Common random numbers shift all means equally, which is no noise
/// between points.
double noise_variance(std::span<const double> values,
                      std::span<const double> means,
                      std::size_t replicates) {
    const std::size_t points = means.size();
    double squares = 0.0;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        double shared = 0.0;
        for (std::size_t point = 0; point < points; ++point) {
            shared += (values[point * replicates + replicate] - means[point]) /
                      static_cast<double>(points);
        }
        for (std::size_t point = 0; point < points; ++point) {
            const double rest = values[point * replicates + replicate] - means[point] - shared;
            squares += rest * rest;
        }
    }
    const auto freedom = static_cast<double>((points - 1) * (replicates - 1));
    return squares / freedom / static_cast<double>(replicates);
}

} // namespace

PointMeans point_means(std::span<const double> values, std::size_t replicates) {
    PointMeans result;
    for (std::size_t run = 0; run + replicates <= values.size(); run += replicates) {
        result.means.push_back(mean_of(values.subspan(run, replicates)));
    }
    result.mean = mean_of(result.means);
    const double variance = variance_of(result.means);
    result.deviation = std::sqrt(variance);
    result.noise_share = result.means.size() < 2 || replicates < 2
                             ? nothing
                             : noise_variance(values, result.means, replicates) / variance;
    return result;
}

} // namespace tenfold
