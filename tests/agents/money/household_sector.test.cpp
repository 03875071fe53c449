// SPDX-License-Identifier: Apache-2.0
#include "agents/money/household_sector.hpp"

#include "core/time.hpp"

#include "agents/classification/dispersion.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr Date start{std::chrono::year{2023} / 1 / 1};

/// All people: one per class of equity and of housing.
void set_owners(HouseholdSector& households) {
    const OwnershipTotals& ownership = households.ownership();
    const auto all = [](const std::vector<std::int64_t>& weights) {
        return std::accumulate(weights.begin(), weights.end(), Int128{0});
    };
    households.set_owners(all(ownership.equity_weight),
                          all(ownership.housing_weight),
                          std::vector<std::int64_t>(Traits::classes, 1));
}

MoneyParameters parameters() {
    MoneyParameters result;
    result.time.start = start;
    return result;
}

} // namespace

TEST_CASE("owners get dividends by class, in whole cents, at most the published sum (Eq. 40)") {
    HouseholdSector households{HouseholdParameters{}};
    set_owners(households);
    Money money{1, 1};
    constexpr std::int64_t dividends = 1'000'000'000;
    money.pay(0, IncomeAccount::dividends, dividends);
    money.pay(0, IncomeAccount::rents, 40'960'000);
    money.publish_incomes();
    households.publish_payouts(money, 200'000'000);
    const std::vector<std::int64_t>& paid = households.signals().dividend;
    REQUIRE(paid.size() == Traits::classes);
    const std::int64_t sum = std::accumulate(paid.begin(), paid.end(), std::int64_t{0});
    CHECK(sum <= dividends - 200'000'000); // after tax
    CHECK(sum > dividends - 200'000'000 - static_cast<std::int64_t>(Traits::classes));
    const std::vector<double> shares =
        lognormal_class_shares(Traits::classes, HouseholdParameters{}.equity_dispersion);
    for (const std::size_t owner : {std::size_t{0}, Traits::classes / 2, Traits::classes - 1}) {
        CHECK(std::abs(static_cast<double>(paid[owner]) - 8e8 * shares[owner]) < 1.5);
    }
    CHECK(households.signals().rent.front() < households.signals().rent.back());
}

TEST_CASE("without dispersion of ownership all owners get the same") {
    HouseholdParameters equal;
    equal.equity_dispersion = 0.0;
    equal.housing_dispersion = 0.0;
    HouseholdSector households{equal};
    set_owners(households);
    Money money{1, 1};
    money.pay(0, IncomeAccount::dividends, 4'096'000);
    money.pay(0, IncomeAccount::rents, 8'192);
    money.publish_incomes();
    households.publish_payouts(money, 0);
    for (std::size_t owner = 0; owner < Traits::classes; ++owner) {
        CHECK(std::abs(households.signals().dividend[owner] - 1000) <= 1);
        CHECK(std::abs(households.signals().rent[owner] - 2) <= 1);
    }
}

TEST_CASE("an overdrawn clearing account pays nothing out") {
    HouseholdSector households{HouseholdParameters{}};
    set_owners(households);
    Money money{1, 1};
    money.pay(0, IncomeAccount::dividends, 1000);
    money.draw_next(0, IncomeAccount::rents, 1000);
    money.publish_incomes();
    households.publish_payouts(money, 1001);
    const std::vector<std::int64_t> nothing(Traits::classes, 0);
    CHECK(households.signals().dividend == nothing);
    CHECK(households.signals().rent == nothing);
}

TEST_CASE("spending out of deposits is proportional to days, and on tokens needs an offer") {
    HouseholdSector households{HouseholdParameters{}};
    MoneyParameters given = parameters();
    given.accounts.consumption_of_dividends = 0.4;
    given.accounts.consumption_of_deposits = 0.365'242'5;
    TokenOffer offer;
    offer.compute_budget = 2.0;
    offer.frontier_price = 3.0;
    households.publish_spending(given, 0.9, offer, 1.0, start, 30);
    const SpendingRules& rules = households.signals().spending;
    CHECK(rules.out_of_wages == 0.9);
    CHECK(rules.out_of_property == 0.4);
    CHECK(rules.out_of_deposits == test::approximately(0.03).epsilon(1e-12));
    CHECK(rules.scarce_share == scarce_share(given.households.scarce_share_slope, 1.0));
    CHECK(rules.token_share == 0.0);
    CHECK(rules.token_budget == 0);
    offer.any = true;
    households.publish_spending(given, 0.9, offer, 1.0, start, 30);
    CHECK(rules.token_share == token_share(given.direct_use, 1.0, 0.0));
    // Two million tokens a month at three dollars, for thirty days.
    CHECK(rules.token_budget == static_cast<std::int64_t>(600.0 * 30.0 / days_per_month));
    const double before = rules.token_share;
    offer.ration = 0.5;
    households.publish_spending(given, 0.9, offer, 1.0, start, 30);
    CHECK(rules.token_share == test::approximately(0.5 * before).epsilon(1e-14));
    CHECK(rules.token_budget == static_cast<std::int64_t>(300.0 * 30.0 / days_per_month));
}

TEST_CASE("a month's incomes are differences of totals, and relative real income starts at one") {
    HouseholdSector households{HouseholdParameters{}};
    Incomes totals;
    totals.wages = 60'000;
    totals.rents = 3'000;
    totals.tax = 3'000;
    Incomes distribution;
    distribution.gini_income = 0.4;
    households.measure_incomes(totals, distribution);
    CHECK(households.incomes().wages == 60'000);
    CHECK(households.incomes().gini_income == 0.4);
    households.compare_incomes(1.0, 30);
    CHECK(households.history().relative_income == 1.0);
    CHECK(households.history().base_real_income == test::approximately(2'000.0));
    CHECK(households.history().base_rents == test::approximately(100.0));
    // Twice as much in twice the days, at a price level of 1.25.
    totals.wages += 120'000;
    totals.rents += 6'000;
    totals.tax += 6'000;
    households.measure_incomes(totals, distribution);
    CHECK(households.incomes().wages == 120'000);
    households.compare_incomes(1.25, 60);
    CHECK(households.history().relative_income == test::approximately(0.8).epsilon(1e-14));
    CHECK(households.history().base_rents == test::approximately(100.0)); // of the first payday
}

TEST_CASE("the median person's token use counts by its logarithm, and as zero without an offer") {
    HouseholdSector households{HouseholdParameters{}};
    Incomes distribution;
    distribution.median_token_use = 30.0; // [USD]
    households.measure_incomes({}, distribution);
    households.publish_token_use(false, 3.0);
    CHECK(households.signals().token_decades == 0.0);
    households.publish_token_use(true, 3.0);
    CHECK(households.signals().token_decades == test::approximately(std::log10(11.0)));
    households.publish_token_use(true, 0.3);
    CHECK(households.signals().token_decades == test::approximately(std::log10(101.0)));
}

TEST_CASE("who enters the labour force becomes an owner") {
    HouseholdSector households{HouseholdParameters{}};
    const OwnershipTotals& owners = households.ownership();
    households.add_owner({5, 7, 1.0});
    CHECK(owners.equity == Int128{owners.equity_weight[5]});
    CHECK(owners.housing == Int128{owners.housing_weight[7]});
    CHECK(owners.people[7] == 1);
    CHECK(owners.people[5] == 0);
}
