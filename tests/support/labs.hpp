// SPDX-License-Identifier: Apache-2.0
/// Labs, models and prices of a shipped scenario without the rest of its economy: its labs live in
/// the small economy of `tiny`. Labs count in dollars of the GDP that their scenario declares, so
/// that they train, release and sell as they would there, but for what they earn. Where firms use
/// no coworkers, a run to 2036 takes about a second.
#pragma once

#include "core/engine.hpp"

#include "agents/economy/economy.hpp"

#include "scenarios/scenario.hpp"

#include "sim/build_world.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/shipped.hpp"

namespace tenfold::test {

/// The economy of `tiny` with everything about labs, models, prices and compute from `name`.
inline Scenario small_economy_with(const std::string& name,
                                   std::initializer_list<Override> changes = {}) {
    Scenario given = shipped(name, changes);
    Scenario result = shipped("tiny");
    result.name = given.name + ", small";
    result.seed = given.seed;
    result.replicate = given.replicate;
    result.time = given.time;
    result.intelligence = std::move(given.intelligence);
    result.token_price = given.token_price;
    result.training = given.training;
    result.lab_finance = given.lab_finance;
    result.compute = given.compute;
    result.labs = std::move(given.labs);
    return result;
}

/// The same without firms that use coworkers.
inline Scenario labs_only(const std::string& name, std::initializer_list<Override> changes = {}) {
    Scenario result = small_economy_with(name, changes);
    result.adoption.enabled = false;
    return result;
}

/// An economy that runs month by month, to be looked at in between.
class SteppedRun {
public:
    explicit SteppedRun(const Scenario& scenario)
        : pool_{std::make_unique<ThreadPool>(1U)}, world_{build_world(scenario, *pool_)} {
        EngineOptions options;
        options.threads = 1;
        options.key = random_key(scenario);
        engine_ =
            std::make_unique<Engine<EconomyModel>>(*world_.model, options, economy().agents());
        schedule_first_events(world_, *engine_);
    }

    [[nodiscard]] Economy& economy() { return *world_.economy; }
    [[nodiscard]] bool over() { return engine_->window() >= economy().last_day; }
    [[nodiscard]] Date today() { return economy().calendar.date(engine_->window()); }

    /// Up to the morning of the month's last day.
    void run_to_last_day() {
        const Today& now = economy().today;
        engine_->run_until(start_of(now.day + now.days - now.day_of_month - 1));
    }
    /// Up to the morning of the next month.
    void run_to_next_month() {
        const Today& now = economy().today;
        engine_->run_until(start_of(now.day + now.days - now.day_of_month));
    }

private:
    std::unique_ptr<ThreadPool> pool_;
    World world_;
    std::unique_ptr<Engine<EconomyModel>> engine_;
};

/// Cash of labs and of the compute operator as a share of a year's GDP.
inline double ai_cash(Economy& economy) {
    const std::int64_t cash = economy.books.money.deposits(DepositTotal::labs) +
                              economy.books.money.deposits(DepositTotal::operators);
    const double gdp = economy.goods.signals().gdp /
                       dollars_per_simulated(economy.parameters, economy.calibration) * 100.0;
    return static_cast<double>(cash) / gdp;
}

/// What labs did in a run.
struct LabHistory {
    std::vector<MonthlyMeasures> months;
    std::vector<AiModel> models;         // all that were ever released, in that order
    std::vector<ComputeSignals> compute; // in force on the last day of each month
    std::vector<double> cash;            // of labs and operator on that day, share of a year's GDP
};

/// Runs a scenario to its end.
inline LabHistory lab_history(const Scenario& scenario) {
    SteppedRun run{scenario};
    LabHistory result;
    while (!run.over()) {
        run.run_to_last_day();
        result.compute.push_back(run.economy().ai.signals().compute);
        result.cash.push_back(ai_cash(run.economy()));
        run.run_to_next_month();
    }
    const std::span<const AiModel> models = run.economy().ai.catalogue().models();
    result.models.assign(models.begin(), models.end());
    result.months = std::move(run.economy().records.measures());
    return result;
}

/// Histories of the seeds 1 to `seeds`.
inline std::vector<LabHistory> lab_histories(Scenario scenario, std::int64_t seeds) {
    std::vector<LabHistory> result;
    for (scenario.seed = 1; scenario.seed <= seeds; ++scenario.seed) {
        result.push_back(lab_history(scenario));
    }
    return result;
}

} // namespace tenfold::test
