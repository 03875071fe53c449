// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/regression.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("the first of Anscombe's data sets has the published regression line") {
    const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    const Regression fit = least_squares(y, x);
    REQUIRE(fit.points == 11);
    CHECK(fit.coefficients[0] == test::approximately(3.0001).epsilon(1e-4));
    CHECK(fit.coefficients[1] == test::approximately(0.5001).epsilon(1e-4));
    CHECK(fit.errors[0] == test::approximately(1.1247).epsilon(1e-4));
    CHECK(fit.errors[1] == test::approximately(0.1179).epsilon(1e-3));
    CHECK(fit.r_squared == test::approximately(0.6665).epsilon(1e-4));
}

TEST_CASE("a fitted parabola equals that of numpy") {
    // Reference: numpy.linalg.lstsq; errors from the diagonal of s^2 (X'X)^-1.
    const std::vector<double> x{-0.5, 0.2, 0.9, 1.7, 2.1, 3.0, 3.4, 4.2, 5.1, 5.5};
    const std::vector<double> y{1.2, 1.9, 2.1, 3.5, 3.9, 5.2, 4.8, 6.9, 8.3, 8.1};
    std::vector<double> squares;
    squares.reserve(x.size());
    for (const double value : x) {
        squares.push_back(value * value);
    }
    const std::vector<std::vector<double>> regressors{x, squares};
    const Regression fit = least_squares(y, regressors);
    CHECK(fit.coefficients[0] == test::approximately(1.59192815));
    CHECK(fit.coefficients[1] == test::approximately(0.93788944));
    CHECK(fit.coefficients[2] == test::approximately(0.05804734));
    CHECK(fit.errors[0] == test::approximately(0.23822418));
    CHECK(fit.errors[1] == test::approximately(0.206869));
    CHECK(fit.errors[2] == test::approximately(0.03831752));
    CHECK(fit.r_squared == test::approximately(0.98035600));
    CHECK(fit.autocorrelation == test::approximately(-0.42415405));
    // Negative autocorrelation does not reduce the error: 0.05804734 / 0.03831752.
    CHECK(fit.adjusted_t(2) == test::approximately(1.51490376));
}

TEST_CASE("autocorrelated residuals increase the standard error (Eq. 65)") {
    Regression fit;
    fit.coefficients = {0.0, 1.2};
    fit.errors = {0.1, 0.2};
    fit.points = 20;
    CHECK(fit.adjusted_t(1) == test::approximately(6.0));
    fit.autocorrelation = 0.6; // sqrt(1.6 / 0.4) = 2
    CHECK(fit.adjusted_error(1) == test::approximately(0.4));
    CHECK(fit.adjusted_t(1) == test::approximately(3.0));
    fit.errors[1] = 0.0;
    CHECK(fit.adjusted_t(1) == 0.0);
}

TEST_CASE("an exact line has no significant curvature, and an exact parabola has") {
    std::vector<double> x;
    std::vector<double> squares;
    std::vector<double> line;
    std::vector<double> parabola;
    for (int i = 0; i < 12; ++i) {
        const double value = 0.37 * i - 2.0;
        x.push_back(value);
        squares.push_back(value * value);
        line.push_back(0.1 + 2.3 * value);
        parabola.push_back(0.1 + 2.3 * value - 0.4 * value * value);
    }
    const std::vector<std::vector<double>> regressors{x, squares};
    const Regression straight = least_squares(line, regressors);
    CHECK(straight.coefficients[1] == test::approximately(2.3));
    CHECK(std::abs(straight.adjusted_t(2)) < 0.01); // rounding errors are no evidence
    CHECK(straight.autocorrelation == 0.0);
    const Regression bent = least_squares(parabola, regressors);
    CHECK(bent.coefficients[2] == test::approximately(-0.4));
    CHECK(bent.adjusted_t(2) < -1e6);
}

TEST_CASE("the slope of a line through the origin is a ratio of two sums of products") {
    const std::vector<double> x{1.0, 2.0, 4.0};
    const std::vector<double> y{2.0, 5.0, 7.0};
    const Regression fit = least_squares_through_origin(y, std::vector<std::vector<double>>{x});
    REQUIRE(fit.coefficients.size() == 1);
    CHECK(fit.coefficients[0] == test::approximately(40.0 / 21.0)); // sum xy / sum x^2
    // Residuals 2/21, 25/21, -13/21: sum of squares 798 / 441, two degrees of freedom, sum of x^2
    // 21.
    CHECK(fit.errors[0] == test::approximately(std::sqrt(798.0 / 441.0 / 2.0 / 21.0)));
    CHECK(fit.r_squared == test::approximately(1.0 - 798.0 / 441.0 / 78.0));
    CHECK(least_squares_through_origin(std::vector{1.0}, std::vector<std::vector<double>>{{1.0}})
              .empty());
}

TEST_CASE("critical values of t agree with scipy's") {
    // Reference: scipy.stats.t.ppf(0.975, n).
    CHECK(critical_t(5) == test::approximately(2.5706).epsilon(0.01));
    CHECK(critical_t(10) == test::approximately(2.2281).epsilon(0.002));
    CHECK(critical_t(20) == test::approximately(2.0860).epsilon(0.001));
    CHECK(critical_t(1000) == test::approximately(1.9623).epsilon(0.0001));
}

TEST_CASE("there is no fit without more points than coefficients") {
    CHECK(least_squares(std::vector<double>{}, std::vector<double>{}).empty());
    CHECK(least_squares(std::vector{1.0, 2.0}, std::vector{1.0, 2.0}).empty());
    CHECK_FALSE(least_squares(std::vector{1.0, 2.0, 4.0}, std::vector{1.0, 2.0, 3.0}).empty());
}

TEST_CASE("a regressor that does not vary explains nothing") {
    const std::vector<double> y{1.0, 3.0, 2.0, 6.0};
    const Regression fit = least_squares(y, std::vector<double>(4, 7.0));
    CHECK(fit.coefficients[0] == test::approximately(3.0));
    CHECK(fit.coefficients[1] == 0.0);
    CHECK(fit.errors[1] == 0.0);
    CHECK(fit.adjusted_t(1) == 0.0);
    CHECK(fit.r_squared == test::approximately(0.0));
    const Regression flat = least_squares(std::vector<double>(5, 2.0), {1.0, 2.0, 3.0, 4.0, 5.0});
    CHECK(flat.coefficients[1] == test::approximately(0.0));
    CHECK(flat.r_squared == 0.0);
}
