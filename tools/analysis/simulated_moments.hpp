// SPDX-License-Identifier: Apache-2.0
/// The method of simulated moments: the distance of simulated from observed moments, and standard
/// errors of the parameters that minimise it. McFadden, Econometrica 57:995, 1989; Gourieroux and
/// Monfort, Simulation-Based Econometric Methods, Oxford University Press, 1996. The weighting matrix
/// is diagonal: the inverse squared error of each target.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// An observed moment.
struct Target {
    std::string key;
    double value = 0.0;
    double error = 1.0; // standard error; positive, in the unit of the value
};

/// Simulated against observed moments; one number for each target.
struct MomentFit {
    std::vector<double> moments;   // means over the replicates
    std::vector<double> residuals; // (mean - value) / error
    double objective = 0.0;        // sum of the squared residuals
};

/// `replicates` has a row of moments for each run at one point. A moment that is not finite makes
/// the objective not finite. Throws RunError without replicates, for rows whose length is not that of
/// the targets, and for an error that is not positive.
[[nodiscard]] MomentFit moment_fit(std::span<const Target> targets,
                                   std::span<const std::vector<double>> replicates);

/// Test of overidentifying restrictions from the minimised objective. The probability is that of a
/// test only if the errors are sampling errors, the targets are uncorrelated, and the simulated noise
/// is like that of the data; otherwise it describes the fit.
struct OverIdentification {
    double statistic = 0.0;   // objective / (1 + 1 / replicates)
    int freedom = 0;          // targets less parameters; no test if not positive
    double probability = 0.0; // of a larger chi-square; NaN without degrees of freedom
};

[[nodiscard]] OverIdentification
over_identification(const MomentFit& fit, std::size_t parameters, std::size_t replicates);

/// Derivatives of the mean moments at the fitted point: a row for each target, a column for each
/// parameter. Steps of finite differences must be large relative to the noise between two points.
using MomentJacobian = std::vector<std::vector<double>>;

/// Standard errors of the fitted parameters, in the units of the Jacobian's columns: square roots
/// of the diagonal of (1 + 1 / replicates) (G' W G)^-1. They assume that the errors of the targets
/// are uncorrelated sampling errors and that the noise of a replicate is like that of the data; more
/// noise in the model makes them too small, less too large. NaN for a parameter that the targets do
/// not identify; all NaN if a derivative is not finite. Throws as moment_fit does.
[[nodiscard]] std::vector<double> standard_errors(std::span<const Target> targets,
                                                  const MomentJacobian& jacobian,
                                                  std::size_t replicates);

} // namespace tenfold
