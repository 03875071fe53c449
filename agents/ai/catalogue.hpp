// SPDX-License-Identifier: Apache-2.0
/// All released models, their serving costs and prices.
#pragma once

#include "core/time.hpp"

#include "agents/ai/parameters.hpp"
#include "agents/ai/token_price.hpp"
#include "agents/classification/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tenfold {

/// A released model. It stays on offer unless withdrawn, and keeps its index in the catalogue.
struct AiModel {
    LabId lab;
    bool open_weights = false;
    bool hosted = false;    // any host may serve it: open weights, or its lab has closed
    bool withdrawn = false; // may not be sold this month
    Date released{};
    double intelligence = 0.0;
    double training_compute = 0.0;       // [FLOP]
    double serving_size = 0.0;           // [FLOP]; determines the cost of serving (Eq. 75)
    double resources = 0.0;              // effective compute [FLOP]
    double wordiness = 1.0;              // tokens per task relative to models of 2023 [1]
    std::vector<double> domain_strength; // by task domain, added to `intelligence` (Eq. 7)
};

/// The models of one release: `sizes` models on one cost curve, each `size_step` below the previous
/// one in intelligence and in log10 of training compute.
[[nodiscard]] std::vector<AiModel> sizes_of(const AiModel& largest,
                                            const TrainingParameters& parameters);

/// Price of a model that may not be sold.
inline constexpr double not_on_offer = std::numeric_limits<double>::infinity();

/// Marginal cost and list price of each model of the catalogue at a date.
struct PriceList {
    std::vector<double> cost;  // marginal cost of serving [USD/Mtok]
    std::vector<double> price; // to buyers, with scarcity and token tax [USD/Mtok], or not_on_offer
};

/// Markups by competition (Eq. 8): markup / (1 + n/2), where n is the number of other labs whose
/// best model is at most `rival_margin` less intelligent, plus `open_rivals` if the best hosted
/// model is, too. Withdrawn models are no rivals. Hosted models have `open_markup`.
[[nodiscard]] std::vector<double>
markups(std::span<const AiModel> models, std::size_t labs, const TokenPriceParameters& prices);

/// Price list at decimal year `year`: marginal cost times (1 + `markup`) times `surcharge`, the
/// factor for scarce compute and token tax; not_on_offer for withdrawn models. `markup` has one
/// value for each model.
[[nodiscard]] PriceList price_list(std::span<const AiModel> models,
                                   std::span<const double> markup,
                                   const TokenPriceParameters& prices,
                                   const IntelligenceParameters& intelligence,
                                   double year,
                                   double surcharge);

/// Index of the cheapest model on offer with at least the given intelligence; the size of the
/// catalogue if there is none.
[[nodiscard]] std::size_t cheapest_at_least(std::span<const AiModel> models,
                                            std::span<const double> prices,
                                            double intelligence);

/// Intelligence of the best model on offer; minus infinity if there is none.
[[nodiscard]] double best_intelligence(std::span<const AiModel> models,
                                       std::span<const double> prices);

/// Indices, in ascending order, of options that no other option dominates by being at least as
/// strong for at most as much money. Of equal options, the first remains.
[[nodiscard]] std::vector<std::uint32_t> undominated(std::span<const double> strength,
                                                     std::span<const double> money);

/// Indices of models that no other model dominates for tasks of `domain` by being at least as
/// strong there for at most as much money per task.
[[nodiscard]] std::vector<std::uint32_t>
undominated(std::span<const AiModel> models, std::span<const double> prices, std::size_t domain);

/// Chained price index of constant intelligence (observation O2), which starts at the list price of
/// the reference model without rivals (Eq. 76):
///     ln index(t) - ln index(t-1) = mean over d in {0, 0.05, ..., 1} of
///         [ln P(I(t) - d, t) - ln P(I(t-1) - d, t-1)] - [ln c(I(t) - d, t) - ln c(I(t-1) - d, t)]
/// where I is the frontier's intelligence, P(L, t) the price of the cheapest model on offer at or
/// above level L, and c(L, t) the cost of serving a model of level L trained at t: prices at the
/// same distance from the frontier, corrected by cost for the difference in intelligence. While the
/// frontier stands still, the index compares the same levels at both dates. While it moves, a chain
/// of fixed levels would drift: a level enters the basket as the newest model, expensive because it
/// has no rivals and no smaller sizes, and leaves it as one of many, so that every unit of
/// intelligence would add a fall that no level has. (A single fixed level reaches the floor price
/// within three years.)
class ConstantIntelligenceIndex {
public:
    explicit ConstantIntelligenceIndex(const TokenPriceParameters& prices);

    /// Advances the index by one step to the current catalogue, prices and costs. The first call
    /// with a model on offer only records its prices.
    double
    advance(std::span<const AiModel> models, std::span<const double> prices, const CostCurve& now);

    [[nodiscard]] double value() const { return value_; } // [USD/Mtok]

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [value, levels, log_prices] = self;
        archive(value, levels, log_prices);
    }

private:
    double value_;
    std::vector<double> levels_;     // of intelligence, at the last step
    std::vector<double> log_prices_; // at these levels
};

} // namespace tenfold
