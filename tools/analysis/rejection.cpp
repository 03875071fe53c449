// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/rejection.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tenfold {

namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void check(const PriorSamples& samples, std::span<const Target> targets, double share) {
    validate(share > 0.0 && share <= 1.0, "the share to accept is not in (0, 1]");
    validate(!targets.empty(), "rejection needs at least one target");
    validate(std::ranges::all_of(targets,
                                 [](const Target& target) {
                                     return target.error > 0.0 && std::isfinite(target.error);
                                 }),
             "the error of a target must be positive");
    validate(samples.factors.size() == samples.moments.size(),
             "factors and moments differ in their numbers of rows");
    for (std::size_t row = 0; row < samples.factors.size(); ++row) {
        validate(samples.moments[row].size() == targets.size(), "each target needs one moment");
        validate(samples.factors[row].size() == samples.factors[0].size(),
                 "rows of factors differ in length");
    }
}

double residual(double moment, const Target& target) {
    return (moment - target.value) / target.error;
}

/// Not finite for a failed sample.
double distance_of(std::span<const double> moments, std::span<const Target> targets) {
    double squares = 0.0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const double distance = residual(moments[i], targets[i]);
        squares += distance * distance;
    }
    return std::sqrt(squares);
}

/// Samples that did not fail, by distance.
std::vector<AcceptedSample> by_distance(const PriorSamples& samples,
                                        std::span<const Target> targets) {
    std::vector<AcceptedSample> complete;
    for (std::size_t row = 0; row < samples.factors.size(); ++row) {
        const double distance = distance_of(samples.moments[row], targets);
        if (std::isfinite(distance)) {
            complete.push_back({row, distance, 0.0, {}});
        }
    }
    std::ranges::stable_sort(complete, {}, &AcceptedSample::distance);
    return complete;
}

/// Epanechnikov's kernel, 1 - (distance / tolerance)^2 up to a factor.
std::vector<double> kernel_weights(std::span<const AcceptedSample> accepted, double tolerance) {
    std::vector<double> weights;
    for (const AcceptedSample& sample : accepted) {
        const double ratio = tolerance > 0.0 ? sample.distance / tolerance : 0.0;
        weights.push_back(1.0 - ratio * ratio);
    }
    return weights;
}

/// Transformation of a factor for the regression, and its inverse.
class Scale {
public:
    Scale(std::span<const FactorRange> ranges, std::size_t factor)
        : range_{ranges.empty() ? nullptr : &ranges[factor]} {}

    [[nodiscard]] double to(double value) const {
        if (range_ == nullptr) {
            return value;
        }
        constexpr double edge = 1e-9; // the logit is infinite at the ends
        const double place =
            std::clamp((value - range_->low) / (range_->high - range_->low), edge, 1.0 - edge);
        return math::log(place / (1.0 - place));
    }
    [[nodiscard]] double from(double value) const {
        return range_ == nullptr
                   ? value
                   : range_->low + (range_->high - range_->low) * math::logistic(value);
    }

private:
    const FactorRange* range_;
};

/// Weighted least squares of the factors on a constant and the residuals of the moments; subtracts
/// slope times residual from each factor. Returns false and changes nothing with too few samples.
bool adjust(const PriorSamples& samples,
            std::span<const Target> targets,
            std::span<const double> weights,
            std::span<const FactorRange> ranges,
            std::vector<AcceptedSample>& accepted) {
    const auto weighty = std::ranges::count_if(weights, [](double weight) { return weight > 0.0; });
    const std::size_t factors = accepted[0].factors.size();
    if (static_cast<std::size_t>(weighty) < targets.size() + 2) {
        return false;
    }
    const auto rows = static_cast<Index>(accepted.size());
    Matrix residuals{rows, static_cast<Index>(targets.size())};
    Matrix values{rows, static_cast<Index>(factors)};
    Eigen::VectorXd roots{rows};
    for (Index row = 0; row < rows; ++row) {
        const AcceptedSample& sample = accepted[static_cast<std::size_t>(row)];
        roots(row) = std::sqrt(weights[static_cast<std::size_t>(row)]);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            residuals(row, static_cast<Index>(i)) =
                residual(samples.moments[sample.sample][i], targets[i]);
        }
        for (std::size_t i = 0; i < factors; ++i) {
            values(row, static_cast<Index>(i)) = Scale{ranges, i}.to(sample.factors[i]);
        }
    }
    Matrix design{rows, residuals.cols() + 1};
    design << Eigen::VectorXd::Ones(rows), residuals;
    // The minimum-norm solution, if moments are collinear.
    const Eigen::CompleteOrthogonalDecomposition<Matrix> solver{roots.asDiagonal() * design};
    const Matrix coefficients = solver.solve(roots.asDiagonal() * values);
    const Matrix moves = residuals * coefficients.bottomRows(residuals.cols());
    for (Index row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < factors; ++i) {
            const auto column = static_cast<Index>(i);
            accepted[static_cast<std::size_t>(row)].factors[i] =
                Scale{ranges, i}.from(values(row, column) - moves(row, column));
        }
    }
    return true;
}

