// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/model_catalogue.hpp"

#include "core/math.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/ai/lab.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tenfold {

namespace {

constexpr std::size_t memory = 12; // window for the growth of training compute

} // namespace

ModelCatalogue::ModelCatalogue(const AiParameters& parameters, std::vector<AiModel> models)
    : models_{std::move(models)}, price_index_{parameters.token_price}, first_price_{
                                                                            price_index_.value()} {
    const TrainingTrend trend{parameters};
    const double start = Calendar::decimal_year(parameters.time.start);
    signals_.log_efficiency = trend.log_efficiency(start);
    for (std::size_t back = memory; back > 0; --back) {
        training_compute_.push_back(trend.compute(start - static_cast<double>(back) / 12.0));
    }
}

void ModelCatalogue::hand_to_hosts(LabId lab) {
    for (AiModel& model : models_) {
        model.hosted = model.hosted || model.lab == lab;
    }
}

void ModelCatalogue::advance(const AiParameters& parameters, const MarketConditions& inputs) {
    if (inputs.published != nullptr) {
        models_ = inputs.published->models;
        signals_.log_efficiency = inputs.published->log_efficiency;
    } else {
        advance_algorithms(parameters, inputs);
    }
    set_prices(parameters, inputs);
}

void ModelCatalogue::advance_algorithms(const AiParameters& parameters,
                                        const MarketConditions& inputs) {
    if (inputs.years <= 0.0) {
        return; // the first day
    }
    const double before = training_compute_.front();
    training_compute_.erase(training_compute_.begin());
    training_compute_.push_back(inputs.training_compute);
    const double growth = before > 0.0 && inputs.training_compute > 0.0
                              ? math::log(inputs.training_compute / before)
                              : 0.0;
    signals_.log_efficiency +=
        algorithmic_progress(parameters.intelligence, growth, inputs.research) * inputs.years;
}

void ModelCatalogue::open_weights(double below, Date date) {
    const AiModel* best = nullptr;
    for (const AiModel& model : models_) {
        if (best == nullptr || model.intelligence > best->intelligence) {
            best = &model;
        }
    }
    if (best == nullptr) {
        return;
    }
    AiModel opened = *best;
    opened.open_weights = true;
    opened.hosted = true;
    opened.released = date;
    opened.intelligence -= below;
    opened.training_compute *= math::power10(-below);
    opened.serving_size *= math::power10(-below);
    opened.resources *= math::power10(-below);
    models_.push_back(std::move(opened));
}

bool ModelCatalogue::any_offer() const {
    return std::any_of(
        prices_.price.begin(), prices_.price.end(), [](double p) { return p < not_on_offer; });
}

std::vector<std::uint32_t> ModelCatalogue::people_models() const {
    constexpr std::array<double, 3> levels_below{0.0, 0.5, 1.0}; // below the frontier
    std::vector<std::uint32_t> result;
    if (any_offer()) {
        const double frontier = best_intelligence(priced_models(), prices_.price);
        for (const double below : levels_below) {
            result.push_back(static_cast<std::uint32_t>(
                cheapest_at_least(priced_models(), prices_.price, frontier - below)));
        }
    }
    return result;
}

void ModelCatalogue::set_prices(const AiParameters& parameters, const MarketConditions& inputs) {
    const double year = Calendar::decimal_year(inputs.date);
    TechnologySignals& s = signals_;
    for (AiModel& model : models_) {
        model.withdrawn = model.intelligence > inputs.capability_cap ||
                          (model.open_weights && !inputs.open_weights_allowed);
    }
    prices_ = price_list(models_,
                         inputs.markups
                             ? inputs.markups(models_)
                             : markups(models_, parameters.labs.size(), parameters.token_price),
                         parameters.token_price,
                         parameters.intelligence,
                         year,
                         inputs.scarcity * (1.0 + inputs.token_tax));
    const CostCurve curve{parameters.token_price, parameters.intelligence, s.log_efficiency, year};
    s.token_price = price_index_.advance(models_, prices_.price, curve);
    s.inference_multiplier = inference_multiplier(parameters.intelligence, inputs.date);
    if (!any_offer()) {
        // No model on offer: the signals are those of a model of 1 FLOP, at infinite prices.
        s.resources = 1.0;
        s.intelligence = intelligence_of(parameters.intelligence, 1.0, 0.0);
        s.horizon_minutes = 0.0;
        s.token_price_frontier = s.token_price;
        s.token_price_gpt4_level = s.token_price;
        return;
    }
    const std::size_t best =
        cheapest_at_least(models_, prices_.price, best_intelligence(models_, prices_.price));
    s.intelligence = models_[best].intelligence;
    s.resources = models_[best].resources;
    s.horizon_minutes =
        horizon_minutes(parameters.intelligence, s.intelligence, s.inference_multiplier, 0.0);
    s.token_price_frontier = prices_.price[best];
    const std::size_t gpt4 =
        cheapest_at_least(models_, prices_.price, std::min(0.0, s.intelligence));
    s.token_price_gpt4_level = prices_.price[gpt4];
}

} // namespace tenfold
