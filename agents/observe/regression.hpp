// SPDX-License-Identifier: Apache-2.0
/// Ordinary least squares with few regressors, and what correlated residuals do to its errors. Pure
/// functions.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tenfold {

/// A fitted line or surface. Without more points than coefficients there is no fit: `points` is
/// then 0 and there are no coefficients.
struct Regression {
    std::vector<double> coefficients; // the constant first, where there is one
    std::vector<double> errors;       // their standard errors, for independent residuals
    double r_squared = 0.0;           // 0 if the explained values do not vary
    double autocorrelation = 0.0;     // of the residuals, from one point to the next
    std::size_t points = 0;

    [[nodiscard]] bool empty() const { return points == 0; }
    /// Standard error for residuals that follow one another: AR(1) with the measured
    /// autocorrelation r1 stretches it by sqrt((1 + r1) / (1 - r1)). A negative one leaves it.
    [[nodiscard]] double adjusted_error(std::size_t coefficient) const;
    /// Coefficient over that error; 0 if both are.
    [[nodiscard]] double adjusted_t(std::size_t coefficient) const;
};

/// Fits `explained` = b0 + b1 x1 + b2 x2 + ...; every regressor has as many points. A regressor
/// that the ones before it imply (a constant, say) gets the coefficient 0 and the error 0.
/// Residuals smaller than a billionth of the spread of `explained` count as rounding.
[[nodiscard]] Regression least_squares(std::span<const double> explained,
                                       std::span<const std::vector<double>> regressors);

/// The same without a constant: `explained` = b0 x0 + b1 x1 + ...; r_squared is of the sum of
/// squares.
[[nodiscard]] Regression
least_squares_through_origin(std::span<const double> explained,
                             std::span<const std::vector<double>> regressors);

/// What a t statistic with so many degrees of freedom exceeds, up or down, once in twenty cases
/// (Abramowitz and Stegun 1964, 26.7.5; within a hundredth from five on).
[[nodiscard]] double critical_t(std::size_t degrees_of_freedom);

/// The same with one regressor and a constant: coefficients are intercept and slope.
[[nodiscard]] Regression least_squares(std::span<const double> explained, std::vector<double> x);

} // namespace tenfold
