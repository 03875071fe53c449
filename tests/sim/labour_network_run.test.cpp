// SPDX-License-Identifier: Apache-2.0
#include "sim/labour_network_run.hpp"

#include "core/check.hpp"
#include "core/engine.hpp"

#include "agents/labour_network/labour_network_model.hpp"

#include <atomic>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

const LabourOccupations five{{4000.0, 1200.0, 9000.0, 30.0, 700.0}, {0.95, 0.02, 0.4, 0.7, 0.05}};

MobilityNetwork chain() {
    std::vector<MobilityLink> links;
    for (std::uint32_t i = 0; i < 5; ++i) {
        links.push_back({OccupationId{i}, OccupationId{(i + 1) % 5}, 1.0});
        links.push_back({OccupationId{i}, OccupationId{(i + 3) % 5}, 0.5});
    }
    return MobilityNetwork::from_links(5, std::move(links)).with_self_loops(0.5);
}

LabourNetworkOptions options(unsigned threads, unsigned shards) {
    LabourNetworkOptions result;
    result.scale = 1.0;
    result.seeds = 1;
    result.rows = 130;
    result.threads = threads;
    result.shards = shards;
    return result;
}

} // namespace

TEST_CASE("the labour network is bit-identical for 1, 2 and 4 threads and 1 and 7 shards") {
    for (const MobilityNetwork& network : {chain(), MobilityNetwork::complete(5)}) {
        const auto reference =
            run_labour_network(network, five, LabourShock::automation, options(1, 1));
        REQUIRE(reference.runs.size() == 1);
        REQUIRE(reference.events > 100000);
        for (const unsigned threads : {1U, 2U, 4U}) {
            for (const unsigned shards : {0U, 1U, 7U}) {
                CAPTURE(threads);
                CAPTURE(shards);
                const auto other = run_labour_network(
                    network, five, LabourShock::automation, options(threads, shards));
                CHECK(other.runs[0].digest == reference.runs[0].digest);
                CHECK(other.runs[0].rows == reference.runs[0].rows);
                CHECK(other.events == reference.events);
            }
        }
    }
}

TEST_CASE("small windows on several threads and reordered records change no result") {
    const MobilityNetwork network = chain();
    const LabourNetworkStart start = LabourNetworkStart::make(five, 10.0);
    const auto digest = [&](unsigned threads, std::uint32_t scramble) {
        std::vector<double> demand(start.employed.begin(), start.employed.end());
        TargetDemand target{LabourShock::cycle, demand, five.automation_probability};
        LabourNetworkModel model{network, start, std::move(target), threads};
        EngineOptions engine_options;
        engine_options.window_ticks = LabourNetworkModel::window_ticks;
        engine_options.threads = threads;
        engine_options.scramble = scramble;
        engine_options.serial_work = 0;
        Engine<LabourNetworkModel> engine{model, engine_options, {start.workers, 5}};
        model.start(
            [&](auto agent, Tick at, const auto& event) { engine.schedule(agent, at, event); });
        engine.run_until(LabourNetworkModel::end_of(200));
        model.check_rosters();
        CHECK(model.rows().size() == 200);
        return model.digest();
    };
    const std::uint64_t expected = digest(1, 0);
    CHECK(digest(4, 0) == expected);
    CHECK(digest(1, 5) == expected);
    CHECK(digest(4, 9) == expected);
}

TEST_CASE("rounding of people preserves sums at any scale") {
    for (const double scale : {1.0, 3.0, 7.5, 100.0, 2000.0}) {
        CAPTURE(scale);
        const LabourNetworkStart start = LabourNetworkStart::make(five, scale);
        const double employed = std::accumulate(start.employed.begin(), start.employed.end(), 0.0);
        CHECK(std::abs(employed - 14930.0 / scale) <= 0.5);
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(std::abs(start.employed[i] - five.employment[i] / scale) <= 1.0);
        }
    }
    CHECK_THROWS_AS((void)LabourNetworkStart::make(five, 1e6), UsageError);
    CHECK_THROWS_AS((void)LabourNetworkStart::make(five, 1e-6), UsageError);
}

TEST_CASE("a single person and occupations without people or vacancies are handled") {
    const LabourOccupations sparse{{0.0, 1.0, 0.0, 3.0, 2.0}, {0.0, 0.5, 1.0, 1.0, 0.0}};
    for (const MobilityNetwork& network : {chain(), MobilityNetwork::from_links(5, {})}) {
        LabourNetworkOptions few = options(1, 0);
        few.rows = 600;
        const auto result = run_labour_network(network, sparse, LabourShock::automation, few);
        CHECK(result.runs[0].rows.size() == 600); // every row compared people with rosters
        CHECK(result.workers == 6);
    }
}

TEST_CASE("another seed gives a different run, and several runs use consecutive seeds") {
    LabourNetworkOptions three = options(1, 0);
    three.rows = 20;
    three.seeds = 3;
    const auto all = run_labour_network(chain(), five, LabourShock::none, three);
    REQUIRE(all.runs.size() == 3);
    CHECK(all.runs[0].digest != all.runs[1].digest);
    three.seed = 3;
    three.seeds = 1;
    const auto last = run_labour_network(chain(), five, LabourShock::none, three);
    CHECK(last.runs[0].seed == 3);
    CHECK(last.runs[0].digest == all.runs[2].digest);
}

TEST_CASE("means and standard deviations are computed row by row") {
    const std::vector<LabourNetworkRun> runs{{1, {{1.0, 2.0, 3.0}, {0.0, 0.0, 0.0}}, 0},
                                             {2, {{3.0, 2.0, 6.0}, {4.0, 0.0, 0.0}}, 0}};
    const LabourNetworkSummary summary = summarise_runs(runs);
    REQUIRE(summary.mean.size() == 2);
    CHECK(summary.mean[0] == LabourRates{2.0, 2.0, 4.5});
    CHECK(summary.mean[1].unemployment == 2.0);
    CHECK(summary.deviation[0].unemployment == test::approximately(std::sqrt(2.0)));
    CHECK(summary.deviation[0].vacancies == 0.0);
    CHECK(summary.deviation[0].long_term_unemployment == test::approximately(std::sqrt(4.5)));
}

TEST_CASE("an interrupted run keeps only complete runs") {
    std::atomic<bool> interrupted{true};
    LabourNetworkOptions some = options(1, 0);
    some.seeds = 5;
    some.interrupted = &interrupted;
    const auto result = run_labour_network(chain(), five, LabourShock::none, some);
    CHECK(result.interrupted);
    CHECK(result.runs.empty());
}
