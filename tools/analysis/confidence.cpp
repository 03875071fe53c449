// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/confidence.hpp"

#include <cmath>

#include <boost/math/distributions/students_t.hpp>

namespace tenfold {

namespace {

struct Moments {
    double mean = 0.0;
    double variance_of_mean = 0.0;
    double freedom = 0.0;
};

Moments moments_of(std::span<const double> sample) {
    const auto count = static_cast<double>(sample.size());
    Moments moments;
    for (const double value : sample) {
        moments.mean += value / count;
    }
    moments.freedom = count - 1.0;
    if (sample.size() > 1) {
        double squares = 0.0;
        for (const double value : sample) {
            squares += (value - moments.mean) * (value - moments.mean);
        }
        moments.variance_of_mean = squares / moments.freedom / count;
    }
    return moments;
}

Estimate around(double value, double variance, double freedom) {
    const double tail = 0.5 * (1.0 - confidence_level);
    const double quantile = boost::math::quantile(
        boost::math::complement(boost::math::students_t_distribution<double>{freedom}, tail));
    const double half = quantile * std::sqrt(variance);
    return {value, Interval{value - half, value + half}};
}

} // namespace

Estimate mean_estimate(std::span<const double> sample) {
    const Moments moments = moments_of(sample);
    return sample.size() < 2 ? Estimate{moments.mean, {}}
                             : around(moments.mean, moments.variance_of_mean, moments.freedom);
}

Estimate welch_estimate(std::span<const double> a, std::span<const double> b) {
    const Moments first = moments_of(a);
    const Moments second = moments_of(b);
    const double difference = second.mean - first.mean;
    if (a.size() < 2 || b.size() < 2) {
        return {difference, {}};
    }
    const double variance = first.variance_of_mean + second.variance_of_mean;
    if (variance == 0.0) {
        return {difference, Interval{difference, difference}};
    }
    // Welch-Satterthwaite: degrees of freedom that match the variance of the variance estimate.
    const double freedom = variance * variance /
                           (first.variance_of_mean * first.variance_of_mean / first.freedom +
                            second.variance_of_mean * second.variance_of_mean / second.freedom);
    return around(difference, variance, freedom);
}

} // namespace tenfold
