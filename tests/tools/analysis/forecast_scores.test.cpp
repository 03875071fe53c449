// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/forecast_scores.hpp"

#include "core/check.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

std::vector<LossDifference> differences(const std::vector<double>& values) {
    std::vector<LossDifference> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        result.push_back({static_cast<long>(i), values[i]});
    }
    return result;
}

/// Differences of squared errors of two methods whose errors are moving averages of `overlap`
/// independent normal numbers, as those of forecasts that far ahead are.
std::vector<double>
squared_differences(test::Draws& draws, std::size_t count, std::size_t overlap, double scale) {
    std::vector<double> first(count + overlap);
    std::vector<double> second(count + overlap);
    for (std::size_t i = 0; i < first.size(); ++i) {
        first[i] = scale * draws.normal();
        second[i] = draws.normal();
    }
    std::vector<double> result;
    for (std::size_t i = 0; i < count; ++i) {
        double a = 0.0;
        double b = 0.0;
        for (std::size_t k = 0; k < overlap; ++k) {
            a += first[i + k];
            b += second[i + k];
        }
        result.push_back(a * a - b * b);
    }
    return result;
}

/// Share of trials in which equal accuracy is rejected at 5 %.
double rejected(std::size_t trials, std::size_t count, std::size_t horizon, double scale) {
    double times = 0.0;
    for (std::size_t trial = 0; trial < trials; ++trial) {
        test::Draws draws{static_cast<std::uint32_t>(trial)};
        const auto sample = squared_differences(draws, count, horizon, scale);
        times += equal_accuracy(differences(sample), horizon).p_value < 0.05 ? 1.0 : 0.0;
    }
    return times / static_cast<double>(trials);
}

} // namespace

TEST_CASE("errors and the share of actual values within the bands are those of the sample") {
    const std::vector<ForecastOutcome> outcomes{{{1.0, 0.0, 2.0}, 2.0},  // on the end of its band
                                                {{1.0, 0.0, 2.0}, -2.0}, // below
                                                {{5.0, 4.0, 6.0}, 5.0},
                                                {{0.0, -9.0, 9.0}, 4.0}};
    const ForecastScore score = forecast_score(outcomes);
    CHECK(score.n == 4);
    CHECK(score.rmse == test::approximately(std::sqrt(26.0 / 4.0)));
    CHECK(score.mae == test::approximately(2.0));
    CHECK(score.coverage == test::approximately(0.75));
}

TEST_CASE("forecasts without bands have errors and no coverage") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<ForecastOutcome> outcomes{{{1.0, nan, nan}, 2.0}, {{1.0, 0.0, 2.0}, 1.0}};
    const ForecastScore score = forecast_score(outcomes);
    CHECK(score.rmse == test::approximately(std::sqrt(0.5)));
    CHECK(std::isnan(score.coverage));
    CHECK(std::isnan(forecast_score({}).rmse));
    CHECK(forecast_score({}).n == 0);
}

TEST_CASE("equal accuracy is tested by the statistic of Harvey, Leybourne and Newbold") {
    // Mean 1, variance 2 (over n), correction (n + 1 - 2h + h(h - 1)/n)/n = 4/5: sqrt(4/5 / (2/5)).
    const std::vector<double> values{1.0, -1.0, 2.0, 0.0, 3.0};
    const EqualAccuracyTest one = equal_accuracy(differences(values), 1);
    CHECK(one.mean == test::approximately(1.0));
    CHECK(one.statistic == test::approximately(std::sqrt(2.0)));
    CHECK(one.p_value == test::approximately(0.2301996411).epsilon(1e-8)); // SciPy 1.10, t.sf
    // Autocovariance -1: 2 - 2 is not positive, so that Bartlett's weights give 2 - 1; correction
    // 0.48.
    const EqualAccuracyTest two = equal_accuracy(differences(values), 2);
    CHECK(two.statistic == test::approximately(std::sqrt(0.48 / 0.2)));
}

TEST_CASE("autocovariances of a sample with missing periods take pairs that are that far apart") {
    // Deviations 1, 1, -2 in the periods 0, 1 and 3: only the first two are a period apart, so that
    // the variance is (6 + 2 * 1)/3, and the correction (3 + 1 - 4 + 2/3)/3.
    const std::vector<LossDifference> gap{{0, 4.0}, {1, 4.0}, {3, 1.0}};
    const EqualAccuracyTest test = equal_accuracy(gap, 2);
    CHECK(test.statistic == test::approximately(std::sqrt(2.0 / 9.0) * 3.0 / std::sqrt(8.0 / 9.0)));
}

TEST_CASE("too few or equal differences cannot be tested") {
    CHECK(std::isnan(equal_accuracy({}, 1).statistic));
    CHECK(std::isnan(equal_accuracy(differences({1.0, 2.0}), 2).p_value));
    CHECK(std::isnan(equal_accuracy(differences({1.0, 1.0, 1.0}), 1).p_value));
    CHECK_THROWS_AS((void)equal_accuracy(differences({1.0, 2.0}), 0), RunError);
    const std::vector<LossDifference> backwards{{1, 1.0}, {0, 2.0}};
    CHECK_THROWS_AS((void)equal_accuracy(backwards, 1), RunError);
}

TEST_CASE("equally accurate methods are told apart in about 5 % of samples, unequal ones in most") {
    const std::size_t trials = statistics::sample(4000);
    const double error = std::sqrt(0.05 * 0.95 / static_cast<double>(trials));
    const double margin = statistics::z_critical() * error; // alpha 1e-6
    // 0.01 and 0.04: the statistic has Student's distribution only in large samples.
    CHECK(std::abs(rejected(trials, 40, 1, 1.0) - 0.05) < 0.01 + margin);
    CHECK(std::abs(rejected(trials, 120, 4, 1.0) - 0.05) < 0.04 + margin);
    CHECK(rejected(statistics::sample(1000), 40, 1, 2.0) > 0.8);
}
