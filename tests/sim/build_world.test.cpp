// SPDX-License-Identifier: Apache-2.0
#include "sim/build_world.hpp"

#include "sim/population_plan.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

} // namespace

TEST_CASE("the number of people follows from employment and the unemployment rate") {
    const Scenario scenario = test::shipped("us-2023");
    const PopulationPlan plan = plan_population(scenario);
    const std::vector<double>& employment = scenario.tables.employment.values;
    const double jobs = std::accumulate(employment.begin(), employment.end(), 0.0);
    const std::int64_t retraining = sum(plan.retraining_by_occupation);
    CHECK(retraining > 0);
    CHECK(plan.people == std::llround(jobs / 0.96 / 1000.0) + retraining);
    CHECK(plan.employed == std::llround(jobs / 1000.0));
    CHECK(sum(plan.employed_by_cell) == plan.employed);
    CHECK(sum(plan.unemployed_by_occupation) == plan.people - plan.employed - retraining);
    for (std::size_t cell = 0; cell < employment.size(); ++cell) {
        CHECK(std::abs(static_cast<double>(plan.employed_by_cell[cell]) -
                       employment[cell] / 1000.0) <= 1.0);
    }
}

TEST_CASE("a built world has every post in one slot and every worker in one roster") {
    const Scenario scenario = test::shipped("us-2023", {{"scale", "2000"}});
    const PopulationPlan plan = plan_population(scenario);
    ThreadPool pool{2};
    const World world = build_world(scenario, pool);
    const Economy& economy = *world.economy;
    std::vector<std::int64_t> posts(plan.employed_by_cell.size());
    std::vector<int> seen(economy.labour.workers().size(), 0);
    const std::size_t occupations = scenario.occupations.size();
    for (std::uint32_t f = 0; f < economy.firms.store().firms.size(); ++f) {
        const Firm& firm = economy.firms.store().firms[f];
        std::uint32_t firm_posts = 0;
        for_each_occupation(firm, [&](OccupationId occupation) {
            const Slot& slot = economy.firms.store().slots[firm.slot(occupation)];
            posts[firm.sector().index() * occupations + occupation.index()] += slot.posts;
            firm_posts += slot.posts;
            CHECK(slot.heads + slot.open + slot.reserved == slot.posts);
            std::uint32_t heads = 0;
            economy.firms.store().rosters.for_each_holder(
                slot, [&](std::uint32_t place, const Seat& seat) {
                    const Worker& holder = economy.labour.workers()[seat.holder.index()];
                    CHECK(holder.occupation == occupation.index());
                    CHECK((holder.status == WorkerStatus::employed) == (seat.first_day() < 0));
                    if (seat.first_day() < 0) {
                        CHECK(holder.employer == FirmId{f});
                        CHECK(holder.seat == place);
                        CHECK(holder.job_number == seat.job_number());
                        ++seen[seat.holder.index()];
                        ++heads;
                    }
                });
            CHECK(heads == slot.heads);
        });
        CHECK(firm_posts == firm.posts);
    }
    for (std::size_t cell = 0; cell < posts.size(); ++cell) {
        CHECK(posts[cell] == plan.employed_by_cell[cell] + plan.vacancies_by_cell[cell]);
    }
    for (std::uint32_t w = 0; w < economy.labour.workers().size(); ++w) {
        CHECK(seen[w] == (economy.labour.workers()[w].status == WorkerStatus::employed ? 1 : 0));
    }
}

TEST_CASE("the first day's money, prices and flows are those of the scenario's accounts") {
    const Scenario scenario = test::shipped("us-2023", {{"scale", "1000"}});
    ThreadPool pool{2};
    const World world = build_world(scenario, pool);
    const Economy& economy = *world.economy;
    const StationaryState& state = economy.calibration.stationary;
    const double real = scenario.scale / 100.0; // dollars of the country per cent
    CHECK(economy.books.money.total() == 0);
    // Deposits follow individual incomes. Classes of owners are drawn, so that the realised sum has
    // a sampling error, here below 2 %.
    const auto deposits = [&](DepositTotal who) {
        return static_cast<double>(economy.books.money.deposits(who)) * real;
    };
    CHECK(deposits(DepositTotal::households) ==
          test::approximately(state.household_deposits).epsilon(0.02));
    double firms = 0.0;
    for (std::size_t s = 0; s < state.firm_deposits.size(); ++s) {
        // December is longer than the mean month: firms keep less for January (Eq. 35).
        const SectorAccounts& sector = economy.calibration.national_accounts.sectors[s];
        const double margin =
            (1.0 - sector.product_tax - sector.compensation) * sector.gross_output / days_per_year;
        firms += state.firm_deposits[s] / state.month_factor - margin * (31.0 - days_per_month);
    }
    CHECK(deposits(DepositTotal::firms) == test::approximately(firms).epsilon(0.02));
    CHECK(-static_cast<double>(economy.books.money.treasury()) * real ==
          test::approximately(state.money).epsilon(0.02));
    // Wages of December: 31 of 365.2425 days, at a level one month's growth below January's.
    const double wages =
        static_cast<double>(economy.books.money.published(IncomeAccount::wages)) * real;
    CHECK(wages / 31.0 * days_per_year ==
          test::approximately(economy.calibration.national_accounts.compensation).epsilon(0.01));
    for (const double price : economy.goods.signals().prices.price) {
        CHECK(price == 1.0);
    }
}

TEST_CASE("regions share every sector and the unemployed in proportion to their weights") {
    Scenario scenario = test::shipped("no-ai", {{"scale", "1000"}});
    scenario.regions = {{"north", "North", 3.0}, {"south", "South", 1.0}};
    ThreadPool pool{2};
    const World world = build_world(scenario, pool);
    const Economy& economy = *world.economy;
    double south = 0.0;
    double unemployed_south = 0.0;
    double unemployed = 0.0;
    for (const Worker& worker : economy.labour.workers()) {
        south += worker.region;
        if (worker.status == WorkerStatus::unemployed) {
            unemployed += 1.0;
            unemployed_south += worker.region;
        }
    }
    CHECK(south / static_cast<double>(economy.labour.workers().size()) ==
          test::approximately(0.25).epsilon(0.01));
    CHECK(unemployed_south / unemployed == test::approximately(0.25).epsilon(0.02));
}

TEST_CASE("contradictory targets of the labour market are rejected with a message") {
    CHECK_THROWS_WITH_AS(
        static_cast<void>(test::shipped("tiny", {{"labour_market.vacancy_ratio", "0.001"}})),
        doctest::Contains("vacancy_ratio is too low"),
        UsageError);
}
