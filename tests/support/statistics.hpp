// SPDX-License-Identifier: Apache-2.0
/// Statistical tests: each rejects a true model with probability alpha = 1e-6, two-sided, on a
/// fixed seed. Critical values: quantiles of the normal, Student and chi-square distributions by
/// Boost.Math; for distribution functions the inequality of Dvoretzky, Kiefer and Wolfowitz with
/// Massart's constant.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <doctest/doctest.h>

namespace tenfold::statistics {

/// Probability with which a test rejects a true model.
inline constexpr double alpha = 1e-6;

/// Two-sided critical value of the standard normal distribution: 4.892.
[[nodiscard]] double z_critical();

/// Two-sided critical value of Student's t, for example 7.07 at 19 degrees of freedom; `level` is
/// the probability with which it is exceeded.
[[nodiscard]] double t_critical(std::size_t degrees_of_freedom, double level = alpha);

/// Upper critical value of chi-square, and the lower one.
[[nodiscard]] double chi_square_critical(std::size_t degrees_of_freedom);
[[nodiscard]] double chi_square_lower_critical(std::size_t degrees_of_freedom);

/// Critical distance between an empirical and the true distribution function, 2.694 / sqrt(n):
///     sqrt(ln(2/alpha) / 2n)
[[nodiscard]] inline double dkw_critical(std::size_t samples) {
    return std::sqrt(std::log(2.0 / alpha) / (2.0 * static_cast<double>(samples)));
}

/// Sample sizes are for optimised builds; a twentieth under sanitizers and without optimisation.
/// The tolerances follow the sample size, so they need no other change.
[[nodiscard]] constexpr std::uint64_t sample(std::uint64_t size) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
    return std::max<std::uint64_t>(1, size / 20);
#else
    return size;
#endif
}

/// z test of a statistic of known standard error.
inline void check_z(double observed, double expected, double standard_error) {
    const double z = (observed - expected) / standard_error;
    CAPTURE(observed);
    CAPTURE(expected);
    CAPTURE(z);
    CHECK(std::abs(z) <= z_critical());
}

/// Mean and its standard error.
struct MeanEstimate {
    double mean = 0.0;
    double standard_error = 0.0;
};

[[nodiscard]] inline MeanEstimate estimate_mean(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

/// t test of the mean of independent replicates.
inline void check_t(std::span<const double> replicates, double expected) {
    const MeanEstimate estimate = estimate_mean(replicates);
    const double mean = estimate.mean;
    const double t = (mean - expected) / estimate.standard_error;
    CAPTURE(mean);
    CAPTURE(expected);
    CAPTURE(t);
    CHECK(std::abs(t) <= t_critical(replicates.size() - 1));
}

/// Distance of the sample's distribution function from `distribution`, against DKW.
template <class Distribution>
void check_distribution(std::vector<double> sample_values, Distribution&& distribution) {
    std::sort(sample_values.begin(), sample_values.end());
    const auto n = static_cast<double>(sample_values.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample_values.size(); ++i) {
        const double expected = distribution(sample_values[i]);
        distance = std::max({distance,
                             expected - static_cast<double>(i) / n,
                             static_cast<double>(i + 1) / n - expected});
    }
    CAPTURE(distance);
    CHECK(distance <= dkw_critical(sample_values.size()));
}

/// Pearson's chi-square of counts against expected counts (at least 5 each) of the same sum.
inline void check_chi_square(std::span<const std::int64_t> counts,
                             std::span<const double> expected) {
    REQUIRE(counts.size() == expected.size());
    double chi_square = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        REQUIRE(expected[i] >= 5.0);
        const double difference = static_cast<double>(counts[i]) - expected[i];
        chi_square += difference * difference / expected[i];
    }
    CAPTURE(chi_square);
    CHECK(chi_square <= chi_square_critical(counts.size() - 1));
}

} // namespace tenfold::statistics
