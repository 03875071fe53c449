// SPDX-License-Identifier: Apache-2.0
/// Coworkers in the whole economy, in limits with known answers.
#include "core/engine.hpp"

#include "sim/build_world.hpp"
#include "sim/calibrate.hpp"
#include "sim/run.hpp"

#include <array>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/ai/support.hpp"
#include "tests/statistical/support.hpp"

using namespace tenfold;

namespace {

constexpr std::size_t three_years = 36;

// Three and a half years in which coworkers take over work within months.
Scenario taking_over(const test::UniformWork& work, const std::string& scale = "2000") {
    Scenario scenario = test::uniform_world(work, {{"scale", scale}, {"time.end", "2026-07-01"}});
    scenario.production.pass_through = 1.0;
    scenario.coworkers.integration_speed = 2.0;
    scenario.coworkers.learnt_speed = 0.0;
    return scenario;
}

// Mean over the half year after three years.
template <class Value>
double later(const RunResult& result, Value&& value) {
    return test::mean(test::monthly(result, value), three_years, result.months.size());
}

double price_level(const MonthlyMeasures& month) {
    return month.goods.price_level;
}

double wage_index(const MonthlyMeasures& month) {
    return month.goods.wage_index;
}

double productivity(const MonthlyMeasures& month) {
    return month.goods.total_factor_productivity;
}

double real_gdp(const MonthlyMeasures& month) {
    return month.goods.real_gdp;
}

/// Heads of firms that exist from the start, by posts on the first day, and numbers of firms that
/// are empty or closed.
struct Sizes {
    double small = 0.0; // fewer than 5 posts
    double large = 0.0; // 50 to 500
    double empty = 0.0;
    double exits = 0.0;
    std::vector<double> by_firm;
    std::vector<std::uint32_t> posts;
};

Sizes sizes_after(const Scenario& scenario) {
    ThreadPool pool{2};
    World world = build_world(scenario, pool);
    Economy& economy = *world.economy;
    Sizes sizes;
    for (const Firm& firm : economy.firms.store().firms) {
        sizes.posts.push_back(firm.posts);
    }
    EngineOptions options;
    options.threads = 2;
    options.key = random_key(scenario);
    Engine<EconomyModel> engine{*world.model, options, economy.agents()};
    schedule_first_events(world, engine);
    engine.run_until(start_of(economy.last_day));
    for (const Firm& firm : economy.firms.store().firms) {
        double heads = 0.0;
        for_each_occupation(firm, [&](OccupationId occupation) {
            heads += economy.firms.store().slots[firm.slot(occupation)].heads;
        });
        sizes.empty += firm.closed == 0 && heads == 0.0 ? 1.0 : 0.0;
        sizes.by_firm.push_back(firm.births == 0 && firm.closed == 0 ? heads : -1.0);
    }
    for (std::uint32_t s = 0; s < scenario.sectors.size(); ++s) {
        sizes.exits +=
            static_cast<double>(economy.books.accounts.total(SectorId{s}, SectorCount::exits));
    }
    return sizes;
}

/// Relative change of heads in firms of a size class that exist in both worlds, and its standard
/// error over firms.
struct Change {
    double relative = 0.0;
    double error = 0.0;
};

Change change_of(const Sizes& with, const Sizes& without, std::uint32_t from, std::uint32_t below) {
    double a = 0.0;
    double b = 0.0;
    double count = 0.0;
    for (std::size_t f = 0; f < with.posts.size(); ++f) {
        const bool there = with.by_firm[f] >= 0.0 && without.by_firm[f] >= 0.0;
        if (there && with.posts[f] >= from && with.posts[f] < below) {
            a += with.by_firm[f];
            b += without.by_firm[f];
            count += 1.0;
        }
    }
    const double ratio = a / b;
    double squares = 0.0;
    for (std::size_t f = 0; f < with.posts.size(); ++f) {
        const bool there = with.by_firm[f] >= 0.0 && without.by_firm[f] >= 0.0;
        if (there && with.posts[f] >= from && with.posts[f] < below) {
            const double residual = with.by_firm[f] - ratio * without.by_firm[f];
            squares += residual * residual;
        }
    }
    return {ratio - 1.0, std::sqrt(squares) / b};
}

} // namespace

