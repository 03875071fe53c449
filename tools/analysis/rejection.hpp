// SPDX-License-Identifier: Apache-2.0
/// Approximate Bayesian computation by rejection: of many places drawn from the prior, those whose
/// simulated numbers are nearest to the observed ones are a sample of the posterior. Beaumont,
/// Zhang and Balding, Genetics 162:2025, 2002.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tools/analysis/simulated_moments.hpp"

namespace tenfold {

/// A row for each sample, in the same order: values of the factors, drawn from the prior, and the
/// moments simulated with them, one for each target. A sample with a moment that is no number has
/// failed, and is never accepted.
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
    double share = 0.05;     // of the samples that did not fail: how many are accepted; in (0, 1]
    bool regression = false; // whether factors are adjusted by local-linear regression on moments
    /// Of each factor; empty: unbounded. With ranges the regression is that of the logit of the
    /// place within, so that adjusted values stay inside, as Beaumont et al. advise.
    std::vector<FactorRange> ranges = {};
};

struct AcceptedSample {
    std::size_t sample = 0;      // row
    double distance = 0.0;       // Euclidean, in units of the targets' errors
    double weight = 0.0;         // all sum to 1; equal without adjustment
    std::vector<double> factors; // adjusted ones, without ranges, may lie outside the prior's
};

/// Of one factor. Quantiles are values of the sample: the first with at least that much weight up
/// to and including it.
struct FactorPosterior {
    double mean = 0.0;
    double deviation = 0.0; // standard deviation; NaN of one sample
    double low = 0.0;       // 5 % quantile
    double median = 0.0;
    double high = 0.0;      // 95 % quantile
    double shrinkage = 0.0; // 1 - variance / variance of the prior's samples: 0 if the data say
                            // nothing, 1 if all; NaN without variance in the prior
};

struct RejectionResult {
    std::size_t samples = 0;
    std::size_t failed = 0;
    double tolerance = 0.0; // distance of the farthest accepted sample
    bool adjusted = false;  // no, although wanted, if fewer samples than targets + 2 have weight
    std::vector<AcceptedSample> accepted;    // by distance, equal ones by row
    std::vector<FactorPosterior> posteriors; // one for each factor
};

/// Accepts the nearest share, to the nearest whole number and at least one. With regression,
/// weights are those of Epanechnikov's kernel over the distance, zero at the tolerance (all equal
/// if that is zero), and each factor is moved along its local-linear dependence on the moments to
/// where they are as observed. Throws RunError for a share outside (0, 1], for rows that do not fit
/// together, for an error that is not positive, and if every sample failed.
[[nodiscard]] RejectionResult reject(const PriorSamples& samples,
                                     std::span<const Target> targets,
                                     const RejectionPlan& plan = {});

} // namespace tenfold
