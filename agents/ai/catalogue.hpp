// SPDX-License-Identifier: Apache-2.0
/// All models that labs have released, what they cost to serve and what they are sold for.
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

/// A model on offer. Released models stay on offer and keep their place in the catalogue.
struct AiModel {
    LabId lab;
    bool open_weights = false;
    bool hosted = false;    // anybody may serve it: its weights are open, or its lab is gone
    bool withdrawn = false; // may not be sold this month
    Date released{};
    double intelligence = 0.0;
    double training_compute = 0.0;       // [FLOP]
    double serving_size = 0.0;           // [FLOP]; decides what it costs to serve (Eq. 75)
    double resources = 0.0;              // training compute times algorithmic efficiency [FLOP]
    double wordiness = 1.0;              // tokens per task relative to models of 2023 [1]
    std::vector<double> domain_strength; // by task domain, added to `intelligence` (Eq. 7)
};

/// The models of one release: `sizes` models on one cost curve, each `size_step` below the one
/// before in intelligence and in log10 of training compute.
[[nodiscard]] std::vector<AiModel> sizes_of(const AiModel& largest,
                                            const TrainingParameters& parameters);

/// Price of a model that may not be sold.
inline constexpr double not_on_offer = std::numeric_limits<double>::infinity();

/// Marginal cost, list price and markup of each model of the catalogue at a date.
struct PriceList {
    std::vector<double> cost;  // marginal cost of serving [USD/Mtok]
    std::vector<double> price; // to the buyer, scarcity and token tax included [USD/Mtok]; or
                               // not_on_offer
};

/// Markups by competition (Eq. 8): mu = markup / (1 + n/2), n = other labs whose best model is at
/// most `rival_margin` less intelligent, and `open_rivals` more if one that anybody may serve is
/// among them; what may not be sold is no rival. Models that anybody may serve: `open_markup`.
[[nodiscard]] std::vector<double>
markups(std::span<const AiModel> models, std::size_t labs, const TokenPriceParameters& prices);

/// Price list at decimal year `year`: marginal cost times one plus the `markup` of each model, times
/// `surcharge`, what scarce compute and the token tax put on every price. not_on_offer for what is
/// withdrawn. Throws RunError for a markup that is negative, not finite or missing.
[[nodiscard]] PriceList price_list(std::span<const AiModel> models,
                                   std::span<const double> markup,
                                   const TokenPriceParameters& prices,
                                   const IntelligenceParameters& intelligence,
                                   double year,
                                   double surcharge);

/// Place of the cheapest model on offer of at least the given intelligence; the size of the
/// catalogue if there is none.
[[nodiscard]] std::size_t cheapest_at_least(std::span<const AiModel> models,
                                            std::span<const double> prices,
                                            double intelligence);

/// Intelligence of the best model on offer; minus infinity if there is none.
[[nodiscard]] double best_intelligence(std::span<const AiModel> models,
                                       std::span<const double> prices);

/// Places of things that somebody may want, in their order: no other one is at least as strong and
/// takes no more money. Of equal ones the first.
[[nodiscard]] std::vector<std::uint32_t> undominated(std::span<const double> strength,
                                                     std::span<const double> money);

/// Models that somebody may want for tasks of domain `domain`, in the order of the catalogue: no
/// other one is at least as strong there and takes no more money for a task.
[[nodiscard]] std::vector<std::uint32_t>
undominated(std::span<const AiModel> models, std::span<const double> prices, std::size_t domain);

/// Chained price index of constant intelligence (observation O2), starting at the list price of
/// the reference model without rivals (Eq. 76).
///     ln index(t) - ln index(t-1) = mean over d in {0, 0.05, ..., 1} of
///         [ln P(I(t) - d, t) - ln P(I(t-1) - d, t-1)] - [ln c(I(t) - d, t) - ln c(I(t-1) - d, t)]
/// with I the frontier's intelligence, P(L, t) the price of the cheapest model on offer at or above
/// level L, and c(L, t) what it costs at that date to serve one trained then: prices at the same
/// distance from the frontier, corrected by cost for the difference in intelligence. While the
/// frontier stands still that compares the same levels at both dates, month by month. When it moves
/// a chain of the same levels alone would drift: a level enters the basket as the newest model,
/// dear for want of rivals and of smaller sizes, and leaves it as one of many, so that every unit
/// of intelligence would add a fall that no level keeps. (A fixed level meets the floor within
/// three years and says nothing afterwards.)
class ConstantIntelligenceIndex {
public:
    explicit ConstantIntelligenceIndex(const TokenPriceParameters& prices);

    /// Advances the index by one step to the present catalogue, prices and costs; the first call
    /// that finds a model only takes them down.
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
    std::vector<double> levels_;     // of intelligence, of the last step
    std::vector<double> log_prices_; // at these levels
};

} // namespace tenfold
