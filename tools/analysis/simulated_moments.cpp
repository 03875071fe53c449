// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/simulated_moments.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <limits>

namespace tenfold {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Singular values below this share of the largest count as zero. Finite differences of simulations
/// are rarely more exact.
constexpr double negligible = 1e-8;

void check(std::span<const Target> targets, std::span<const std::vector<double>> rows) {
    validate(std::ranges::all_of(targets,
                                 [](const Target& target) {
                                     return target.error > 0.0 && std::isfinite(target.error);
                                 }),
             "the error of a target must be positive");
    validate(!rows.empty(), "moments need at least one replicate");
    validate(
        std::ranges::all_of(rows, [&](const auto& row) { return row.size() == rows[0].size(); }),
        "rows of moments differ in length");
}

double noise_factor(std::size_t replicates) {
    validate(replicates > 0, "the number of replicates must be positive");
    return 1.0 + 1.0 / static_cast<double>(replicates);
}

/// Probability that chi-square is larger than `x` > 0: the finite sums of Abramowitz and Stegun,
/// Handbook of Mathematical Functions, 1964, 26.4.4 and 26.4.5.
double chi_square_tail(double x, int freedom) {
    const bool odd = freedom % 2 != 0;
    const double root = std::sqrt(x);
    double tail = odd ? 2.0 * math::normal_distribution(-root) : 0.0;
    double term = odd ? 2.0 * math::normal_density(root) * root : math::exp(-0.5 * x);
    for (int k = odd ? 3 : 2; k <= freedom; k += 2) {
        tail += term;
        term *= x / k;
    }
    return std::min(tail, 1.0);
}

/// G in units of the errors: W^(1/2) G.
Matrix weighted(std::span<const Target> targets, const MomentJacobian& jacobian) {
    Matrix result{static_cast<Index>(jacobian.size()), static_cast<Index>(jacobian[0].size())};
    for (Index row = 0; row < result.rows(); ++row) {
        const auto target = static_cast<std::size_t>(row);
        for (Index column = 0; column < result.cols(); ++column) {
            result(row, column) =
                jacobian[target][static_cast<std::size_t>(column)] / targets[target].error;
        }
    }
    return result;
}

/// Diagonal of (A' A)^-1 for columns of unit length; NaN where it is singular.
Vector inverse_diagonal(const Matrix& a) {
    const Eigen::JacobiSVD<Matrix> svd{a, Eigen::ComputeFullV};
    const Vector& values = svd.singularValues();
    Vector diagonal = Vector::Zero(a.cols());
    for (Index direction = 0; direction < a.cols(); ++direction) {
        const double value = direction < values.size() ? values(direction) : 0.0;
        const bool determined = value > negligible * values(0);
        for (Index parameter = 0; parameter < a.cols(); ++parameter) {
            const double share = svd.matrixV()(parameter, direction);
            if (determined) {
                diagonal(parameter) += share * share / (value * value);
            } else if (std::abs(share) > negligible) {
                diagonal(parameter) = nan;
            }
        }
    }
    return diagonal;
}

} // namespace

MomentFit moment_fit(std::span<const Target> targets,
                     std::span<const std::vector<double>> replicates) {
    check(targets, replicates);
    validate(replicates[0].size() == targets.size(), "each target needs one moment");
    MomentFit fit;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        double sum = 0.0;
        for (const std::vector<double>& moments : replicates) {
            sum += moments[i];
        }
        fit.moments.push_back(sum / static_cast<double>(replicates.size()));
        fit.residuals.push_back((fit.moments[i] - targets[i].value) / targets[i].error);
        fit.objective += fit.residuals[i] * fit.residuals[i];
    }
    return fit;
}

OverIdentification
over_identification(const MomentFit& fit, std::size_t parameters, std::size_t replicates) {
    OverIdentification result;
    result.statistic = fit.objective / noise_factor(replicates);
    result.freedom = static_cast<int>(fit.residuals.size()) - static_cast<int>(parameters);
    result.probability =
        result.freedom > 0 ? chi_square_tail(result.statistic, result.freedom) : nan;
    return result;
}

std::vector<double> standard_errors(std::span<const Target> targets,
                                    const MomentJacobian& jacobian,
                                    std::size_t replicates) {
    check(targets, jacobian);
    validate(jacobian.size() == targets.size(), "each target needs one row of derivatives");
    const double noise = noise_factor(replicates);
    Matrix a = weighted(targets, jacobian);
    std::vector<double> errors(static_cast<std::size_t>(a.cols()), nan);
    if (a.cols() == 0 || !a.allFinite()) {
        return errors;
    }
    // Columns of unit length, because parameters may differ by orders of magnitude.
    const Vector lengths = a.colwise().norm();
    for (Index column = 0; column < a.cols(); ++column) {
        a.col(column) /= lengths(column) > 0.0 ? lengths(column) : 1.0;
    }
    const Vector diagonal = inverse_diagonal(a);
    for (Index column = 0; column < a.cols(); ++column) {
        errors[static_cast<std::size_t>(column)] =
            std::sqrt(noise * diagonal(column)) / lengths(column);
    }
    return errors;
}

} // namespace tenfold
