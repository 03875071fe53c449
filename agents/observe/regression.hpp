// SPDX-License-Identifier: Apache-2.0
/// Ordinary least squares with few regressors, and standard errors corrected for autocorrelation.
/// Pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tenfold {

/// A fitted linear regression. Without more points than coefficients there is no fit: `points` is 0
/// and `coefficients` is empty.
struct Regression {
    std::vector<double> coefficients; // constant first, if there is one
    std::vector<double> errors;       // standard errors, for independent residuals
    double r_squared = 0.0;           // 0 if the dependent variable does not vary
    double autocorrelation = 0.0;     // of the residuals, first order
    std::size_t points = 0;

    [[nodiscard]] bool empty() const { return points == 0; }
    /// Standard error for AR(1) residuals with first-order autocorrelation r1: the ordinary one
    /// times sqrt((1 + r1) / (1 - r1)). A negative r1 leaves it unchanged.
    [[nodiscard]] double adjusted_error(std::size_t coefficient) const;
    /// Coefficient over its adjusted error; 0 if both are 0.
    [[nodiscard]] double adjusted_t(std::size_t coefficient) const;
};

/// Fits `explained` = b0 + b1 x1 + b2 x2 + ...; all vectors have equal length. A regressor that is
/// a linear combination of earlier ones (a constant, for example) gets coefficient 0 and error 0.
/// Residuals below a billionth of the deviations of `explained` count as rounding.
[[nodiscard]] Regression least_squares(std::span<const double> explained,
                                       std::span<const std::vector<double>> regressors);

/// The same without a constant: `explained` = b0 x0 + b1 x1 + ...; r_squared is relative to the sum
/// of squares around 0.
[[nodiscard]] Regression
least_squares_through_origin(std::span<const double> explained,
                             std::span<const std::vector<double>> regressors);

/// Two-sided 5 % critical value of Student's t distribution (Abramowitz and Stegun 1964, 26.7.5;
/// within 0.01 from five degrees of freedom on).
[[nodiscard]] double critical_t(std::size_t degrees_of_freedom);

/// The same with one regressor and a constant: coefficients are intercept and slope.
[[nodiscard]] Regression least_squares(std::span<const double> explained, std::vector<double> x);

} // namespace tenfold