TEST_CASE("a uniform factor of 0.9 on human hours lowers prices by a tenth, and jobs come back") {
    // Wages follow their norm, which isolates the chain from hours to cost to price. Ultimately
    // every cost is labour cost, so that -10 % is exact; the tolerance covers lags.
    Scenario scenario = taking_over({0.2, 0.5});
    scenario.wages.tightness_response = 0.0;
    Scenario twin = taking_over({0.0, 0.5});
    twin.wages.tightness_response = 0.0;
    const RunResult with = run(scenario, {});
    const RunResult without = run(twin, {});
    const double prices = later(with, price_level) / later(without, price_level);
    CHECK(std::abs(prices - 0.9) < 0.005);
    CHECK(std::abs(later(with, test::unemployment) - later(without, test::unemployment)) < 0.003);
    // Only labour is scarce here, so that output rises as prices fall.
    CHECK(std::abs(later(with, real_gdp) / later(without, real_gdp) - 1.0 / 0.9) < 0.01);
    // Total factor productivity: labour share of GDP times the logarithm of the factor.
    const NationalAccounts accounts = national_accounts(scenario);
    const double gain = std::log(later(with, productivity) / later(without, productivity));
    CHECK(std::abs(gain + std::log(0.9) * accounts.compensation / accounts.gdp) < 0.0005);
}

TEST_CASE("with wages that respond to tightness, prices fall by a tenth relative to wages") {
    const RunResult with = run(taking_over({0.2, 0.5}), {});
    const RunResult without = run(taking_over({0.0, 0.5}), {});
    const double real = later(with, price_level) / later(without, price_level) /
                        (later(with, wage_index) / later(without, wage_index));
    CHECK(std::abs(real - 0.9) < 0.01);
    CHECK(later(with, wage_index) < later(without, wage_index));
}

TEST_CASE("Acemoglu: 4.6 % of GDP in tasks at 14.4 % less cost is 0.66 % of productivity") {
    // Acemoglu 2024, The Simple Macroeconomics of AI. Tasks by their share in GDP: labour share
    // times share of hours.
    const NationalAccounts accounts = national_accounts(test::shipped("us-2023"));
    const double labour = accounts.compensation / accounts.gdp;
    const double hours = 0.046 / labour;
    const RunResult with = run(taking_over({hours, 1.0 - 0.144}), {});
    const RunResult without = run(taking_over({0.0, 0.5}), {});
    const double gain = later(with, productivity) / later(without, productivity) - 1.0;
    CHECK(std::abs(gain - 0.0066) < 0.0002);
    const double output = later(with, real_gdp) / later(without, real_gdp) - 1.0;
    MESSAGE("total factor productivity +",
            100.0 * gain,
            " %, real GDP +",
            100.0 * output,
            " %: capital follows output at once, so that output rises by the gain over labour's "
            "share of GDP");
    // Scatter of one pair of small worlds: half a point.
    CHECK(std::abs(output - 0.0066 / labour) < 0.005);
}

TEST_CASE("an economy in which no task can be delegated equals the one without coworkers") {
    Scenario idle = test::shipped("no-ai", {{"scale", "5000"}, {"time.end", "2026-01-01"}});
    const RunResult without = run(idle, {});
    idle.adoption.enabled = true; // firms may adopt, but no model is on offer
    const RunResult with = run(idle, {});
    REQUIRE(with.months.size() == without.months.size());
    for (std::size_t m = 0; m < with.months.size(); ++m) {
        CHECK(with.months[m].total == without.months[m].total);
        CHECK(with.months[m].goods == without.months[m].goods);
        CHECK(with.months[m].incomes == without.months[m].incomes);
        CHECK(with.months[m].uses == without.months[m].uses);
    }
}

TEST_CASE("small and large firms lose heads alike, and exits and empty firms do not rise") {
    const Sizes with = sizes_after(taking_over({0.2, 0.5}, "1000"));
    const Sizes without = sizes_after(taking_over({0.0, 0.5}, "1000"));
    const Change small = change_of(with, without, 1, 5);
    const Change large = change_of(with, without, 50, 500);
    MESSAGE("heads of small firms ",
            small.relative,
            " (",
            small.error,
            "), of large firms ",
            large.relative,
            " (",
            large.error,
            ")");
    MESSAGE("empty ",
            with.empty,
            " against ",
            without.empty,
            ", exits ",
            with.exits,
            " against ",
            without.exits);
    // Both changes are equal within 4.9 standard errors, alpha 1e-6 (normal, two-sided).
    CHECK(std::abs(small.relative - large.relative) < 4.9 * std::hypot(small.error, large.error));
    CHECK(with.empty < 2.0 * without.empty);
    CHECK(with.exits < 1.5 * without.exits);
}
