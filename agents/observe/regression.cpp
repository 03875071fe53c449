// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/regression.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

using Numbers = std::vector<double>;

double product(std::span<const double> a, std::span<const double> b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

void subtract(Numbers& from, double factor, const Numbers& what) {
    for (std::size_t i = 0; i < from.size(); ++i) {
        from[i] -= factor * what[i];
    }
}

/// Columns orthogonalised in turn (modified Gram-Schmidt, two passes suffice), with the triangular
/// matrix R of the transformation: column j = sum over i of q_i r_ij.
struct Orthogonal {
    std::vector<Numbers> columns; // of length 1, or 0 if linearly dependent on earlier columns
    std::vector<Numbers> triangle;

    explicit Orthogonal(std::vector<Numbers> given) {
        // relative to a column's length: a smaller remainder is rounding
        constexpr double nothing = 1e-10;
        for (Numbers& column : given) {
            const double length = std::sqrt(product(column, column));
            Numbers shares(given.size(), 0.0);
            for (int round = 0; round < 2; ++round) {
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    const double share = product(columns[i], column);
                    shares[i] += share;
                    subtract(column, share, columns[i]);
                }
            }
            const double rest = std::sqrt(product(column, column));
            const bool implied = !(rest > nothing * length);
            for (double& value : column) {
                value = implied ? 0.0 : value / rest;
            }
            shares[columns.size()] = implied ? 0.0 : rest;
            columns.push_back(std::move(column));
            triangle.push_back(std::move(shares));
        }
    }

    /// Back substitution: coefficients from the projections on the orthogonal columns.
    [[nodiscard]] Numbers solve(Numbers parts) const {
        for (std::size_t j = columns.size(); j-- > 0;) {
            const double diagonal = triangle[j][j];
            parts[j] = diagonal > 0.0 ? parts[j] / diagonal : 0.0;
            for (std::size_t i = 0; i < j; ++i) {
                parts[i] -= triangle[j][i] * parts[j];
            }
        }
        return parts;
    }
};

/// Sum of squared deviations from the mean.
double spread(std::span<const double> values) {
    double mean = 0.0;
    for (const double value : values) {
        mean += value / static_cast<double>(values.size());
    }
    double sum = 0.0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum;
}

double first_autocorrelation(std::span<const double> residuals) {
    const double all = product(residuals, residuals);
    return all > 0.0 ? product(residuals.subspan(1), residuals.first(residuals.size() - 1)) / all
                     : 0.0;
}

/// Fits the columns; `all` is the total sum of squares to be explained.
Regression
fit_columns(std::span<const double> explained, std::vector<Numbers> columns, double all) {
    Regression fit;
    const std::size_t points = explained.size();
    const std::size_t count = columns.size();
    const Orthogonal orthogonal{std::move(columns)};
    Numbers residuals(explained.begin(), explained.end());
    Numbers parts;
    for (const Numbers& column : orthogonal.columns) {
        parts.push_back(product(column, residuals));
        subtract(residuals, parts.back(), column);
    }
    fit.points = points;
    fit.coefficients = orthogonal.solve(parts);
    const double left = product(residuals, residuals);
    fit.r_squared = all > 0.0 ? std::clamp(1.0 - left / all, 0.0, 1.0) : 0.0;
    constexpr double rounding = 1e-18; // relative to the sum of squares
    const double noise = rounding * std::max(all, 1e-12 * product(explained, explained));
    if (left <= noise) {
        std::fill(residuals.begin(), residuals.end(), 0.0);
    }
    fit.autocorrelation = first_autocorrelation(residuals);
    const double variance = std::max(left, noise) / static_cast<double>(points - count);
    // Row i of the inverse of R: effect on coefficient i of a unit along each orthogonal column.
    fit.errors.assign(count, 0.0);
    for (std::size_t j = 0; j < count; ++j) {
        Numbers unit(count, 0.0);
        unit[j] = 1.0;
        const Numbers inverse = orthogonal.solve(std::move(unit));
        for (std::size_t i = 0; i < count; ++i) {
            fit.errors[i] += variance * inverse[i] * inverse[i];
        }
    }
    for (double& error : fit.errors) {
        error = std::sqrt(error);
    }
    return fit;
}

} // namespace

double Regression::adjusted_error(std::size_t coefficient) const {
    const double following = std::max(0.0, autocorrelation);
    return errors[coefficient] * std::sqrt((1.0 + following) / (1.0 - following));
}

double Regression::adjusted_t(std::size_t coefficient) const {
    const double error = adjusted_error(coefficient);
    return error > 0.0 ? coefficients[coefficient] / error : 0.0;
}

Regression least_squares(std::span<const double> explained,
                         std::span<const std::vector<double>> regressors) {
    const std::size_t points = explained.size();
    if (points <= regressors.size() + 1) {
        return {};
    }
    std::vector<Numbers> columns{Numbers(points, 1.0)};
    for (const Numbers& regressor : regressors) {
        EXPECTS(regressor.size() == points);
        columns.push_back(regressor);
    }
    return fit_columns(explained, std::move(columns), spread(explained));
}

Regression least_squares_through_origin(std::span<const double> explained,
                                        std::span<const std::vector<double>> regressors) {
    if (explained.size() <= regressors.size()) {
        return {};
    }
    return fit_columns(explained,
                       std::vector<Numbers>(regressors.begin(), regressors.end()),
                       product(explained, explained));
}

double critical_t(std::size_t degrees_of_freedom) {
    constexpr double z = 1.959964; // two-sided 5 % quantile of the normal distribution
    const auto freedom = static_cast<double>(degrees_of_freedom);
    const double cube = z * z * z;
    return z + (cube + z) / (4.0 * freedom) +
           (5.0 * cube * z * z + 16.0 * cube + 3.0 * z) / (96.0 * freedom * freedom);
}

Regression least_squares(std::span<const double> explained, std::vector<double> x) {
    const std::vector<Numbers> regressors{std::move(x)};
    return least_squares(explained, regressors);
}

} // namespace tenfold
