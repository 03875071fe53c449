// SPDX-License-Identifier: Apache-2.0
/// Saving and restoring an economy with its engine. The network of firms and all constants of the
/// scenario are rebuilt, because that is faster than reading them.
#include "core/check.hpp"
#include "core/engine_archive.hpp"

#include "sim/calibrate.hpp"
#include "sim/economy_run.hpp"

#include <utility>
#include <vector>

namespace tenfold {

namespace {

/// Recounts all agents, except between two months: the wages of the new month are already
/// published, but firms and people apply them only on its first day.
void recount(const Economy& economy, Day today) {
    if (economy.records.month().days > 0) {
        economy.recount(today - 1);
    }
}

} // namespace

void EconomyRun::save(StateWriter& out) const {
    const Economy& state = economy();
    recount(state, engine_.window());
    const Economy::Sizes sizes = state.packed_sizes();
    out.mark("country");
    out(sizes, state.firms.first_firms(state.parameters.sectors.size()));
    state.save(out);
    out(panel_);
    out.mark("events");
    EngineArchive<EconomyModel>::save(engine_, out);
}

std::unique_ptr<EconomyRun> EconomyRun::restore(const Scenario& scenario,
                                                const InWorld& in_world,
                                                const RunOptions& options,
                                                ThreadPool& pool,
                                                StateReader& in) {
    in.mark("country");
    Economy::Sizes sizes{};
    std::vector<std::uint32_t> first_firms;
    in(sizes, first_firms);
    if (first_firms.size() != scenario.sectors.size() + 1 ||
        first_firms.back() != sizes.firms.firms) {
        in.fail("its firms do not belong to the sectors of its scenario");
    }
    Parameters parameters = model_parameters(scenario);
    FirmNetwork network = FirmNetwork::build(
        first_firms, scenario.tables.input_coefficients, scenario.adoption, in_world.key);
    std::vector<AiModel> models = earlier_models(parameters, in_world.key);
    auto economy = std::make_unique<Economy>(std::move(parameters),
                                             calibrate(scenario),
                                             in_world.place,
                                             sizes,
                                             std::move(network),
                                             std::move(models),
                                             extensions_of(in_world),
                                             pool);
    economy->last_day = economy->calendar.day(scenario.time.end);
    economy->random_key = in_world.key;
    economy->load(in);
    // std::make_unique cannot call the private constructor.
    std::unique_ptr<EconomyRun> run{new EconomyRun{std::move(economy), in_world.key, options}};
    in(run->panel_);
    in.mark("events");
    EngineArchive<EconomyModel>::load(run->engine(), in);
    run->economy().check_identities();
    recount(run->economy(), run->engine().window());
    return run;
}

std::uint64_t EconomyRun::saved_bytes() const {
    const Economy& state = economy();
    const FirmStore& firms = state.firms.store();
    return state.labour.workers().bytes() + firms.firms.bytes() + firms.slots.bytes() +
           firms.rosters.bytes() + engine_.pending() * 32;
}

} // namespace tenfold
