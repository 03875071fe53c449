// SPDX-License-Identifier: Apache-2.0
/// Records besides the series change no result and are the same for any number of threads.
#include "sim/run.hpp"

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

RunResult run_with(const Scenario& scenario, unsigned threads) {
    RunOptions options;
    options.threads = threads;
    return run(scenario, options);
}

Scenario small(std::initializer_list<Override> changes) {
    std::vector<Override> all{{"scale", "20000"}, {"time.end", "2023-06-10"}};
    all.insert(all.end(), changes.begin(), changes.end());
    return load_scenario(std::string{TENFOLD_SOURCE_DIR} + "/scenarios/us-2023.yaml", all).scenario;
}

} // namespace

TEST_CASE("panel, events and rounding change no result") {
    const RunResult plain = run_with(small({}), 1);
    const Scenario scenario = small({{"output.panel.workers", "100"},
                                     {"output.panel.firms", "30"},
                                     {"output.panel.teams", "20"},
                                     {"output.events.kinds", "all"},
                                     {"output.events.agents", "all"},
                                     {"output.significant_digits", "4"}});
    const RunResult all = run_with(scenario, 2);
    CHECK(all.state_digest == plain.state_digest);
    CHECK(all.months == plain.months);
    CHECK(all.events == plain.events);
    CHECK(plain.panel.empty());
    CHECK(plain.event_records.events.empty());

    // The log has every event that the engine counts.
    CHECK(all.event_records.events.size() == all.events);
    const PanelRecords& workers = all.panel.of(PanelKind::worker);
    CHECK(all.panel.month_ends.size() == all.months.size());
    REQUIRE(workers.members.size() == 100);
    CHECK(workers.values.front().size() == 100 * all.months.size());

    const RunResult again = run_with(scenario, 3);
    CHECK(again.event_records.events == all.event_records.events);
    for (std::size_t kind = 0; kind < all.panel.records.size(); ++kind) {
        CHECK(again.panel.records[kind].values == all.panel.records[kind].values);
    }
}

TEST_CASE("a panel of all agents has the counts of the series") {
    const RunResult result = run_with(
        small({{"output.panel.workers", "1000000"}, {"output.panel.firms", "1000000"}}), 2);
    const auto column = [&](PanelKind kind, std::string_view name) {
        const auto variables = panel_variables(kind);
        for (std::size_t i = 0; i < variables.size(); ++i) {
            if (variables[i].name == name) {
                return result.panel.of(kind).values[i];
            }
        }
        FAIL("no variable " << name);
        return std::vector<double>{};
    };
    const std::vector<double> status = column(PanelKind::worker, "status");
    const std::vector<double> sector = column(PanelKind::worker, "sector");
    const std::vector<double> heads = column(PanelKind::firm, "heads");
    const std::vector<double> coworkers = column(PanelKind::firm, "coworkers");
    const std::size_t people = result.workers;
    const std::size_t firms = result.firms;
    for (std::size_t m = 0; m < result.months.size(); ++m) {
        const MonthlyMeasures& month = result.months[m];
        std::int64_t unemployed = 0;
        std::vector<std::int64_t> employed(month.by_sector.size());
        for (std::size_t w = 0; w < people; ++w) {
            unemployed += status[m * people + w] == 0.0 ? 1 : 0;
            if (sector[m * people + w] >= 0.0) {
                ++employed[static_cast<std::size_t>(sector[m * people + w])];
            }
        }
        double all_heads = 0.0;
        double all_coworkers = 0.0;
        for (std::size_t f = 0; f < firms; ++f) {
            all_heads += heads[m * firms + f];
            all_coworkers += coworkers[m * firms + f];
        }
        CHECK(unemployed == month.total.unemployed);
        CHECK(all_heads == static_cast<double>(month.total.employed));
        double counted = 0.0;
        for (std::size_t s = 0; s < employed.size(); ++s) {
            CHECK(employed[s] == month.by_sector[s].employed);
            counted += month.coworkers_by_sector[s].coworkers;
        }
        CHECK(all_coworkers == counted);
    }
}
