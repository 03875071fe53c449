// SPDX-License-Identifier: Apache-2.0
/// Approximate Bayesian computation by rejection: of many points drawn from the prior, those whose
/// simulated moments are nearest to the observed ones are a sample of the posterior. Beaumont,
/// Zhang and Balding, Genetics 162:2025, 2002.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/simulated_moments.hpp"

namespace tenfold {

/// One row for each sample in both tables: the values of the factors, drawn from the prior, and the
/// moments simulated with them, one for each target. A sample with a non-finite moment has failed
/// and is never accepted.
struct PriorSamples {
    std::span<const std::vector<double>> factors;
    std::span<const std::vector<double>> moments;
};

/// Range of a factor's prior.
struct FactorRange {
    double low = 0.0;
    double high = 1.0;
};

struct RejectionPlan {
    double share = 0.05;     // accepted share of the samples that did not fail, in (0, 1]
    bool regression = false; // adjust factors by local-linear regression on the moments
    /// One for each factor; empty: unbounded. With ranges the regression uses the logit of the
    /// position in the range, so that adjusted values stay inside, as Beaumont et al. advise.
    std::vector<FactorRange> ranges = {};
};

struct AcceptedSample {
    std::size_t sample = 0;      // row
    double distance = 0.0;       // Euclidean, in standard errors of the targets
    double weight = 0.0;         // weights sum to 1; equal without adjustment
    std::vector<double> factors; // after adjustment without ranges possibly outside the prior
};

/// Posterior of one factor. A quantile is the first value of the ordered sample whose cumulative
/// weight reaches it.
struct FactorPosterior {
    double mean = 0.0;
    double deviation = 0.0; // standard deviation; NaN of one sample
    double low = 0.0;       // 5 % quantile
    double median = 0.0;
    double high = 0.0;      // 95 % quantile
    double shrinkage = 0.0; // 1 - variance / prior variance: 0 if the data are uninformative, 1 if
                            // they determine the factor; NaN without prior variance
};

struct RejectionResult {
    std::size_t samples = 0;
    std::size_t failed = 0;
    double tolerance = 0.0; // largest distance of an accepted sample
    bool adjusted = false;  // false also if fewer than targets + 2 samples have positive weight
    std::vector<AcceptedSample> accepted;    // by distance, ties by row
    std::vector<FactorPosterior> posteriors; // one for each factor
};

/// Accepts the nearest share of the samples, rounded, at least one. With regression, weights are
/// Epanechnikov's kernel of the distance, zero at the tolerance (equal if the tolerance is zero), and
/// each factor is adjusted along its local-linear dependence on the moments to the observed moments.
/// Throws RunError for a share outside (0, 1], for tables of inconsistent size, for an error that is
/// not positive, and if all samples failed.
[[nodiscard]] RejectionResult reject(const PriorSamples& samples,
                                     std::span<const Target> targets,
                                     const RejectionPlan& plan = {});

} // namespace tenfold
