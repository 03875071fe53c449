// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/technology.hpp"

#include "core/math.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/ai/lab.hpp"
#include "agents/ai/token_price.hpp"
#include "agents/economy/economy_parameters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace tenfold {

namespace {

constexpr std::size_t memory = 12; // months over which the growth of training compute is seen

} // namespace

Technology::Technology(const EconomyParameters& parameters, std::vector<AiModel> models)
    : models_{std::move(models)}, price_index_{parameters.token_price}, first_price_{
                                                                            price_index_.value()} {
    const TrainingTrend trend{parameters};
    const double start = Calendar::decimal_year(parameters.start);
    signals_.log_efficiency = trend.log_efficiency(start);
    for (std::size_t back = memory; back > 0; --back) {
        training_compute_.push_back(trend.compute(start - static_cast<double>(back) / 12.0));
    }
}

void Technology::hand_to_hosts(LabId lab) {
    for (AiModel& model : models_) {
        model.hosted = model.hosted || model.lab == lab;
    }
}

void Technology::advance(const EconomyParameters& parameters,
                         const TechnologyInputs& inputs,
                         ThreadPool& pool) {
    if (inputs.published != nullptr) {
        models_ = inputs.published->models;
        signals_.log_efficiency = inputs.published->log_efficiency;
    } else {
        advance_algorithms(parameters, inputs);
    }
    set_prices(parameters, inputs);
    renew_generations(parameters, inputs, pool);
    add_generation(parameters, inputs, pool);
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
    signals_.log_efficiency +=
        algorithmic_progress(parameters.intelligence, growth, inputs.research) * inputs.years;
}