/// A value and its weight; weights of a sample sum to 1.
struct Weighted {
    double value;
    double weight;
};

double mean_of(std::span<const Weighted> sample) {
    return std::accumulate(sample.begin(), sample.end(), 0.0, [](double sum, const Weighted& x) {
        return sum + x.weight * x.value;
    });
}

/// Unbiased estimate: with equal weights, the one with n - 1.
double variance_of(std::span<const Weighted> sample) {
    const double mean = mean_of(sample);
    double squares = 0.0;
    double concentration = 0.0; // inverse of the effective sample size
    for (const auto& [value, weight] : sample) {
        squares += weight * (value - mean) * (value - mean);
        concentration += weight * weight;
    }
    return sample.size() > 1 && concentration < 1.0 ? squares / (1.0 - concentration) : nan;
}

/// `sorted` is ordered by value.
double quantile(std::span<const Weighted> sorted, double share) {
    constexpr double rounding = 1e-12; // of sums of weights
    double sum = 0.0;
    for (const auto& [value, weight] : sorted) {
        sum += weight;
        if (weight > 0.0 && sum >= share - rounding) {
            return value;
        }
    }
    return sorted.back().value;
}

FactorPosterior posterior_of(std::vector<Weighted> sample, std::span<const Weighted> prior) {
    std::ranges::stable_sort(sample, {}, &Weighted::value);
    const double variance = variance_of(sample);
    const double prior_variance = variance_of(prior);
    constexpr double rounding = 1e-12; // of equal values
    const bool varied = std::sqrt(prior_variance) > rounding * std::abs(mean_of(prior));
    return {mean_of(sample),
            std::sqrt(variance),
            quantile(sample, 0.05),
            quantile(sample, 0.5),
            quantile(sample, 0.95),
            varied ? 1.0 - variance / prior_variance : nan};
}

std::vector<FactorPosterior> posteriors_of(const PriorSamples& samples,
                                           std::span<const AcceptedSample> accepted) {
    std::vector<FactorPosterior> posteriors;
    const double equal = 1.0 / static_cast<double>(samples.factors.size());
    for (std::size_t factor = 0; factor < samples.factors[0].size(); ++factor) {
        std::vector<Weighted> prior;
        for (const std::vector<double>& row : samples.factors) {
            prior.push_back({row[factor], equal});
        }
        std::vector<Weighted> posterior;
        for (const AcceptedSample& sample : accepted) {
            posterior.push_back({sample.factors[factor], sample.weight});
        }
        posteriors.push_back(posterior_of(std::move(posterior), prior));
    }
    return posteriors;
}

} // namespace

RejectionResult
reject(const PriorSamples& samples, std::span<const Target> targets, const RejectionPlan& plan) {
    check(samples, targets, plan.share);
    validate(plan.ranges.empty() || samples.factors.empty() ||
                 plan.ranges.size() == samples.factors[0].size(),
             "each factor needs one range");
    RejectionResult result;
    result.samples = samples.factors.size();
    result.accepted = by_distance(samples, targets);
    validate(!result.accepted.empty(), "no sample can be accepted: all failed");
    const std::size_t complete = result.accepted.size();
    result.failed = result.samples - complete;
    const auto wanted = std::llround(plan.share * static_cast<double>(complete));
    result.accepted.resize(std::max<std::size_t>(1, static_cast<std::size_t>(wanted)));
    result.tolerance = result.accepted.back().distance;
    for (AcceptedSample& sample : result.accepted) {
        sample.factors = samples.factors[sample.sample];
    }
    std::vector<double> weights(result.accepted.size(), 1.0);
    if (plan.regression) {
        const std::vector<double> kernel = kernel_weights(result.accepted, result.tolerance);
        result.adjusted = adjust(samples, targets, kernel, plan.ranges, result.accepted);
        weights = result.adjusted ? kernel : weights;
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        result.accepted[i].weight = weights[i] / sum;
    }
    result.posteriors = posteriors_of(samples, result.accepted);
    return result;
}

} // namespace tenfold
