// SPDX-License-Identifier: Apache-2.0
/// An economy and its engine, written down and restored. The firms' network and all that follows
/// from the scenario is made anew: that takes less than reading it.
#include "core/check.hpp"
#include "core/engine_archive.hpp"

#include "sim/calibrate.hpp"
#include "sim/economy_run.hpp"

#include <utility>
#include <vector>

namespace tenfold {

namespace {

/// Counts everybody, but not between two months: then the wages of the new one stand already, and
/// firms and people get to them on its first day.
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
    economy->load(in);
    // Not make_unique: the constructor is private.
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
