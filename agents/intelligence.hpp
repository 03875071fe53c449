// SPDX-License-Identifier: Apache-2.0
/// Intelligence of the best model from the resources that went into it (observation O1), and what
/// it can do.
///
/// One frontier, no rival labs, no releases: the path is what the largest run of the moment
/// reaches. Lab revenue does not feed back on training, science does not feed back on algorithms.
/// (Eq. 6, Eq. 7)
#pragma once

#include "core/time.hpp"

#include "agents/parameters.hpp"

#include <cstddef>
#include <vector>

namespace tenfold {

/// Decimal year (March 2023) at which training capital, hardware and algorithms have their
/// reference values.
inline constexpr double reference_year = 2023.2;

/// The frontier of artificial intelligence over time: compute of the largest run, efficiency of
/// algorithms and what follows from both.
///
/// Tables with twelve steps a year, logarithms interpolated linearly; outside the range of years
/// the nearest step goes on. Spending is growth that meets a limit,
///     K(t) = [ (K0 g_K^(t - 2023.2))^-4 + (xi GDP(t))^-4 ]^(-1/4)             [USD/yr]
///     F(t) = share K(t - 0.25 yr) FLOP-per-USD g_hw^(t - 2023.2)              [FLOP]
///     d log10 a / dt = log10(g_alg) [ (1 - nu) + nu clip(growth of K g_hw^t / ln(g_K g_hw),
///     0, 1.3) ]
/// with a(2023.2) = 1, GDP(t) = nominal_gdp e^(nominal_growth (t - 2023.5)) and nu =
/// compute_bound_progress.
class FrontierPath {
public:
    /// Covers the decimal years from `first_year` to `last_year`.
    FrontierPath(IntelligenceParameters parameters, double first_year, double last_year);

    [[nodiscard]] const IntelligenceParameters& parameters() const { return parameters_; }

    /// Training compute of the largest run [FLOP].
    [[nodiscard]] double training_compute(double year) const;

    /// Factor by which algorithms have reduced the compute for a given intelligence since March
    /// 2023 [1].
    [[nodiscard]] double algorithmic_efficiency(double year) const;

    /// Training compute times algorithmic efficiency [FLOP].
    [[nodiscard]] double effective_resources(double year) const;

    /// Orders of magnitude of effective resources above the reference model: I = log10(F a /
    /// reference).
    [[nodiscard]] double intelligence(double year) const;

private:
    [[nodiscard]] double interpolate(const std::vector<double>& table, double year) const;

    IntelligenceParameters parameters_;
    double first_year_ = 0.0;            // [yr]
    std::vector<double> log_compute_;    // ln FLOP
    std::vector<double> log_efficiency_; // ln
};

/// Training compute that a model of the given intelligence takes in `year`: reference 10^I /
/// a(year) [FLOP].
[[nodiscard]] double compute_needed(const FrontierPath& path, double intelligence, double year);

/// Largest multiple of the reference inference compute on offer at a date; 1 before the first step.
[[nodiscard]] double inference_multiplier(const IntelligenceParameters& parameters, Date date);

/// Length of the tasks that a model does with 50 % success [min of skilled human work] (Eq. 7).
///     h50 = h_ref 10^(beta (I + kappa log10 m) + offset)
[[nodiscard]] double horizon_minutes(const IntelligenceParameters& parameters,
                                     double intelligence,
                                     double multiplier,
                                     double offset_decades);

/// Probability of success on a task that takes a person `length_minutes` (Eq. 7).
///     p = ceiling / (1 + (length / h50)^slope); source: METR, ratio of 50 % to 80 % horizons
[[nodiscard]] double
success_probability(double length_minutes, double horizon_minutes, double slope, double ceiling);

} // namespace tenfold
