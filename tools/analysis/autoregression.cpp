// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/autoregression.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>

namespace tenfold {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Index index(std::size_t value) {
    return static_cast<Index>(value);
}

bool is_complete(const std::vector<double>& row) {
    return std::ranges::all_of(row, [](double value) { return std::isfinite(value); });
}

/// The periods whose own row and whose `lags` rows before are complete.
std::vector<std::size_t> complete_periods(const PeriodRows& rows, std::size_t lags) {
    std::vector<std::size_t> periods;
    std::size_t complete = 0; // rows without a gap up to this one
    for (std::size_t i = 0; i < rows.size(); ++i) {
        complete = is_complete(rows[i]) ? complete + 1 : 0;
        if (complete > lags) {
            periods.push_back(i);
        }
    }
    return periods;
}

/// Regressors and regressands of an autoregression, a row for each complete period.
struct Regression {
    Matrix lagged; // 1, lag 1 of each variable, lag 2, ...
    Matrix values;
};

Regression regression_of(const PeriodRows& rows, std::size_t lags) {
    validate(lags > 0, "an autoregression has at least one lag");
    validate(!rows.empty() && !rows[0].empty(), "an autoregression needs observations");
    const std::size_t variables = rows[0].size();
    validate(std::ranges::all_of(rows, [&](const auto& row) { return row.size() == variables; }),
             "rows of observations differ in length");
    const std::vector<std::size_t> periods = complete_periods(rows, lags);
    validate(periods.size() >= Autoregression::least_periods(variables, lags),
             "an autoregression needs more periods than coefficients");
    Regression result{Matrix::Ones(index(periods.size()), index(variables * lags + 1)),
                      Matrix::Zero(index(periods.size()), index(variables))};
    for (std::size_t i = 0; i < periods.size(); ++i) {
        for (std::size_t variable = 0; variable < variables; ++variable) {
            result.values(index(i), index(variable)) = rows[periods[i]][variable];
            for (std::size_t lag = 1; lag <= lags; ++lag) {
                result.lagged(index(i), index(1 + (lag - 1) * variables + variable)) =
                    rows[periods[i] - lag][variable];
            }
        }
    }
    return result;
}

/// Standard deviation of the residual of each variable's own AR(1).
std::vector<double> own_deviations(const PeriodRows& rows) {
    std::vector<double> result;
    for (std::size_t variable = 0; variable < rows[0].size(); ++variable) {
        PeriodRows own;
        for (const std::vector<double>& row : rows) {
            own.push_back({row[variable]});
        }
        const double variance = Autoregression{own, 1}.residual_covariance(0, 0);
        validate(variance > 0.0, "a variable without variation has no Minnesota prior");
        result.push_back(std::sqrt(variance));
    }
    return result;
}

std::vector<double> row_of(const Vector& vector) {
    return {vector.begin(), vector.end()};
}

/// The lags of the first forecast, in the order of the regressors without the constant; NaN where a
/// value is missing.
Vector state_of(const PeriodRows& rows, std::size_t variables, std::size_t lags) {
    Vector state = Vector::Constant(index(variables * lags), nan);
    for (std::size_t lag = 1; lag <= std::min(lags, rows.size()); ++lag) {
        for (std::size_t variable = 0; variable < variables; ++variable) {
            state(index((lag - 1) * variables + variable)) = rows[rows.size() - lag][variable];
        }
    }
    return state;
}

} // namespace

BandForecast NormalForecast::band() const {
    const double half = math::normal_quantile(0.5 * (1.0 + band_probability)) * deviation;
    return {mean, mean - half, mean + half};
}

Autoregression::Autoregression(const PeriodRows& rows, std::size_t lags)
    : variables_{rows.empty() ? 0 : rows[0].size()}, lags_{lags} {
    const Regression data = regression_of(rows, lags);
    // The minimum-norm solution, if regressors are collinear.
    const Eigen::CompleteOrthogonalDecomposition<Matrix> solver{data.lagged};
    const Matrix solution = solver.solve(data.values);
    for (std::size_t equation = 0; equation < variables_; ++equation) {
        coefficients_.push_back(row_of(solution.col(index(equation))));
    }
    set_residuals(rows);
}

