// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/autoregression.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/draws.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::array one{1.0};

constexpr double persistence = 0.8;
constexpr double noise = 0.5;
constexpr double mean = 3.0;

/// A stationary AR(1).
PeriodRows simulated(test::Draws& draws, std::size_t periods) {
    PeriodRows rows;
    double value = mean + noise / std::sqrt(1.0 - persistence * persistence) * draws.normal();
    for (std::size_t i = 0; i < periods; ++i) {
        rows.push_back({value});
        value = mean + persistence * (value - mean) + noise * draws.normal();
    }
    return rows;
}

/// Variance of the error of an AR(1) forecast with known coefficients.
double error_variance(int horizon) {
    double sum = 0.0;
    for (int step = 0; step < horizon; ++step) {
        sum += std::pow(persistence, 2.0 * step);
    }
    return noise * noise * sum;
}

/// Two variables without noise, each moved by both.
PeriodRows exact_pair(std::size_t periods) {
    PeriodRows rows{{1.0, 0.0}};
    while (rows.size() < periods) {
        const auto& last = rows.back();
        rows.push_back({2.0 + 0.5 * last[0] - 0.4 * last[1], -1.0 + 0.3 * last[0] + 0.6 * last[1]});
    }
    return rows;
}

} // namespace

TEST_CASE("least squares finds the coefficients of exact relations") {
    const Autoregression model{exact_pair(12), 1};
    CHECK(model.constant(0) == test::approximately(2.0));
    CHECK(model.coefficient(0, 0, 1) == test::approximately(0.5));
    CHECK(model.coefficient(0, 1, 1) == test::approximately(-0.4));
    CHECK(model.constant(1) == test::approximately(-1.0));
    CHECK(model.coefficient(1, 0, 1) == test::approximately(0.3));
    CHECK(model.residual_covariance(0, 0) < 1e-20);
}

TEST_CASE("forecasts are iterated, and sums of variables follow") {
    PeriodRows rows = exact_pair(15);
    const PeriodRows future{rows.begin() + 12, rows.end()};
    rows.resize(12);
    constexpr std::array weights{1.0, -2.0};
    const auto forecast = Autoregression{rows, 1}.forecast(rows, weights, 3);
    for (std::size_t step = 0; step < 3; ++step) {
        CHECK(forecast[step].mean ==
              test::approximately(future[step][0] - 2.0 * future[step][1]).epsilon(1e-9));
    }
}

TEST_CASE("periods with a missing value are left out of the estimate") {
    PeriodRows rows = exact_pair(20);
    rows[7][1] = no_number;
    const Autoregression model{rows, 1};
    CHECK(model.coefficient(0, 1, 1) == test::approximately(-0.4));
    CHECK(std::isfinite(model.forecast(rows, std::array{1.0, 0.0}, 1)[0].mean));
    rows.back()[1] = no_number;
    const auto unknown = model.forecast(rows, std::array{1.0, 0.0}, 1);
    CHECK(std::isnan(unknown[0].mean));
    CHECK(std::isnan(unknown[0].band().lower));
}

TEST_CASE("too few periods are refused") {
    CHECK_THROWS_AS((Autoregression{exact_pair(4), 1}), RunError);
    CHECK_NOTHROW((Autoregression{exact_pair(5), 1}));
    CHECK_THROWS_AS((Autoregression{{}, 1}), RunError);
    CHECK_THROWS_AS((Autoregression{{{1.0}, {2.0, 3.0}}, 1}), RunError);
}

