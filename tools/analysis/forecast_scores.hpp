// SPDX-License-Identifier: Apache-2.0
/// Accuracy of forecasts, and the test of Diebold and Mariano whether one method is more accurate
/// than another.
#pragma once

#include <cstddef>
#include <span>

namespace tenfold {

/// Probability that the band of a forecast contains the actual value, if the method is right.
inline constexpr double band_probability = 0.8;

struct BandForecast {
    double mean = 0.0;
    double lower = 0.0; // 10 % quantile
    double upper = 0.0; // 90 % quantile
};

/// A forecast beside what happened.
struct ForecastOutcome {
    BandForecast forecast;
    double actual = 0.0;
};

struct ForecastScore {
    std::size_t n = 0;
    double rmse = 0.0;     // root mean squared error
    double mae = 0.0;      // mean absolute error
    double coverage = 0.0; // share of actual values within the bands, their ends included;
                           // NaN if a band is missing
};

/// NaN of an empty sample.
[[nodiscard]] ForecastScore forecast_score(std::span<const ForecastOutcome> outcomes);

/// Squared error of a method less that of its rival, of the forecast made in one period.
struct LossDifference {
    long period = 0; // consecutive numbers; periods may be missing
    double value = 0.0;
};

struct EqualAccuracyTest {
    double mean = 0.0;      // of the differences: below 0 if the method is the better one
    double statistic = 0.0; // NaN with fewer than `horizon` + 1 differences, or if all are equal
    double p_value = 0.0;   // two-sided
};

/// Tests whether the expected difference is 0 for forecasts `horizon` >= 1 periods ahead: Diebold
/// and Mariano, Journal of Business and Economic Statistics 13:253, 1995, with the correction for
/// small samples of Harvey, Leybourne and Newbold, International Journal of Forecasting 13:281, 1997,
/// and Student's t with n - 1 degrees of freedom. The variance of the mean takes the autocovariances
/// up to `horizon` - 1 of the pairs that are that far apart; where their sum is not positive, it
/// takes Bartlett's weights. The periods must increase.
[[nodiscard]] EqualAccuracyTest equal_accuracy(std::span<const LossDifference> differences,
                                               std::size_t horizon);

} // namespace tenfold