Autoregression::Autoregression(const PeriodRows& rows,
                               std::size_t lags,
                               const MinnesotaPrior& prior)
    : variables_{rows.empty() ? 0 : rows[0].size()}, lags_{lags} {
    const Regression data = regression_of(rows, lags);
    validate(prior.own.size() == variables_, "each variable needs a prior mean");
    validate(prior.tightness > 0.0 && prior.cross > 0.0, "a prior has positive deviations");
    const std::vector<double> deviations = own_deviations(rows);
    for (std::size_t equation = 0; equation < variables_; ++equation) {
        const double variance = deviations[equation] * deviations[equation];
        Matrix precision = data.lagged.transpose() * data.lagged / variance;
        Vector pull = data.lagged.transpose() * data.values.col(index(equation)) / variance;
        for (std::size_t lag = 1; lag <= lags; ++lag) {
            for (std::size_t of = 0; of < variables_; ++of) {
                const Index place = index(1 + (lag - 1) * variables_ + of);
                const bool own = of == equation;
                const double deviation =
                    prior.tightness / static_cast<double>(lag) *
                    (own ? 1.0 : prior.cross * deviations[equation] / deviations[of]);
                const double weight = 1.0 / (deviation * deviation);
                precision(place, place) += weight;
                pull(place) += own && lag == 1 ? weight * prior.own[equation] : 0.0;
            }
        }
        coefficients_.push_back(row_of(precision.ldlt().solve(pull)));
    }
    set_residuals(rows);
}

void Autoregression::set_residuals(const PeriodRows& rows) {
    const Regression data = regression_of(rows, lags_);
    Matrix coefficients{data.lagged.cols(), index(variables_)};
    for (std::size_t equation = 0; equation < variables_; ++equation) {
        coefficients.col(index(equation)) = Eigen::Map<const Vector>(
            coefficients_[equation].data(), index(coefficients_[equation].size()));
    }
    const Matrix residuals = data.values - data.lagged * coefficients;
    const auto freedom = static_cast<double>(residuals.rows() - data.lagged.cols());
    const Matrix covariance = residuals.transpose() * residuals / freedom;
    for (std::size_t a = 0; a < variables_; ++a) {
        covariances_.push_back(row_of(covariance.col(index(a))));
    }
}

double Autoregression::coefficient(std::size_t equation, std::size_t of, std::size_t lag) const {
    return coefficients_.at(equation).at(1 + (lag - 1) * variables_ + of);
}

double Autoregression::constant(std::size_t equation) const {
    return coefficients_.at(equation).at(0);
}

double Autoregression::residual_covariance(std::size_t a, std::size_t b) const {
    return covariances_.at(a).at(b);
}

std::vector<NormalForecast> Autoregression::forecast(const PeriodRows& rows,
                                                     std::span<const double> weights,
                                                     std::size_t horizon) const {
    validate(weights.size() == variables_, "each variable needs a weight");
    const Index size = index(variables_ * lags_);
    const Index variables = index(variables_);
    // The companion form: all lags move by one period.
    Matrix moving = Matrix::Zero(size, size);
    Vector constant = Vector::Zero(size);
    Matrix covariance = Matrix::Zero(size, size);
    for (std::size_t equation = 0; equation < variables_; ++equation) {
        constant(index(equation)) = coefficients_[equation][0];
        for (Index place = 0; place < size; ++place) {
            moving(index(equation), place) =
                coefficients_[equation][static_cast<std::size_t>(place) + 1];
        }
        for (std::size_t other = 0; other < variables_; ++other) {
            covariance(index(equation), index(other)) = covariances_[equation][other];
        }
    }
    moving.bottomLeftCorner(size - variables, size - variables).setIdentity();
    Vector sum = Vector::Zero(size);
    for (std::size_t i = 0; i < variables_; ++i) {
        sum(index(i)) = weights[i];
    }
    Vector state = state_of(rows, variables_, lags_);
    Matrix error = Matrix::Zero(size, size);
    std::vector<NormalForecast> result;
    for (std::size_t step = 0; step < horizon; ++step) {
        state = constant + moving * state;
        error = moving * error * moving.transpose() + covariance;
        const double mean = sum.dot(state);
        const double variance = sum.dot(error * sum);
        result.push_back({mean, std::isfinite(mean) ? std::sqrt(std::max(variance, 0.0)) : nan});
    }
    return result;
}

} // namespace tenfold
