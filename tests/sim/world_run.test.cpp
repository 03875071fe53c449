// SPDX-License-Identifier: Apache-2.0
#include "sim/world_run.hpp"

#include "core/check.hpp"

#include "scenarios/countries.hpp"
#include "scenarios/echo.hpp"
#include "scenarios/load.hpp"

#include "sim/calibrate.hpp"

#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/support/small_countries.hpp"

using namespace tenfold;

namespace {

/// Number of coworkers, added up over the months of the run.
double coworkers(const RunResult& result) {
    double sum = 0.0;
    for (const MonthlyMeasures& month : result.months) {
        for (const CoworkerCounts& sector : month.coworkers_by_sector) {
            sum += sector.coworkers;
        }
    }
    return sum;
}

/// Numbers of adopters and of all firms at the end.
struct Adoption {
    double adopters = 0.0;
    double firms = 0.0;

    [[nodiscard]] double share() const { return adopters / firms; }
};

Adoption adoption(const RunResult& result) {
    Adoption sum;
    const MonthlyMeasures& month = result.months.back();
    for (std::size_t s = 0; s < month.firms.size(); ++s) {
        sum.adopters += static_cast<double>(month.adopters[s]);
        sum.firms += static_cast<double>(month.firms[s]);
    }
    return sum;
}

/// `scenario` with the parameters of an economy's model.
Scenario with_parameters_of(const Economy& economy, Scenario scenario) {
    const std::vector<Region> regions = scenario.regions; // a model has at least one region
    const std::vector<Country> countries = scenario.countries;
    static_cast<Parameters&>(scenario) = economy.parameters;
    scenario.regions = regions;
    scenario.countries = countries;
    return scenario;
}

} // namespace

TEST_CASE("an economy is built with the parameters of its country's file") {
    const LoadedScenario world =
        load_scenario(std::filesystem::path{TENFOLD_SOURCE_DIR} / "scenarios" / "world-8.yaml",
                      std::vector<Override>{{"scale", "1000000", {}}});
    WorldRun run{world.scenario, {}};
    for (std::size_t place = 0; place < run.countries(); ++place) {
        const std::string echo = loaded_country(world, place).resolved_yaml;
        const Scenario read = load_scenario_text(echo, "echo.yaml").scenario;
        CAPTURE(world.scenario.countries[place].key);
        const Scenario used = with_parameters_of(run.economy(place), read);
        CHECK(canonical_yaml(used, parse_yaml(echo, "echo.yaml")) == echo);
        CHECK(national_accounts(read).gdp == run.economy(place).calibration.national_accounts.gdp);
        // The world's own scenario differs from those of its countries.
        const Scenario all = with_parameters_of(run.economy(place), world.scenario);
        CHECK((canonical_yaml(all, parse_yaml(world.resolved_yaml, "world.yaml")) ==
               world.resolved_yaml) == false);
    }
}

TEST_CASE("a world of one country equals the run of the scenario, bit for bit") {
    Scenario alone = test::small_countries(1, {{"time.end", "2025-07-01"}});
    const WorldResult world = run_world(alone, {});
    alone.countries.clear();
    const RunResult single = run(alone, {});
    REQUIRE(world.countries.size() == 1);
    CHECK(world.countries[0].state_digest == single.state_digest);
    CHECK(world.state_digest == single.state_digest);
    CHECK(world.events == single.events);
    CHECK(world.countries[0].months == single.months);
    CHECK(world.end == single.end);
}

TEST_CASE("the order of countries affects random numbers only, not the home of the labs") {
    Scenario scenario = test::small_countries(2, {{"time.end", "2024-01-01"}});
    scenario.world.home = scenario.countries[1].key;
    const WorldResult world = run_world(scenario, {});
    CHECK(world.home == 1);
    CHECK(world.countries[1].months.back().abroad.tokens_received > 0);
    CHECK(world.countries[0].months.back().abroad.tokens_paid > 0);
    // Models and prices are the same everywhere, wherever the labs are.
    REQUIRE(world.countries[0].months.size() == world.countries[1].months.size());
    for (std::size_t month = 0; month < world.countries[0].months.size(); ++month) {
        CAPTURE(month);
        const MonthlyMeasures& abroad = world.countries[0].months[month];
        const MonthlyMeasures& home = world.countries[1].months[month];
        CHECK(abroad.frontier_intelligence == home.frontier_intelligence);
        CHECK(abroad.training_compute == home.training_compute);
        CHECK(abroad.token_price == home.token_price);
        CHECK(abroad.token_price_frontier == home.token_price_frontier);
    }
    CHECK(world.countries[0].months.back().frontier_intelligence >
          world.countries[0].months.front().frontier_intelligence);
    CHECK(world.countries[0].state_digest != world.countries[1].state_digest);
}

