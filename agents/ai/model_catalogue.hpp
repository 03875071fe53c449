// SPDX-License-Identifier: Apache-2.0
/// The models on offer and their prices: the published supply of intelligence in a month.
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

/// Technology, published on the first day of a month.
struct TechnologySignals {
    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // of the cheapest model at GPT-4 level [USD/Mtok]
    double token_price_frontier = 0.0;   // of the best model [USD/Mtok]
    double intelligence = 0.0;           // of the best model
    double resources = 0.0;              // effective compute of the best model [FLOP]
    double inference_multiplier = 1.0;
    double horizon_minutes = 0.0;
    double log_efficiency = 0.0; // log10 of algorithmic efficiency
};

/// Inputs to the prices of a month.
struct MarketConditions {
    Date date{};
    double years = 0.0;            // since the previous call
    double training_compute = 0.0; // bought by all labs since then [FLOP/yr]
    double scarcity = 1.0;         // factor on prices
    double token_tax = 0.0;        // share of the price before tax
    double research = 1.0;         // factor on algorithmic progress that does not depend on compute
    double capability_cap = std::numeric_limits<double>::infinity(); // of models on offer
    bool open_weights_allowed = true;
    const PublishedTechnology* published = nullptr; // of labs abroad; null if labs are at home
    /// Replaces markups by competition (Eq. 8) unless empty.
    std::function<std::vector<double>(std::span<const AiModel>)> markups;
};

/// All released models, their prices and the price index of constant intelligence.
class ModelCatalogue {
public:
    ModelCatalogue(const AiParameters& parameters, std::vector<AiModel> models);

    /// Adds a released model; it is on the price list from the next month.
    void add(AiModel model) { models_.push_back(std::move(model)); }
    /// Lets hosts serve the models of a lab that has closed.
    void hand_to_hosts(LabId lab);
    /// Raises algorithmic efficiency at once by `decades` powers of ten.
    void improve_algorithms(double decades) { signals_.log_efficiency += decades; }
    /// Releases open weights: a copy of the best model that is less intelligent by `below`, and
    /// smaller.
    void open_weights(double below, Date date);
    /// Advances algorithms and prices to the month of `inputs.date`; dates must not decrease.
    void advance(const AiParameters& parameters, const MarketConditions& inputs);

    [[nodiscard]] const TechnologySignals& signals() const { return signals_; }
    [[nodiscard]] std::span<const AiModel> models() const { return models_; }
    [[nodiscard]] const PriceList& prices() const { return prices_; }
    /// Models on the price list, without those released this month.
    [[nodiscard]] std::span<const AiModel> priced_models() const {
        return std::span{models_}.first(prices_.price.size());
    }
    /// Whether any model is on offer.
    [[nodiscard]] bool any_offer() const;
    /// Indices of the models that people use (empty if none is on offer): the cheapest at the level
    /// of the frontier, half a unit below and one unit below.
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

    std::vector<AiModel> models_; // all released models, in order of release
    PriceList prices_;
    ConstantIntelligenceIndex price_index_;
    double first_price_;
    std::vector<double> training_compute_; // of the last twelve months and this one [FLOP/yr]
    TechnologySignals signals_;
};

} // namespace tenfold
