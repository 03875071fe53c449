// SPDX-License-Identifier: Apache-2.0
#include "agents/technology.hpp"

#include "core/math.hpp"

#include "agents/economy_parameters.hpp"
#include "agents/intelligence.hpp"
#include "agents/lab.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr std::size_t memory = 12; // months over which the growth of training compute is seen

} // namespace

Technology::Technology(const EconomyParameters& parameters, std::vector<AiModel> models)
    : models_{std::move(models)}, price_index_{parameters.token_price} {
    signals_.potential.resize(parameters.occupations.size());
    signals_.sector_saving.assign(parameters.sectors.size(), 0.0);
    signals_.sector_success.assign(parameters.sectors.size(), 0.0);
    const TrainingTrend trend{parameters};
    const double start = Calendar::decimal_year(parameters.start);
    signals_.log_efficiency = trend.log_efficiency(start);
    for (std::size_t back = memory; back > 0; --back) {
        training_compute_.push_back(trend.compute(start - static_cast<double>(back) / 12.0));
    }
}

void Technology::advance(const EconomyParameters& parameters,
                         const TechnologyInputs& inputs,
                         ThreadPool& pool) {
    advance_algorithms(parameters, inputs);
    set_prices(parameters, inputs);
    if (!models_.empty()) {
        set_potential(parameters, inputs, pool);
        set_sector_potential(parameters);
    }
}

void Technology::advance_algorithms(const EconomyParameters& parameters,
                                    const TechnologyInputs& inputs) {
    if (inputs.years <= 0.0) {
        return; // the first day
    }
    const double before = training_compute_.front();
    training_compute_.erase(training_compute_.begin());
    training_compute_.push_back(inputs.training_compute);
    const double growth = before > 0.0 && inputs.training_compute > 0.0
                              ? math::log(inputs.training_compute / before)
                              : 0.0;
    signals_.log_efficiency += algorithmic_progress(parameters.intelligence, growth) * inputs.years;
}

void Technology::set_prices(const EconomyParameters& parameters, const TechnologyInputs& inputs) {
    const double year = Calendar::decimal_year(inputs.date);
    TechnologySignals& s = signals_;
    prices_ = price_list(models_,
                         parameters.labs.size(),
                         parameters.token_price,
                         parameters.intelligence,
                         year,
                         inputs.scarcity,
                         inputs.token_tax);
    s.token_price = price_index_.advance(models_, prices_.price);
    s.inference_multiplier = inference_multiplier(parameters.intelligence, inputs.date);
    if (models_.empty()) {
        // No model: what a single operation would make, at prices without a seller.
        s.resources = 1.0;
        s.intelligence = intelligence_of(parameters.intelligence, 1.0, 0.0);
        s.horizon_minutes = 0.0;
        s.token_price_frontier = s.token_price;
        s.token_price_gpt4_level = s.token_price;
        return;
    }
    const std::size_t best = cheapest_at_least(models_, prices_.price, best_intelligence(models_));
    s.intelligence = models_[best].intelligence;
    s.resources = models_[best].resources;
    s.horizon_minutes =
        horizon_minutes(parameters.intelligence, s.intelligence, s.inference_multiplier, 0.0);
    s.token_price_frontier = prices_.price[best];
    const std::size_t gpt4 =
        cheapest_at_least(models_, prices_.price, std::min(0.0, s.intelligence));
    s.token_price_gpt4_level = prices_.price[gpt4];
}

void Technology::set_potential(const EconomyParameters& parameters,
                               const TechnologyInputs& inputs,
                               ThreadPool& pool) {
    std::vector<std::vector<ModelOffer>> menus(parameters.task_domains.size());
    for (std::size_t k = 0; k < menus.size(); ++k) {
        for (const std::uint32_t place : undominated(models_, prices_.price, k)) {
            const AiModel& model = models_[place];
            menus[k].push_back({model.intelligence + model.domain_strength[k],
                                prices_.price[place],
                                model.wordiness,
                                signals_.inference_multiplier,
                                place});
        }
    }
    pool.for_each(parameters.occupations.size(), [&](std::size_t o, unsigned) {
        signals_.potential[o] =
            occupation_potential(parameters.occupations[o],
                                 parameters.task_domains,
                                 inputs.hourly_cost[o],
                                 {parameters.delegation, parameters.intelligence, menus});
    });
}

void Technology::set_sector_potential(const EconomyParameters& parameters) {
    const std::size_t occupations = parameters.occupations.size();
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        double saving = 0.0;
        double bill = 0.0;
        double success = 0.0;
        double delegated = 0.0;
        for (std::size_t o = 0; o < occupations; ++o) {
            const OccupationPotential& potential = signals_.potential[o];
            const double wages =
                parameters.employment_by_cell[s * occupations + o] * parameters.annual_wage(s, o);
            saving += wages * potential.saving;
            bill += wages;
            success += wages * potential.delegable * potential.success;
            delegated += wages * potential.delegable;
        }
        signals_.sector_saving[s] = bill > 0.0 ? saving / bill : 0.0;
        signals_.sector_success[s] = delegated > 0.0 ? success / delegated : 0.0;
    }
}

} // namespace tenfold
