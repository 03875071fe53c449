// SPDX-License-Identifier: Apache-2.0
/// Virtual coworkers of the economy: the generations of models, and the number of firms that use
/// each.
#pragma once

#include "core/ledger.hpp"

#include "agents/ai/industry.hpp"
#include "agents/coworkers/generations.hpp"
#include "agents/coworkers/tree.hpp"

namespace tenfold {

class Coworkers {
public:
    Coworkers(const CoworkerParameters& parameters, unsigned threads)
        : generation_users_{parameters.months(), threads} {}

    [[nodiscard]] const Generations& generations() const { return generations_; }
    [[nodiscard]] Tally& generation_users() { return generation_users_; }

    // ---- steps at barriers
    /// Purchases of firms since the last call, as sales of models. Called before every change of
    /// prices, so that purchases are counted at the prices at which they were made.
    [[nodiscard]] TokenSales count_sales(const CoworkerParameters& parameters,
                                         const ModelCatalogue& catalogue,
                                         TokenMarket& market) const;
    /// Publishes the generation of the new month, `years` after the previous one (0 on the first
    /// day); `hourly_cost` of labour by occupation [USD/h].
    void publish_generations(const CoworkerParameters& parameters,
                             const ModelCatalogue& catalogue,
                             std::vector<double> hourly_cost,
                             double years,
                             ThreadPool& pool);

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [generations, users] = self;
        archive(generations, users);
    }

private:
    Generations generations_;
    Tally generation_users_;
};

} // namespace tenfold
