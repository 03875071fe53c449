// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/coworkers.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

TokenSales Coworkers::count_sales(const CoworkerParameters& parameters,
                                  const ModelCatalogue& catalogue,
                                  TokenMarket& market) const {
    TokenSales sales{catalogue.models().size()};
    const std::size_t domains = parameters.task_domains.size();
    std::vector<std::uint32_t> sellers;
    std::vector<double> quantities;
    std::vector<double> moneys;
    for (std::size_t g = 0; g <= generations_.latest(); ++g) {
        for (std::size_t o = 0; o < parameters.occupations.size(); ++o) {
            if (market.bought(g, o) == 0) {
                continue;
            }
            sellers.clear();
            quantities.clear();
            moneys.clear();
            for (std::size_t k = 0; k < domains; ++k) {
                const DomainPotential& domain = generations_[g].domains[o * domains + k];
                if (domain.chosen) {
                    const double hours = parameters.occupations[o].share_of_hours[k];
                    sellers.push_back(domain.model);
                    quantities.push_back(hours * domain.tokens_mtok);
                    moneys.push_back(hours * domain.token_cost);
                }
            }
            market.sell(g, o, sellers, quantities, moneys, sales);
        }
    }
    return sales;
}

void Coworkers::publish_generations(const CoworkerParameters& parameters,
                                    const ModelCatalogue& catalogue,
                                    std::vector<double> hourly_cost,
                                    double years,
                                    ThreadPool& pool) {
    GenerationInputs inputs{catalogue, std::move(hourly_cost), {}};
    for (std::size_t g = 0; years > 0.0 && g <= generations_.latest(); ++g) {
        inputs.in_use.push_back(generation_users_.total(g) > 0);
    }
    generations_.advance(parameters, inputs, pool);
}

} // namespace tenfold
