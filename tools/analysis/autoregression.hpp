// SPDX-License-Identifier: Apache-2.0
/// Autoregressions of one or several variables, estimated by least squares or with a Minnesota
/// prior, and their iterated forecasts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/forecast_scores.hpp"

namespace tenfold {

/// One row for each period, one number for each variable; NaN if missing.
using PeriodRows = std::vector<std::vector<double>>;

/// The Minnesota prior (Litterman, Journal of Business and Economic Statistics 4:25, 1986): the
/// coefficients are independent and normal. A variable's own first lag has the mean `own`, all
/// others 0. The standard deviation of a coefficient on lag l is tightness / l for own lags, and
/// `cross` times that, in units of the two variables' residuals of AR(1), for those of others. The
/// constant has no prior.
struct MinnesotaPrior {
    double tightness = 0.2;
    double cross = 0.5;
    std::vector<double> own = {}; // one for each variable
};

struct NormalForecast {
    double mean = 0.0;
    double deviation = 0.0; // standard deviation of the error, for known coefficients

    [[nodiscard]] BandForecast band() const;
};

/// y(t) = constant + sum of A(l) y(t - l), l from 1 to `lags`, plus a normal residual.
class Autoregression {
public:
    /// Least squares over the periods without a missing value. Throws RunError unless they
    /// outnumber the coefficients of an equation.
    Autoregression(const PeriodRows& rows, std::size_t lags);
    /// The mean of the posterior, with the residual variances of AR(1) taken as known.
    Autoregression(const PeriodRows& rows, std::size_t lags, const MinnesotaPrior& prior);

    /// Least number of complete periods after the first `lags`.
    [[nodiscard]] static std::size_t least_periods(std::size_t variables, std::size_t lags) {
        return variables * lags + 2;
    }

    /// Coefficient of `equation` on variable `of`, `lag` periods earlier.
    [[nodiscard]] double coefficient(std::size_t equation, std::size_t of, std::size_t lag) const;
    [[nodiscard]] double constant(std::size_t equation) const;
    /// Covariance of two residuals.
    [[nodiscard]] double residual_covariance(std::size_t a, std::size_t b) const;

    /// Forecasts of the sum of the variables times `weights`, 1 to `horizon` periods after the last
    /// row. NaN if one of the last `lags` rows has a missing value.
    [[nodiscard]] std::vector<NormalForecast>
    forecast(const PeriodRows& rows, std::span<const double> weights, std::size_t horizon) const;

private:
    /// Sets the covariances from the residuals of the coefficients.
    void set_residuals(const PeriodRows& rows);

    std::size_t variables_;
    std::size_t lags_;
    std::vector<std::vector<double>> coefficients_; // by equation: constant, lag 1, lag 2, ...
    std::vector<std::vector<double>> covariances_;
};

} // namespace tenfold
