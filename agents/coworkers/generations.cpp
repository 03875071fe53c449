// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/generations.hpp"

#include <algorithm>
#include <cstddef>

namespace tenfold {

std::vector<std::vector<ModelUse>> offered_uses(const CoworkerParameters& parameters,
                                                const ModelCatalogue& catalogue) {
    const std::span<const AiModel> models = catalogue.priced_models();
    std::vector<std::vector<ModelUse>> result(parameters.task_domains.size());
    for (std::size_t k = 0; k < result.size(); ++k) {
        std::vector<ModelOffer> menu;
        for (const std::uint32_t place : undominated(models, catalogue.prices().price, k)) {
            const AiModel& model = models[place];
            menu.push_back({model.intelligence + model.domain_strength[k],
                            catalogue.prices().price[place],
                            model.wordiness,
                            catalogue.signals().inference_multiplier,
                            place});
        }
        result[k] = model_uses(menu, parameters.intelligence);
    }
    return result;
}

void Generations::advance(const CoworkerParameters& parameters,
                          const GenerationInputs& inputs,
                          ThreadPool& pool) {
    renew_generations(parameters, inputs, pool);
    add_generation(parameters, inputs, pool);
}

namespace {

// Sums over domains and sectors.
void add_up(const CoworkerParameters& parameters,
            const GenerationInputs& inputs,
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
                parameters.tables.employment(s, o) * parameters.tables.annual_wage(s, o);
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

void Generations::add_generation(const CoworkerParameters& parameters,
                                 const GenerationInputs& inputs,
                                 ThreadPool& pool) {
    const std::size_t domains = parameters.task_domains.size();
    const std::vector<std::vector<ModelUse>> by_domain = offered_uses(parameters, inputs.catalogue);
    const DelegationSetting setting{parameters.delegation, parameters.intelligence, by_domain};
    Generation generation;
    generation.domains.resize(parameters.occupations.size() * domains);
    // Last month's choice as incumbent; empty if no firm uses it.
    const std::span<const DomainPotential> last =
        generations_.empty() ? std::span<const DomainPotential>{} : generations_.back().domains;
    if (inputs.catalogue.any_offer()) {
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

// A choice at today's prices.
DomainPotential renewed(const ModelCatalogue& catalogue,
                        const DomainPotential& choice,
                        const DomainWork& work,
                        std::size_t domain,
                        double hourly_cost,
                        const DelegationSetting& setting) {
    const double price = catalogue.prices().price[choice.model];
    if (price == not_on_offer) {
        DomainPotential withdrawn; // keeps the choice until the model is on offer again
        withdrawn.chosen = true;
        withdrawn.model = choice.model;
        withdrawn.multiplier = choice.multiplier;
        withdrawn.mode = choice.mode;
        return withdrawn;
    }
    const AiModel& model = catalogue.models()[choice.model];
    const ModelOffer offer{model.intelligence + model.domain_strength[domain],
                           price,
                           model.wordiness,
                           choice.multiplier,
                           choice.model};
    return domain_potential_with(work, hourly_cost, offer, choice.multiplier, choice.mode, setting);
}

} // namespace

// Updates the generations in use to today's prices and frees the others. Choices that many
// generations share are computed once.
void Generations::renew_generations(const CoworkerParameters& parameters,
                                    const GenerationInputs& inputs,
                                    ThreadPool& pool) {
    std::vector<Generation*> in_use;
    for (std::size_t number = 0; number < generations_.size(); ++number) {
        Generation& generation = generations_[number];
        const bool used = number < inputs.in_use.size() && inputs.in_use[number];
        generation.idle_months = used ? 0 : generation.idle_months + 1;
        if (generation.idle_months > 1) { // kept for one month without users
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
                domain = renewed(inputs.catalogue, domain, work, k, inputs.hourly_cost[o], setting);
                known.push_back(&domain);
            }
        }
    });
    pool.for_each(in_use.size(),
                  [&](std::size_t g, unsigned) { add_up(parameters, inputs, *in_use[g]); });
}

} // namespace tenfold
