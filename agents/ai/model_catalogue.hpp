// SPDX-License-Identifier: Apache-2.0
/// The models that can be bought, and what they cost: the supply of intelligence as everybody sees
/// it in a month.
#pragma once

#include "core/time.hpp"

#include "agents/ai/abroad.hpp"
#include "agents/ai/catalogue.hpp"
#include "agents/ai/tree.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace tenfold {

/// Published on the first day of a month.
struct TechnologySignals {
    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // of the cheapest model as good as GPT-4 [USD/Mtok]
    double token_price_frontier = 0.0;   // of the best model [USD/Mtok]
    double intelligence = 0.0;           // of the best model
    double resources = 0.0;              // that went into it [FLOP]
    double inference_multiplier = 1.0;
    double horizon_minutes = 0.0;
    double log_efficiency = 0.0; // log10 of algorithmic efficiency
};

/// What a month's prices are computed from.
struct MarketConditions {
    Date date{};
    double years = 0.0;            // since the last time
    double training_compute = 0.0; // bought by all labs since then [FLOP/yr]
    double scarcity = 1.0;         // factor on prices
    double token_tax = 0.0;        // share of the price before tax
    double research = 1.0;         // factor on progress of algorithms that needs no compute
    double capability_cap = std::numeric_limits<double>::infinity(); // of models on offer
    bool open_weights_allowed = true;
    const PublishedTechnology* published = nullptr; // by labs abroad, if no labs are at home
    /// Markups of the models instead of those by competition (Eq. 8); may be empty.
    std::function<std::vector<double>(std::span<const AiModel>)> markups;
};

/// All models that were ever released, their prices and the price index of constant intelligence.
class ModelCatalogue {
public:
    ModelCatalogue(const AiParameters& parameters, std::vector<AiModel> models);

    /// Puts a model on offer; it shows in the signals of the next month.
    void add(AiModel model) { models_.push_back(std::move(model)); }
    /// The models of a lab that has closed stay on offer, and anybody may serve them.
    void hand_to_hosts(LabId lab);
    /// Algorithms get better by so many powers of ten at once.
    void improve_algorithms(double decades) { signals_.log_efficiency += decades; }
    /// The weights of the best model become open, or rather of one that is less intelligent by
    /// `below` and so smaller.
    void open_weights(double below, Date date);
    /// Algorithms and prices of the month that begins; dates must not go back.
    void advance(const AiParameters& parameters, const MarketConditions& inputs);

    [[nodiscard]] const TechnologySignals& signals() const { return signals_; }
    [[nodiscard]] std::span<const AiModel> models() const { return models_; }
    [[nodiscard]] const PriceList& prices() const { return prices_; }
    /// Models on the price list: those released this month are not on it yet.
    [[nodiscard]] std::span<const AiModel> priced_models() const {
        return std::span{models_}.first(prices_.price.size());
    }
    /// Whether any model may be bought.
    [[nodiscard]] bool any_offer() const;
    /// Models that people use (none if none is on offer): the cheapest at the level of the
    /// frontier, and half a unit and one unit below.
    [[nodiscard]] std::vector<std::uint32_t> people_models() const;
    /// The chained price index on the first day [USD/Mtok].
    [[nodiscard]] double first_price() const { return first_price_; }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [models, prices, price_index, first_price, training_compute, signals] = self;
        archive(models, prices, price_index, first_price, training_compute, signals);
    }

private:
    void advance_algorithms(const AiParameters& parameters, const MarketConditions& inputs);
    void set_prices(const AiParameters& parameters, const MarketConditions& inputs);

    std::vector<AiModel> models_; // all that were ever released, in that order
    PriceList prices_;
    ConstantIntelligenceIndex price_index_;
    double first_price_;
    std::vector<double> training_compute_; // of the last twelve months and this one [FLOP/yr]
    TechnologySignals signals_;
};

} // namespace tenfold