void Technology::open_weights(double below, Date date) {
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

bool Technology::any_offer() const {
    return std::any_of(
        prices_.price.begin(), prices_.price.end(), [](double p) { return p < not_on_offer; });
}

std::vector<std::uint32_t> Technology::people_models() const {
    constexpr std::array<double, 3> levels_below{0.0, 0.5, 1.0}; // the frontier
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

void Technology::set_prices(const EconomyParameters& parameters, const TechnologyInputs& inputs) {
    const double year = Calendar::decimal_year(inputs.date);
    TechnologySignals& s = signals_;
    for (AiModel& model : models_) {
        model.withdrawn = model.intelligence > inputs.capability_cap ||
                          (model.open_weights && !inputs.open_weights_allowed);
    }
    prices_ = price_list(models_,
                         parameters.labs.size(),
                         parameters.token_price,
                         parameters.intelligence,
                         year,
                         inputs.scarcity * (1.0 + inputs.token_tax));
    const CostCurve curve{parameters.token_price, parameters.intelligence, s.log_efficiency, year};
    s.token_price = price_index_.advance(models_, prices_.price, curve);
    s.inference_multiplier = inference_multiplier(parameters.intelligence, inputs.date);
    if (!any_offer()) {
        // No model: what a single operation would make, at prices without a seller.
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

std::vector<std::vector<ModelUse>> Technology::uses(const EconomyParameters& parameters) const {
    const std::span<const AiModel> models = priced_models();
    std::vector<std::vector<ModelUse>> result(parameters.task_domains.size());
    for (std::size_t k = 0; k < result.size(); ++k) {
        std::vector<ModelOffer> menu;
        for (const std::uint32_t place : undominated(models, prices_.price, k)) {
            const AiModel& model = models[place];
            menu.push_back({model.intelligence + model.domain_strength[k],
                            prices_.price[place],
                            model.wordiness,
                            signals_.inference_multiplier,
                            place});
        }
        result[k] = model_uses(menu, parameters.intelligence);
    }
    return result;
}

namespace {

// Sums over domains and sectors.
void add_up(const EconomyParameters& parameters,
            const TechnologyInputs& inputs,
            Generation& generation) {
    const std::size_t occupations = parameters.occupations.size();
    const std::size_t domains = parameters.task_domains.size();
    generation.potential.resize(occupations);
    generation.hour_price.resize(occupations);
    for (std::size_t o = 0; o < occupations; ++o) {
        generation.potential[o] = sum_of_domains(
            parameters.occupations[o], std::span{generation.domains}.subspan(o * domains, domains));
        generation.hour_price[o] = generation.potential[o].token_cost * inputs.hourly_cost[o];
    }
    generation.sector_saving.assign(parameters.sectors.size(), 0.0);
    generation.sector_success.assign(parameters.sectors.size(), 0.0);
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        double saving = 0.0;
        double bill = 0.0;
        double success = 0.0;
        double delegated = 0.0;
        for (std::size_t o = 0; o < occupations; ++o) {
            const OccupationPotential& potential = generation.potential[o];
            const double wages =
                parameters.employment_by_cell[s * occupations + o] * parameters.annual_wage(s, o);
            saving += wages * potential.saving;
            bill += wages;
            success += wages * potential.delegable * potential.success;
            delegated += wages * potential.delegable;
        }
        generation.sector_saving[s] = bill > 0.0 ? saving / bill : 0.0;
        generation.sector_success[s] = delegated > 0.0 ? success / delegated : 0.0;
    }
}

} // namespace

void Technology::add_generation(const EconomyParameters& parameters,
                                const TechnologyInputs& inputs,
                                ThreadPool& pool) {
    const std::size_t domains = parameters.task_domains.size();
    const std::vector<std::vector<ModelUse>> by_domain = uses(parameters);
    const DelegationSetting setting{parameters.delegation, parameters.intelligence, by_domain};
    Generation generation;
    generation.domains.resize(parameters.occupations.size() * domains);
    // What was chosen last month is a good guess, unless nobody works with it and it is forgotten.
    const std::span<const DomainPotential> last =
        generations_.empty() ? std::span<const DomainPotential>{} : generations_.back().domains;
    if (any_offer()) {
        pool.for_each(parameters.occupations.size(), [&](std::size_t o, unsigned) {
            const std::vector<DomainPotential> chosen =
                domain_potentials(parameters.occupations[o],
                                  parameters.task_domains,
                                  inputs.hourly_cost[o],
                                  setting,
                                  last.empty() ? last : last.subspan(o * domains, domains));
            std::copy(chosen.begin(),
                      chosen.end(),
                      generation.domains.begin() + static_cast<std::ptrdiff_t>(o * domains));
        });
    }
    add_up(parameters, inputs, generation);
    generations_.push_back(std::move(generation));
}

namespace {

bool same_choice(const DomainPotential& a, const DomainPotential& b) {
    return a.chosen == b.chosen && a.model == b.model && a.multiplier == b.multiplier &&
           a.mode == b.mode;
}

} // namespace

// The same choice at today's prices.
DomainPotential Technology::renewed(const DomainPotential& choice,
                                    const DomainWork& work,
                                    std::size_t domain,
                                    double hourly_cost,
                                    const DelegationSetting& setting) const {
    const double price = prices_.price[choice.model];
    if (price == not_on_offer) {
        DomainPotential withdrawn; // to come back with when it is on offer again
        withdrawn.chosen = true;
        withdrawn.model = choice.model;
        withdrawn.multiplier = choice.multiplier;
        withdrawn.mode = choice.mode;
        return withdrawn;
    }
    const AiModel& model = models_[choice.model];
    const ModelOffer offer{model.intelligence + model.domain_strength[domain],
                           price,
                           model.wordiness,
                           choice.multiplier,
                           choice.model};
    return domain_potential_with(work, hourly_cost, offer, choice.multiplier, choice.mode, setting);
}

// Brings the generations that firms work with to today's prices and forgets the others. Many
// generations have chosen the same for a domain of an occupation: that is worked out once.
void Technology::renew_generations(const EconomyParameters& parameters,
                                   const TechnologyInputs& inputs,
                                   ThreadPool& pool) {
    std::vector<Generation*> in_use;
    for (std::size_t number = 0; number < generations_.size(); ++number) {
        Generation& generation = generations_[number];
        const bool used = number < inputs.in_use.size() && inputs.in_use[number];
        generation.idle_months = used ? 0 : generation.idle_months + 1;
        if (generation.idle_months > 1) { // a month to spare
            generation = Generation{};
            generation.idle_months = 2;
        } else {
            in_use.push_back(&generation);
        }
    }
    const std::size_t domains = parameters.task_domains.size();
    const DelegationSetting setting{parameters.delegation, parameters.intelligence, {}};
    pool.for_each(parameters.occupations.size(), [&](std::size_t o, unsigned) {
        for (std::size_t k = 0; k < domains; ++k) {
            const DomainWork work =
                domain_work(parameters.occupations[o], parameters.task_domains[k], k);
            std::vector<const DomainPotential*> known;
            for (Generation* const generation : in_use) {
                DomainPotential& domain = generation->domains[o * domains + k];
                if (!domain.chosen) {
                    continue;
                }
                const auto same =
                    std::find_if(known.begin(), known.end(), [&](const DomainPotential* other) {
                        return same_choice(*other, domain);
                    });
                if (same != known.end()) {
                    domain = **same;
                    continue;
                }
                domain = renewed(domain, work, k, inputs.hourly_cost[o], setting);
                known.push_back(&domain);
            }
        }
    });
    pool.for_each(in_use.size(),
                  [&](std::size_t g, unsigned) { add_up(parameters, inputs, *in_use[g]); });
}

} // namespace tenfold
