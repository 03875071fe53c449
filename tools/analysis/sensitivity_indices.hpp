// SPDX-License-Identifier: Apache-2.0
/// Sensitivity of an output to the factors of a design: Sobol indices, Morris effects, standardised
/// regression coefficients and tornado bars. Pure functions of outputs in the order of the rows of
/// the design (scenarios/design.hpp).
///
/// The caller averages replicates and passes one output for each row. An output that is not finite
/// or exceeds 1e150, and a wrong number of outputs, throw RunError.
///
/// Numbers that differ only by rounding (standard deviation at most 1e-12 of the largest) count as
/// equal. Results that would divide by zero variance are NaN, with a flag.
#pragma once

#include "scenarios/design.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tools/analysis/confidence.hpp"

namespace tenfold {

/// Bootstrap of confidence intervals: from the 2.5 % to the 97.5 % quantile of the estimates on
/// samples drawn with replacement.
struct Bootstrap {
    std::size_t resamples = 1000; // at least 2
    std::uint64_t seed = 1;
};

/// Outputs of a Saltelli design in the order of its rows.
struct SaltelliOutputs {
    std::span<const double> values;
    std::size_t factors = 0;
    bool second_order = false; // whether the design has rows BA
};

/// Share of the variance due to the interaction of two factors.
struct Interaction {
    std::size_t first = 0; // factor
    std::size_t second = 0;
    Estimate share;
};

/// Shares of an output's variance. Estimates may lie slightly outside [0, 1].
struct SobolIndices {
    double variance = 0.0;
    std::vector<Estimate> first;           // of each factor: main effect
    std::vector<Estimate> total;           // of each factor: with all its interactions
    std::vector<Interaction> second_order; // of each pair, (0, 1), (0, 2) ...; empty without BA
    bool no_variance = false;
    double widest = 0.0; // widest interval of a total index; NaN without intervals
    bool converged = false;
};

/// Indices have converged if no interval of a total index is wider: Sarrazin, Pianosi and Wagener,
/// Environmental Modelling & Software 79:135, 2016, use 0.05 to 0.1.
inline constexpr double widest_of_converged = 0.1;

/// First order: estimator (b) of Saltelli et al., Computer Physics Communications 181:259, 2010.
/// Total: Jansen, Computer Physics Communications 117:35, 1999. Second order: Saltelli, Computer
/// Physics Communications 145:280, 2002, the mean of the two estimates of each pair. The bootstrap
/// draws samples (groups of rows) and skips resamples without variance. A single sample has no
/// intervals and has not converged.
[[nodiscard]] SobolIndices sobol_indices(const SaltelliOutputs& outputs,
                                         const Bootstrap& bootstrap = {});

/// Elementary effects of a factor: change of the output per change of the factor's place. Morris,
/// Technometrics 33:161, 1991; mean_absolute: Campolongo, Cariboni and Saltelli, Environmental
/// Modelling & Software 22:1509, 2007.
struct MorrisEffect {
    double mean = 0.0;      // mu
    Estimate mean_absolute; // mu*; its interval is over trajectories, none of a single one
    double deviation = 0.0; // sigma, sample standard deviation; NaN of one trajectory
};

/// One for each factor. `rows` are the rows of a Morris design.
[[nodiscard]] std::vector<MorrisEffect> morris_effects(std::span<const DesignRow> rows,
                                                       std::span<const double> outputs,
                                                       const Bootstrap& bootstrap = {});

/// Coefficients of a least-squares fit, in standard deviations of the output per standard deviation
/// of the factor.
struct StandardisedRegression {
    std::vector<double> coefficients; // NaN of a factor that is collinear with others or constant
    double r_squared = 0.0;           // 1 for any model with fewer than factors + 2 rows
    bool undetermined = false;        // some coefficient is NaN
    bool no_variance = false;         // the output does not vary: everything is NaN
};

/// Regression of `outputs` on the factors; `factors` has one column for each factor.
[[nodiscard]] StandardisedRegression
standardised_regression(std::span<const std::vector<double>> factors,
                        std::span<const double> outputs);

/// The same on ranks; ties have their mean rank.
[[nodiscard]] StandardisedRegression rank_regression(std::span<const std::vector<double>> factors,
                                                     std::span<const double> outputs);

/// The output at both ends of one factor, the other factors at their best.
struct TornadoBar {
    std::size_t factor = 0;
    double low = 0.0; // the output with the factor at its low end
    double best = 0.0;
    double high = 0.0;
    double swing = 0.0; // high less low
};

/// Bars in descending order of the absolute swing, ties by factor. `outputs` belong to a
/// one-at-a-time design.
[[nodiscard]] std::vector<TornadoBar> tornado(std::span<const double> outputs);

} // namespace tenfold
