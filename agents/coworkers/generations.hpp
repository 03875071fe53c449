// SPDX-License-Identifier: Apache-2.0
/// Potential of virtual coworkers by occupation and sector with the models on offer.
#pragma once

#include "core/parallel.hpp"

#include "agents/ai/model_catalogue.hpp"
#include "agents/coworkers/delegation.hpp"
#include "agents/coworkers/tree.hpp"

#include <cstddef>
#include <vector>

namespace tenfold {

/// A choice of model, mode and inference multiple for every occupation and task domain, made in one
/// month. A firm uses the generation that it has integrated until a later one is worth the change;
/// prices and wages are always current.
struct Generation {
    int idle_months = 0;                        // consecutive months without users
    std::vector<DomainPotential> domains;       // occupation x task domain
    std::vector<OccupationPotential> potential; // by occupation
    std::vector<double> hour_price;     // by occupation: tokens per hour of all its work [USD/h]
    std::vector<double> sector_saving;  // by sector: saving at full adoption, share of wage bill
    std::vector<double> sector_success; // by sector: success over hours that would be delegated
};

/// Inputs to the choice of a month.
struct GenerationInputs {
    const ModelCatalogue& catalogue;
    std::vector<double> hourly_cost; // of labour, by occupation [USD/h]
    std::vector<bool> in_use;        // by generation: whether any firm uses it
};

/// Undominated uses of the models on the latest price list, by task domain of the scenario.
[[nodiscard]] std::vector<std::vector<ModelUse>> offered_uses(const CoworkerParameters& parameters,
                                                              const ModelCatalogue& catalogue);

/// The generations of the run, one per month.
class Generations {
public:
    /// Updates the generations in use to today's prices, and adds the generation of the new month.
    void
    advance(const CoworkerParameters& parameters, const GenerationInputs& inputs, ThreadPool& pool);

    [[nodiscard]] const Generation& operator[](std::size_t number) const {
        return generations_[number];
    }
    /// Number of the latest generation: months since the start.
    [[nodiscard]] std::size_t latest() const { return generations_.size() - 1; }
    [[nodiscard]] const Generation& newest() const { return generations_.back(); }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [generations] = self;
        archive(generations);
    }

private:
    void add_generation(const CoworkerParameters& parameters,
                        const GenerationInputs& inputs,
                        ThreadPool& pool);
    void renew_generations(const CoworkerParameters& parameters,
                           const GenerationInputs& inputs,
                           ThreadPool& pool);

    std::vector<Generation> generations_; // freed if not in use
};

} // namespace tenfold
