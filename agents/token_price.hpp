// SPDX-License-Identifier: Apache-2.0
/// The price of tokens (observation O2): what it costs to serve a model, what a given intelligence
/// costs, and the index that follows the price of constant intelligence.
///
/// Models of every size are on offer along one cost curve; there is no scarcity of compute and one
/// markup. (Eq. 8)
#pragma once

#include "agents/intelligence.hpp"
#include "agents/parameters.hpp"

namespace tenfold {

/// Gain of inference engineering since March 2023 [1].
///     1/G = 1/G_max + (1 - 1/G_max) g_inf^-(t - 2023.2),  g_inf = decline / (g_hw g_alg^e)
/// so that G = 1 in March 2023, and the price of constant intelligence falls by `decline_per_year`
/// as long as G << G_max and algorithms advance at g_alg. No gain (G = 1) if hardware and
/// algorithms alone are faster.
[[nodiscard]] double engineering_gain(const TokenPriceParameters& prices,
                                      const IntelligenceParameters& intelligence,
                                      double year);

/// Marginal cost of a million tokens of a model trained with `training_compute` FLOP [USD/Mtok]
/// (Eq. 8).
///     c = max( c_ref (F / F_ref)^e / (g_hw^(t - 2023.2) G), floor / g_hw^(t - 2025) )
[[nodiscard]] double serving_cost(const TokenPriceParameters& prices,
                                  const IntelligenceParameters& intelligence,
                                  double training_compute,
                                  double year);

/// List price of that model: marginal cost times one plus the markup [USD/Mtok].
[[nodiscard]] double list_price(const TokenPriceParameters& prices,
                                const IntelligenceParameters& intelligence,
                                double training_compute,
                                double year);

/// List price, at a date, of the model on the cost curve that has the given intelligence
/// [USD/Mtok]. Whether such a model exists yet (intelligence at or below the frontier's) is the
/// caller's business.
[[nodiscard]] double price_of_intelligence(const TokenPriceParameters& prices,
                                           const FrontierPath& path,
                                           double intelligence,
                                           double year);

/// Tokens that models spend on a task relative to models of 2023 [1]: min(growth^(year - 2023),
/// limit).
[[nodiscard]] double wordiness(const TokenPriceParameters& prices, double year);

/// Chained price index of constant intelligence, starting at the list price of the reference model.
///     index(t) = index(t-1) x geometric mean over d in {0, 0.5, 1} of P(I(t-1) - d, t) / P(I(t-1)
///     - d, t-1)
/// with I the frontier's intelligence: each step compares the same levels at both dates, and new
/// levels enter as they come (a fixed level meets the floor within three years and says nothing
/// afterwards).
class ConstantIntelligenceIndex {
public:
    /// The index on the first day, decimal year `start_year`: reference_cost (1 + markup).
    ConstantIntelligenceIndex(const TokenPriceParameters& prices, double start_year);

    /// Advances the index to a later date (monthly, by convention) and returns it [USD/Mtok].
    double advance(const TokenPriceParameters& prices, const FrontierPath& path, double year);

    [[nodiscard]] double value() const { return value_; } // [USD/Mtok]
    [[nodiscard]] double year() const { return year_; }

private:
    double value_;
    double year_;
};

} // namespace tenfold