TEST_CASE("errors of AR(1) forecasts approach those of known coefficients, and bands hold 80 %") {
    constexpr std::size_t periods = 400;
    constexpr std::size_t longest = 4;
    const std::size_t trials = statistics::sample(20'000);
    std::vector<double> near;
    std::vector<double> far;
    double inside = 0.0;
    for (std::size_t trial = 0; trial < trials; ++trial) {
        test::Draws draws{static_cast<std::uint32_t>(trial)};
        PeriodRows rows = simulated(draws, periods + longest);
        const double next = rows[periods][0];
        const double last = rows[periods + longest - 1][0];
        rows.resize(periods);
        const auto forecast = Autoregression{rows, 1}.forecast(rows, one, longest);
        near.push_back(std::pow(forecast[0].mean - next, 2.0));
        far.push_back(std::pow(forecast[longest - 1].mean - last, 2.0));
        const BandForecast band = forecast[longest - 1].band();
        inside += band.lower <= last && last <= band.upper ? 1.0 : 0.0;
    }
    // Estimated coefficients add (variables + 1)/periods at one step (Fuller and Hasza 1981).
    statistics::check_t(near, error_variance(1) * (1.0 + 2.0 / (periods - 1)));
    const statistics::MeanEstimate error = statistics::estimate_mean(far);
    CHECK(std::abs(error.mean - error_variance(longest)) <
          0.03 * error_variance(longest) + statistics::z_critical() * error.standard_error);
    // Half a per cent for the estimated coefficients.
    const double share = inside / static_cast<double>(trials);
    CHECK(std::abs(share - 0.8) <
          0.005 + statistics::z_critical() * std::sqrt(0.16 / static_cast<double>(trials)));
}

TEST_CASE("the band of a forecast is that of the normal distribution") {
    const BandForecast band = NormalForecast{1.0, 2.0}.band();
    CHECK(band.mean == 1.0);
    CHECK(band.upper == test::approximately(1.0 + 2.0 * 1.2815515655446004));
    CHECK(band.lower == test::approximately(1.0 - 2.0 * 1.2815515655446004));
}

TEST_CASE("the variance of a forecast is that of the moving average of the residuals") {
    test::Draws draws{1};
    const PeriodRows rows = simulated(draws, 100);
    const Autoregression model{rows, 1};
    const double phi = model.coefficient(0, 0, 1);
    const double variance = model.residual_covariance(0, 0);
    const auto forecast = model.forecast(rows, one, 3);
    CHECK(forecast[0].deviation == test::approximately(std::sqrt(variance)));
    CHECK(forecast[2].deviation ==
          test::approximately(std::sqrt(variance * (1.0 + phi * phi + std::pow(phi, 4.0)))));
}

TEST_CASE(
    "a tight Minnesota prior gives its own coefficients, a loose one those of least squares") {
    test::Draws draws{2};
    PeriodRows rows;
    const PeriodRows first = simulated(draws, 60);
    const PeriodRows second = simulated(draws, 60);
    for (std::size_t i = 0; i < first.size(); ++i) {
        rows.push_back({first[i][0], 10.0 * second[i][0]});
    }
    const Autoregression tight{rows, 2, MinnesotaPrior{1e-6, 0.5, {1.0, 0.0}}};
    CHECK(tight.coefficient(0, 0, 1) == test::approximately(1.0).epsilon(1e-6));
    CHECK(std::abs(tight.coefficient(1, 1, 1)) < 1e-6);
    CHECK(std::abs(tight.coefficient(0, 0, 2)) < 1e-6);
    CHECK(std::abs(tight.coefficient(0, 1, 1)) < 1e-6);
    CHECK(tight.constant(1) == test::approximately(10.0 * mean).epsilon(0.2)); // its sample mean
    const Autoregression loose{rows, 2, MinnesotaPrior{1e6, 0.5, {1.0, 0.0}}};
    const Autoregression least{rows, 2};
    for (std::size_t lag = 1; lag <= 2; ++lag) {
        CHECK(loose.coefficient(0, 1, lag) ==
              test::approximately(least.coefficient(0, 1, lag)).epsilon(1e-6));
        CHECK(loose.coefficient(1, 0, lag) ==
              test::approximately(least.coefficient(1, 0, lag)).epsilon(1e-6));
    }
    CHECK_THROWS_AS((Autoregression{rows, 1, MinnesotaPrior{0.2, 0.5, {1.0}}}), RunError);
    CHECK_THROWS_AS((Autoregression{rows, 1, MinnesotaPrior{0.0, 0.5, {1.0, 0.0}}}), RunError);
}

TEST_CASE("the posterior mean of one coefficient lies between prior and data by their precisions") {
    // y(t) on y(t - 1) with a constant: deviations from means carry the whole information.
    test::Draws draws{3};
    const PeriodRows rows = simulated(draws, 40);
    const Autoregression least{rows, 1};
    double lagged_mean = 0.0;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        lagged_mean += rows[i][0] / static_cast<double>(rows.size() - 1);
    }
    double squares = 0.0;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        squares += std::pow(rows[i][0] - lagged_mean, 2.0);
    }
    const double data = squares / least.residual_covariance(0, 0);
    const double prior = 1.0 / (0.2 * 0.2);
    const double expected = (data * least.coefficient(0, 0, 1) + prior * 1.0) / (data + prior);
    const Autoregression posterior{rows, 1, MinnesotaPrior{0.2, 0.5, {1.0}}};
    CHECK(posterior.coefficient(0, 0, 1) == test::approximately(expected).epsilon(1e-9));
}
