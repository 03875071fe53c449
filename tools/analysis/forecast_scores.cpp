// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/forecast_scores.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Autocovariances of the differences at the lags 0 to `lags`; a missing period adds nothing.
std::vector<double>
autocovariances(std::span<const LossDifference> differences, double mean, std::size_t lags) {
    const auto n = static_cast<double>(differences.size());
    std::vector<double> result(lags + 1, 0.0);
    for (std::size_t i = 0; i < differences.size(); ++i) {
        for (std::size_t j = i; j < differences.size(); ++j) {
            const auto lag =
                static_cast<std::size_t>(differences[j].period - differences[i].period);
            if (lag > lags) {
                break;
            }
            result[lag] += (differences[i].value - mean) * (differences[j].value - mean) / n;
        }
    }
    return result;
}

/// Variance of the sum of the differences over their number.
double long_run_variance(std::span<const double> covariances) {
    const auto lags = static_cast<double>(covariances.size());
    double rectangular = covariances[0];
    double bartlett = covariances[0];
    for (std::size_t lag = 1; lag < covariances.size(); ++lag) {
        rectangular += 2.0 * covariances[lag];
        bartlett += 2.0 * (1.0 - static_cast<double>(lag) / lags) * covariances[lag];
    }
    return rectangular > 0.0 ? rectangular : bartlett;
}

} // namespace

ForecastScore forecast_score(std::span<const ForecastOutcome> outcomes) {
    ForecastScore score;
    score.n = outcomes.size();
    const double n = outcomes.empty() ? nan : static_cast<double>(outcomes.size());
    double squares = 0.0;
    double sizes = 0.0;
    double inside = 0.0;
    for (const ForecastOutcome& each : outcomes) {
        const BandForecast& band = each.forecast;
        const double error = band.mean - each.actual;
        squares += error * error;
        sizes += std::abs(error);
        const bool has_band = std::isfinite(band.lower) && std::isfinite(band.upper);
        const bool covers = band.lower <= each.actual && each.actual <= band.upper;
        inside += !has_band ? nan : covers ? 1.0 : 0.0;
    }
    score.rmse = std::sqrt(squares / n);
    score.mae = sizes / n;
    score.coverage = inside / n;
    return score;
}

EqualAccuracyTest equal_accuracy(std::span<const LossDifference> differences, std::size_t horizon) {
    validate(horizon > 0, "a forecast has a horizon of at least one period");
    validate(std::ranges::adjacent_find(differences,
                                        [](const LossDifference& a, const LossDifference& b) {
                                            return a.period >= b.period;
                                        }) == differences.end(),
             "the periods of differences must increase");
    const auto n = static_cast<double>(differences.size());
    EqualAccuracyTest test{nan, nan, nan};
    if (differences.empty()) {
        return test;
    }
    test.mean = 0.0;
    for (const LossDifference& each : differences) {
        test.mean += each.value / n;
    }
    if (differences.size() <= horizon) {
        return test;
    }
    const double variance =
        long_run_variance(autocovariances(differences, test.mean, horizon - 1)) / n;
    if (!(variance > 0.0)) {
        return test;
    }
    const auto h = static_cast<double>(horizon);
    const double correction = (n + 1.0 - 2.0 * h + h * (h - 1.0) / n) / n;
    test.statistic = std::sqrt(std::max(correction, 0.0)) * test.mean / std::sqrt(variance);
    test.p_value =
        2.0 * boost::math::cdf(boost::math::complement(
                  boost::math::students_t_distribution<double>{n - 1.0}, std::abs(test.statistic)));
    return test;
}

} // namespace tenfold
