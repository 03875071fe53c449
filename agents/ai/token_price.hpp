// SPDX-License-Identifier: Apache-2.0
/// Cost of serving a model (observation O2). Pure functions. (Eq. 8)
#pragma once

#include "agents/ai/parameters.hpp"

namespace tenfold {

/// Factor by which the price of constant intelligence falls per year because of hardware and
/// algorithms alone: g_hw g_alg^(e chi), with chi = serving_gain.
[[nodiscard]] double decline_without_engineering(const TokenPriceParameters& prices,
                                                 const IntelligenceParameters& intelligence);

/// Gain of inference engineering since March 2023 [1].
///     1/G = 1/G_max + (1 - 1/G_max) g_inf^-(t - 2023.2),  g_inf = decline / (g_hw g_alg^(e chi))
/// so that G = 1 in March 2023, and the price of constant intelligence falls by `decline_per_year`
/// as long as G << G_max and algorithms advance at g_alg. G = 1 if hardware and algorithms alone
/// are at least as fast as the declared decline.
[[nodiscard]] double engineering_gain(const TokenPriceParameters& prices,
                                      const IntelligenceParameters& intelligence,
                                      double year);

/// Serving size of a model, in training compute of the reference algorithms [FLOP] (Eq. 75):
/// S = F a^(1 - chi). With chi = serving_gain = 1, better algorithms make smaller models of the
/// same intelligence; with 0 they reduce training compute only.
[[nodiscard]] double
serving_size(const TokenPriceParameters& prices, double training_compute, double log_efficiency);

/// Marginal cost of a million tokens for serving size `size` FLOP [USD/Mtok] (Eq. 8).
///     c = max( c_ref (S / F_ref)^e / (g_hw^(t - 2023.2) G), floor / g_hw^(t - 2025) )
[[nodiscard]] double serving_cost(const TokenPriceParameters& prices,
                                  const IntelligenceParameters& intelligence,
                                  double size,
                                  double year);

/// Cost of serving by intelligence, for models trained at one date and served at that date.
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

/// Tokens per task of models released in `year`, relative to models of 2023 [1]:
/// min(growth^(year - 2023), limit).
[[nodiscard]] double wordiness(const TokenPriceParameters& prices, double year);

} // namespace tenfold
