// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/token_experiments.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

namespace tenfold {

namespace {

using Uses = std::vector<std::vector<ModelUse>>; // by task domain

double net_saving(const DomainPotential& domain, double hurdle) {
    return domain.saving - hurdle * domain.delegable;
}

Uses dearer(Uses uses) {
    for (std::vector<ModelUse>& of_domain : uses) {
        for (ModelUse& use : of_domain) {
            use.offer.price *= 1.0 + price_rise;
        }
    }
    return uses;
}

/// Uses of the better model only, by domain.
Uses better_model(const ModelCatalogue& catalogue, const CoworkerParameters& parameters) {
    const std::span<const AiModel> models = catalogue.priced_models();
    const std::vector<double>& prices = catalogue.prices().price;
    const std::size_t best = cheapest_at_least(models, prices, best_intelligence(models, prices));
    Uses uses(parameters.task_domains.size());
    for (std::size_t k = 0; k < uses.size(); ++k) {
        const ModelOffer offer{models[best].intelligence + models[best].domain_strength[k] +
                                   intelligence_step,
                               prices[best],
                               models[best].wordiness,
                               catalogue.signals().inference_multiplier,
                               static_cast<std::uint32_t>(best)};
        uses[k] = model_uses({&offer, 1}, parameters.intelligence);
    }
    return uses;
}

} // namespace

std::vector<OccupationExperiment> token_experiments(const CoworkerParameters& parameters,
                                                    const ModelCatalogue& catalogue,
                                                    const Generations& generations,
                                                    std::span<const double> hourly_cost,
                                                    ThreadPool& pool) {
    std::vector<OccupationExperiment> result(parameters.occupations.size());
    if (!catalogue.any_offer()) {
        return result;
    }
    const std::size_t domains = parameters.task_domains.size();
    const double hurdle = parameters.delegation.hurdle;
    const Generation& now = generations.newest();
    const Uses better_uses = better_model(catalogue, parameters);
    const Uses dearer_uses = dearer(offered_uses(parameters, catalogue));
    const DelegationSetting better{parameters.delegation, parameters.intelligence, better_uses};
    const DelegationSetting dear{parameters.delegation, parameters.intelligence, dearer_uses};
    pool.for_each(result.size(), [&](std::size_t o, unsigned) {
        const Occupation& occupation = parameters.occupations[o];
        const auto chosen = std::span{now.domains}.subspan(o * domains, domains);
        const auto potential = [&](const DelegationSetting& setting) {
            return domain_potentials(
                occupation, parameters.task_domains, hourly_cost[o], setting, chosen);
        };
        std::vector<DomainPotential> best = potential(better);
        for (std::size_t k = 0; k < domains; ++k) {
            if (!(net_saving(best[k], hurdle) > net_saving(chosen[k], hurdle))) {
                best[k] = chosen[k]; // the old model stays on offer
            }
        }
        const OccupationPotential less = sum_of_domains(occupation, potential(dear));
        result[o] = {now.potential[o].saving,
                     sum_of_domains(occupation, best).saving,
                     now.potential[o].delegable,
                     now.potential[o].tokens_mtok,
                     less.delegable,
                     less.tokens_mtok};
    });
    return result;
}

double intelligence_value(std::span<const OccupationExperiment> occupations,
                          std::span<const double> wages) {
    EXPECTS(occupations.size() == wages.size());
    double saved = 0.0;
    double all = 0.0;
    for (std::size_t o = 0; o < wages.size(); ++o) {
        saved += wages[o] * (occupations[o].saving_better - occupations[o].saving);
        all += wages[o];
    }
    return all > 0.0 ? saved / all : 0.0;
}

PriceResponse price_response(std::span<const OccupationExperiment> occupations,
                             std::span<const double> hours) {
    EXPECTS(occupations.size() == hours.size());
    OccupationExperiment sum;
    for (std::size_t o = 0; o < hours.size(); ++o) {
        sum.delegable += hours[o] * occupations[o].delegable;
        sum.tokens += hours[o] * occupations[o].tokens;
        sum.delegable_dearer += hours[o] * occupations[o].delegable_dearer;
        sum.tokens_dearer += hours[o] * occupations[o].tokens_dearer;
    }
    if (!(sum.tokens > 0.0) || !(sum.tokens_dearer > 0.0)) {
        return {};
    }
    const double log_rise = math::log(1.0 + price_rise);
    const double threshold = -math::log(sum.delegable_dearer / sum.delegable) / log_rise;
    return {-math::log(sum.tokens_dearer / sum.tokens) / log_rise - threshold, threshold};
}

} // namespace tenfold
