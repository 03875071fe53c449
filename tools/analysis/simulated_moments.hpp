// SPDX-License-Identifier: Apache-2.0
/// The method of simulated moments: how far simulated numbers are from observed ones, and how
/// exactly parameters fitted by the smallest distance are known. McFadden, Econometrica 57:995,
/// 1989; Gourieroux and Monfort, Simulation-Based Econometric Methods, Oxford University Press,
/// 1996. The matrix of weights is diagonal: one over the squared error of each target.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// A number that was observed.
struct Target {
    std::string key;
    double value = 0.0;
    double error = 1.0; // one standard error; positive, in the unit of the value
};

/// Simulated numbers against observed ones, a number for each target.
struct MomentFit {
    std::vector<double> moments;   // means over the replicates
    std::vector<double> residuals; // (mean - value) / error
    double objective = 0.0;        // sum of the squared residuals
};

/// `replicates` has a row of moments for each run of one place. A moment that is no number makes
/// the objective none: who has lost a run has no fit. Throws RunError without replicates, for rows
/// of another length than the targets, and for an error that is not positive.
[[nodiscard]] MomentFit moment_fit(std::span<const Target> targets,
                                   std::span<const std::vector<double>> replicates);

/// What the smallest objective says about the model as a whole. Only if the errors are those of
/// sampling, the targets are uncorrelated, and the simulated noise is like that of the data, does
/// the probability belong to a test; otherwise all of it describes the fit.
struct OverIdentification {
    double statistic = 0.0;   // objective / (1 + 1 / replicates)
    int freedom = 0;          // targets less parameters; none to judge by if 0 or less
    double probability = 0.0; // that chi-square with this freedom is larger; NaN without freedom
};

[[nodiscard]] OverIdentification
over_identification(const MomentFit& fit, std::size_t parameters, std::size_t replicates);

/// Derivatives of the mean moments, at the fitted place: a row for each target, a column for each
/// parameter. Who takes differences chooses steps that the noise between two places does not drown.
using MomentJacobian = std::vector<std::vector<double>>;

/// Standard errors of the fitted parameters, in the units of the Jacobian's columns: square roots
/// of the diagonal of (1 + 1 / replicates) (G' W G)^-1. They hold if the errors of the targets are
/// uncorrelated and those of sampling, and a replicate's noise is like that of the data; more or
/// less noise in the model makes them too small or too large. NaN for a parameter that the targets
/// do not determine, alone or only together with others; all NaN if a derivative is no number.
/// Throws as moment_fit does.
[[nodiscard]] std::vector<double> standard_errors(std::span<const Target> targets,
                                                  const MomentJacobian& jacobian,
                                                  std::size_t replicates);

} // namespace tenfold
