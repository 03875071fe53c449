// SPDX-License-Identifier: Apache-2.0
/// How much of what an output does comes from which factor: Sobol indices, Morris effects,
/// standardised regression coefficients and tornado bars. Pure functions of outputs in the order of
/// the rows of a design (scenarios/design.hpp).
///
/// Outputs are complete: replicates are averaged before, and who has lost a run does not call. An
/// output that is no number or beyond 1e150, or one too few or too many, throws RunError.
///
/// Numbers that differ by no more than rounding (a standard deviation of at most 1e-12 of the
/// largest) count as equal. What a division by no variance would give is NaN, and a flag says so.
#pragma once

#include "scenarios/design.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tools/analysis/confidence.hpp"

namespace tenfold {

/// Resampling for intervals: those of 95 % go from the 2.5 % to the 97.5 % quantile of the
/// estimates on samples drawn with replacement.
struct Bootstrap {
    std::size_t resamples = 1000; // at least 2
    std::uint64_t seed = 1;
};

/// Outputs of a Saltelli design, row after row.
struct SaltelliOutputs {
    std::span<const double> values;
    std::size_t factors = 0;
    bool second_order = false; // whether rows BA are there
};

/// The share of the variance that two factors have together beyond what each has alone.
struct Interaction {
    std::size_t first = 0; // factor
    std::size_t second = 0;
    Estimate share;
};

/// Shares of an output's variance. Estimates may lie a little outside [0, 1].
struct SobolIndices {
    double variance = 0.0;
    std::vector<Estimate> first;           // of each factor: what it explains alone
    std::vector<Estimate> total;           // of each factor: alone and with others
    std::vector<Interaction> second_order; // of each pair, (0, 1), (0, 2) ...; empty without BA
    bool no_variance = false;
    double widest = 0.0; // interval of a total index; NaN without intervals
    bool converged = false;
};

/// Widest interval of a total index with which indices count as converged: Sarrazin, Pianosi and
/// Wagener, Environmental Modelling & Software 79:135, 2016, use 0.05 to 0.1.
inline constexpr double widest_of_converged = 0.1;

/// First order: estimator (b) of Saltelli et al., Computer Physics Communications 181:259, 2010.
/// Total: Jansen, Computer Physics Communications 117:35, 1999. Second order: Saltelli, Computer
/// Physics Communications 145:280, 2002, the mean of its two estimates of a pair. The bootstrap
/// takes samples (groups of rows), and leaves out resamples without variance. One sample has no
/// intervals and is not converged.
[[nodiscard]] SobolIndices sobol_indices(const SaltelliOutputs& outputs,
                                         const Bootstrap& bootstrap = {});

/// Elementary effects of a factor: change of the output over change of the place. Morris,
/// Technometrics 33:161, 1991; mean_absolute: Campolongo, Cariboni and Saltelli, Environmental
/// Modelling & Software 22:1509, 2007.
struct MorrisEffect {
    double mean = 0.0;      // mu
    Estimate mean_absolute; // mu*; its interval is of trajectories, none if there is only one
    double deviation = 0.0; // sigma, of the sample; NaN of one trajectory
};

/// One for each factor. `rows` are those of a Morris design.
[[nodiscard]] std::vector<MorrisEffect> morris_effects(std::span<const DesignRow> rows,
                                                       std::span<const double> outputs,
                                                       const Bootstrap& bootstrap = {});

/// Coefficients of a least-squares fit, in standard deviations of the output per standard deviation
/// of the factor.
struct StandardisedRegression {
    std::vector<double> coefficients; // NaN where other factors (or a constant) imply the factor
    double r_squared = 0.0;    // of the fit; 1 whatever the model with fewer than factors + 2 rows
    bool undetermined = false; // some coefficient is NaN
    bool no_variance = false;  // of the output: all is NaN
};

/// Fits `outputs` to the values of the factors in each row; `factors` has a column for each.
[[nodiscard]] StandardisedRegression
standardised_regression(std::span<const std::vector<double>> factors,
                        std::span<const double> outputs);

/// The same of ranks; equal values share the mean of their ranks.
[[nodiscard]] StandardisedRegression rank_regression(std::span<const std::vector<double>> factors,
                                                     std::span<const double> outputs);

/// What an output does when one factor alone goes to its ends.
struct TornadoBar {
    std::size_t factor = 0;
    double low = 0.0; // the output with the factor at its low end
    double best = 0.0;
    double high = 0.0;
    double swing = 0.0; // high less low
};

/// Bars by the size of their swing, the largest first, equal ones by factor. `outputs` are those of
/// a one-at-a-time design.
[[nodiscard]] std::vector<TornadoBar> tornado(std::span<const double> outputs);

} // namespace tenfold
