// SPDX-License-Identifier: Apache-2.0
/// Labs, models and prices of a shipped scenario, without the rest of its economy: its labs live in
/// the small economy of `tiny`, whose firms use no coworkers. Labs count in dollars of the GDP that
/// their scenario declares, so that they train, release and sell as they would there, but for what
/// they earn. A run to 2036 takes about a second.
#pragma once

#include "core/engine.hpp"

#include "agents/economy.hpp"

#include "scenarios/scenario.hpp"

#include "sim/build_world.hpp"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "tests/support/shipped.hpp"

namespace tenfold::test {

/// What labs did in a run.
struct LabHistory {
    std::vector<MonthlyMeasures> months;
    std::vector<AiModel> models;         // all that were ever released, in that order
    std::vector<ComputeSignals> compute; // on the last day of each month
    std::vector<double> cash;            // of labs and operator then, in shares of yearly GDP
    std::vector<double> capital_factor;
};

/// The scenario `tiny` with everything about labs, models, prices and compute from `name`.
inline Scenario labs_only(const std::string& name, std::initializer_list<Override> changes = {}) {
    Scenario given = shipped(name, changes);
    Scenario result = shipped("tiny");
    result.name = given.name + " (labs)";
    result.seed = given.seed;
    result.replicate = given.replicate;
    result.time = given.time;
    result.intelligence = std::move(given.intelligence);
    result.token_price = given.token_price;
    result.training = given.training;
    result.lab_finance = given.lab_finance;
    result.compute = given.compute;
    result.labs = std::move(given.labs);
    result.adoption.enabled = false;
    return result;
}

/// Runs a scenario to its end.
inline LabHistory lab_history(const Scenario& scenario) {
    ThreadPool pool{1};
    World world = build_world(scenario, pool);
    Economy& economy = *world.economy;
    EngineOptions options;
    options.threads = 1;
    options.key = random_key(scenario);
    Engine<Economy> engine{economy,
                           options,
                           {static_cast<std::uint32_t>(economy.workers.size()),
                            static_cast<std::uint32_t>(economy.firms.size()),
                            static_cast<std::uint32_t>(economy.markets.size()),
                            static_cast<std::uint32_t>(economy.labs.size()),
                            static_cast<std::uint32_t>(economy.operators.size())}};
    schedule_first_events(world, engine);
    LabHistory result;
    while (engine.window() < economy.last_day) {
        const Day today = engine.window();
        const auto left = static_cast<Day>(economy.calendar.days_in_month(today)) -
                          static_cast<Day>(economy.signals.day_of_month);
        engine.run_until(start_of(today + left - 1)); // the eve of the month's last day
        result.compute.push_back(economy.signals.compute);
        result.cash.push_back(static_cast<double>(economy.money.deposits(DepositTotal::labs) +
                                                  economy.money.deposits(DepositTotal::operators)) /
                              (economy.parameters.national_accounts.gdp * 100.0));
        result.capital_factor.push_back(economy.signals.outside_capital_factor);
        engine.run_until(start_of(today + left));
    }
    const std::span<const AiModel> models = economy.technology.models();
    result.models.assign(models.begin(), models.end());
    result.months = std::move(economy.measures);
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
