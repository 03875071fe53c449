// SPDX-License-Identifier: Apache-2.0
/// What it costs to serve a model (observation O2). Pure functions. (Eq. 8)
#pragma once

#include "agents/ai/parameters.hpp"

namespace tenfold {

/// Factor by which the price of constant intelligence falls a year through hardware and algorithms
/// alone: g_hw g_alg^(e chi), with chi = serving_gain.
[[nodiscard]] double decline_without_engineering(const TokenPriceParameters& prices,
                                                 const IntelligenceParameters& intelligence);

/// Gain of inference engineering since March 2023 [1].
///     1/G = 1/G_max + (1 - 1/G_max) g_inf^-(t - 2023.2),  g_inf = decline / (g_hw g_alg^(e chi))
/// so that G = 1 in March 2023, and the price of constant intelligence falls by `decline_per_year`
/// as long as G << G_max and algorithms advance at g_alg. 1 for ever where hardware and algorithms
/// alone are as fast as the declared decline: engineers do not make things worse.
[[nodiscard]] double engineering_gain(const TokenPriceParameters& prices,
                                      const IntelligenceParameters& intelligence,
                                      double year);

/// Size of a model when it is served, in training compute of the reference algorithms [FLOP]
/// (Eq. 75): S = F a^(1 - chi). With chi = serving_gain = 1 better algorithms make smaller models
/// of the same intelligence; with 0 they only save training, and serving takes what the
/// intelligence takes.
[[nodiscard]] double
serving_size(const TokenPriceParameters& prices, double training_compute, double log_efficiency);

/// Marginal cost of a million tokens of a model of size `size` FLOP [USD/Mtok] (Eq. 8).
///     c = max( c_ref (S / F_ref)^e / (g_hw^(t - 2023.2) G), floor / g_hw^(t - 2025) )
[[nodiscard]] double serving_cost(const TokenPriceParameters& prices,
                                  const IntelligenceParameters& intelligence,
                                  double size,
                                  double year);

/// What it costs at one date to serve models of any intelligence that are trained at that date.
class CostCurve {
public:
    CostCurve(const TokenPriceParameters& prices,
              const IntelligenceParameters& intelligence,
              double log_efficiency,
              double year)
        : prices_{prices}, intelligence_{intelligence},
          log_efficiency_{log_efficiency}, year_{year} {}

    /// Marginal cost at `level` of intelligence [USD/Mtok].
    [[nodiscard]] double cost(double level) const;

private:
    const TokenPriceParameters& prices_;
    const IntelligenceParameters& intelligence_;
    double log_efficiency_;
    double year_;
};

/// Tokens that models released in `year` spend on a task relative to models of 2023 [1]:
/// min(growth^(year - 2023), limit).
[[nodiscard]] double wordiness(const TokenPriceParameters& prices, double year);

} // namespace tenfold
