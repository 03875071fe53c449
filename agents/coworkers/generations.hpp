// SPDX-License-Identifier: Apache-2.0
/// What coworkers could do in each occupation and sector with the models on offer.
#pragma once

#include "core/parallel.hpp"

#include "agents/ai/model_catalogue.hpp"
#include "agents/coworkers/delegation.hpp"
#include "agents/coworkers/tree.hpp"

#include <cstddef>
#include <vector>

namespace tenfold {

/// A choice of models, modes and inference multipliers, made for every occupation and task domain
/// in one month. Firms work with the generation that they have integrated until a later one is
/// worth the change; prices and wages are always today's.
struct Generation {
    int idle_months = 0;                        // in which no firm worked with it
    std::vector<DomainPotential> domains;       // occupation x task domain
    std::vector<OccupationPotential> potential; // per occupation: what coworkers could do
    std::vector<double> hour_price;     // per occupation: tokens of an hour of all its work [USD/h]
    std::vector<double> sector_saving;  // per sector: saving at full adoption, share of wage bill
    std::vector<double> sector_success; // per sector: success on the hours that would be delegated
};

/// What a month's choice of models is made from.
struct GenerationInputs {
    const ModelCatalogue& catalogue;
    std::vector<double> hourly_cost; // of labour, by occupation [USD/h]
    std::vector<bool> in_use;        // generations that some firm works with
};

/// What the latest price list offers for the tasks of each domain of the scenario.
[[nodiscard]] std::vector<std::vector<ModelUse>> offered_uses(const CoworkerParameters& parameters,
                                                              const ModelCatalogue& catalogue);

/// The generations of the run, one a month.
class Generations {
public:
    /// Brings the generations that firms work with to today's prices, and adds that of the month
    /// that begins.
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

    std::vector<Generation> generations_; // empty where no firm works with it any more
};

} // namespace tenfold