TEST_CASE("two identical countries without labs have equal adoption") {
    const WorldResult world = run_world(test::small_countries(3, {{"time.end", "2028-01-01"}}), {});
    const Adoption b = adoption(world.countries[1]);
    const Adoption c = adoption(world.countries[2]);
    MESSAGE("adoption ", b.share(), " and ", c.share());
    const double mean = (b.adopters + c.adopters) / (b.firms + c.firms);
    CHECK(mean > 0.2);
    CHECK(mean < 0.99);
    // Shares among some 250 firms in each country; peers' influence at most doubles the variance
    // (assumption). 4.9 standard errors: alpha 1e-6 (normal, two-sided).
    const double error = std::sqrt(2.0 * mean * (1.0 - mean) * (1.0 / b.firms + 1.0 / c.firms));
    CHECK(std::abs(b.share() - c.share()) < 4.9 * error);
}

TEST_CASE("a limit on exports of chips to a country lowers the number of coworkers mainly there") {
    // In a small country firms start to use coworkers at random times: mean of four seeds.
    constexpr int seeds = 4;
    std::array<double, 3> change{}; // logarithm of coworkers with the limit over those without
    for (int seed = 1; seed <= seeds; ++seed) {
        Scenario scenario = test::small_countries(3, {{"time.end", "2030-01-01"}});
        scenario.seed = seed;
        const WorldResult free = run_world(scenario, {});
        Intervention limit;
        limit.key = "limit";
        limit.lever = "export_limit";
        limit.country = "B";
        limit.from = scenario.time.start;
        limit.strength = 0.9;
        scenario.policies.push_back(limit);
        const WorldResult limited = run_world(scenario, {});
        for (std::size_t place = 0; place < change.size(); ++place) {
            change[place] +=
                std::log(coworkers(limited.countries[place]) / coworkers(free.countries[place])) /
                seeds;
        }
    }
    MESSAGE("coworkers, change of the logarithm: ", change[0], ", ", change[1], ", ", change[2]);
    CHECK(change[1] < std::log(0.8));
    // Other countries see slightly less technology, because labs sell less.
    CHECK(std::abs(change[0]) < 0.05);
    CHECK(std::abs(change[2]) < 0.05);
}

TEST_CASE("labs that sell in two countries more train more") {
    const auto revenue = [](const WorldResult& world) {
        std::int64_t sum = 0;
        for (const MonthlyMeasures& month : world.countries[world.home].months) {
            sum += month.ai.supply.lab_revenue;
        }
        return static_cast<double>(sum);
    };
    const auto training = [](const WorldResult& world) {
        return static_cast<double>(world.countries[world.home].months.back().ai.supply.training);
    };
    const WorldResult one = run_world(test::small_countries(1, {{"time.end", "2029-01-01"}}), {});
    const WorldResult three = run_world(test::small_countries(3, {{"time.end", "2029-01-01"}}), {});
    CHECK(revenue(three) > 1.5 * revenue(one));
    CHECK(training(three) > training(one));
}

TEST_CASE("a world can be interrupted, and run() rejects a scenario of several countries") {
    const Scenario scenario = test::small_countries(2, {{"time.end", "2025-01-01"}});
    std::atomic<bool> stop{false};
    RunOptions options;
    options.interrupted = &stop;
    options.on_progress = [&](const Progress& progress) {
        stop = progress.date >= Date{std::chrono::year{2023} / 3 / 1};
    };
    const WorldResult result = run_world(scenario, options);
    CHECK(result.interrupted);
    CHECK(result.end < scenario.time.end);
    CHECK(result.countries[0].end == result.countries[1].end);
    CHECK_THROWS_AS(static_cast<void>(run(scenario, {})), RunError);
}
