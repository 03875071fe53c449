// SPDX-License-Identifier: Apache-2.0
#include "agents/money/government.hpp"

#include "core/check.hpp"
#include "core/time.hpp"

#include "agents/money/goods_market.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

using namespace std::chrono;

constexpr Date start{2023y / January / 1};

/// Two sectors and two occupations; 100 jobs at 40,000 USD a year and 300 at 60,000.
MoneyParameters parameters() {
    MoneyParameters result;
    result.time.start = start;
    result.time.end = Date{2043y / January / 1};
    result.scale = 1.0;
    result.sectors.resize(2);
    result.occupations.resize(2);
    result.tables.employment = {{"A", "B"}, 2, {100.0, 0.0, 0.0, 300.0}};
    result.tables.annual_wage = {{"A", "B"}, 2, {40'000.0, 0.0, 1e6, 60'000.0}};
    result.accounts.real_growth = 0.01;
    result.accounts.inflation_target = 0.02;
    return result;
}

Intervention policy(const char* lever, double strength, const char* financing) {
    Intervention result;
    result.key = lever;
    result.lever = lever;
    result.from = start;
    result.strength = strength;
    result.financing = financing;
    return result;
}

} // namespace

TEST_CASE("the mean wage is weighted by jobs and stays on its nominal path") {
    CHECK(nominal_mean_wage(parameters(), start) == test::approximately(55'000.0 * 100.0));
    const Date later = start + days{3652}; // 3,652 days at 3 % a year of 365.2425 days
    CHECK(nominal_mean_wage(parameters(), later) / nominal_mean_wage(parameters(), start) ==
          test::approximately(std::exp(0.03 * 3652.0 / 365.2425)).epsilon(1e-12));
}

TEST_CASE(
    "twelve months of purchases sum to a year's, and grow with nominal trend growth (Eq. 32)") {
    double year = 0.0;
    for (const double month : {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}) {
        year += government_purchases(1000.0, month, 0.0, 0.0, 1.0, 0.5);
    }
    CHECK(year == test::approximately(1000.0 * 365.0 / 365.2425).epsilon(1e-12));
    const double first = government_purchases(1000.0, 30.0, 0.04, 0.0, 1.0, 0.0);
    CHECK(government_purchases(1000.0, 30.0, 0.04, 10.0, 1.0, 0.0) ==
          test::approximately(first * std::exp(0.4)).epsilon(1e-12));
}

TEST_CASE(
    "purchases are fixed in money without indexation, in goods with full indexation (Eq. 32)") {
    const auto purchases = [](double over_target, double indexation) {
        return government_purchases(1000.0, 30.0, 0.03, 2.0, over_target, indexation);
    };
    CHECK(purchases(1.3, 0.0) == test::approximately(purchases(1.0, 0.0)).epsilon(1e-14));
    CHECK(purchases(1.3, 1.0) == test::approximately(1.3 * purchases(1.0, 0.0)).epsilon(1e-14));
    CHECK(purchases(1.44, 0.5) == test::approximately(1.2 * purchases(1.0, 0.0)).epsilon(1e-14));
    CHECK(purchases(1.0, 0.7) == test::approximately(purchases(1.0, 0.0)).epsilon(1e-14));
}

TEST_CASE("a basic income is a share of the mean wage per day, in whole cents (Eq. 56)") {
    CHECK(basic_income(1.0, 36'524.25, 30.0) == 3000); // 100 cents a day
    CHECK(basic_income(0.25, 36'524.25, 31.0) == 775);
    CHECK(basic_income(0.0, 36'524.25, 31.0) == 0);
    CHECK(basic_income(0.25, 36'524.25, 1.0) == 25);
    CHECK(basic_income(0.999, 36'524.25, 1.0) == 99); // rounded down
}

TEST_CASE("the citizens' dividend pays out no more than its share of the tax (Eq. 56)") {
    CHECK(citizens_dividend(0.5, 0.2, 1e6, 100.0) == 1000);
    CHECK(citizens_dividend(1.0, 0.0, 1e6, 100.0) == 0);
    CHECK(citizens_dividend(0.0, 0.2, 1e6, 100.0) == 0);
    for (const double people : {1.0, 3.0, 7.0, 1e5, 1e7}) {
        const auto each = static_cast<double>(citizens_dividend(0.7, 0.3, 1e6, people));
        CHECK(each * people <= 0.7 * 0.3 * 1e6 * (1.0 + 1e-12));
        CHECK((each + 1.0) * people > 0.7 * 0.3 * 1e6 * (1.0 - 1e-12));
    }
}

TEST_CASE("without policies the income tax is that of the start, and profits are not taxed") {
    const MoneyParameters none = parameters();
    Money money{2, 1};
    money.pay(0, IncomeAccount::dividends, 10'000);
    money.publish_incomes();
    Government government{none, shipped_levers()};
    const HouseholdTaxes taxes =
        government.publish_financing(none, {500'000, 1'000, 0.2, 100, 31}, 0.2, start, money);
    CHECK(taxes.income_tax == 0.2);
    CHECK(taxes.transfer == 0);
    CHECK(government.profit_tax() == 0);
    CHECK(money.treasury() == 0);
    CHECK(government.policy_cost() == 0);
    CHECK(government.policy_debt() == 0);
}

TEST_CASE("a tax on profits moves from the owners' clearing account to the treasury to the cent") {
    MoneyParameters taxed = parameters();
    taxed.policies = {policy("profit_tax", 0.25, "income_tax"),
                      policy("citizens_dividend", 0.5, "income_tax")};
    Money money{2, 1};
    money.pay(0, IncomeAccount::dividends, 10'003);
    money.publish_incomes();
    const Int128 before = money.holdings(IncomeAccount::dividends);
    Government government{taxed, shipped_levers()};
    const HouseholdTaxes taxes =
        government.publish_financing(taxed, {500'000, 0, 0.2, 10, 31}, 0.2, start, money);
    CHECK(government.profit_tax() == 2500); // a quarter of 10,003, rounded down
    CHECK(money.treasury() == 2500);
    CHECK(before - money.holdings(IncomeAccount::dividends) == 2500);
    CHECK(taxes.transfer == 125); // half of 2,500.75 over ten people
    CHECK(taxes.income_tax == 0.2);
}

TEST_CASE("a basic income on debt costs the sum of its payments and raises no tax") {
    MoneyParameters paid = parameters();
    paid.policies = {policy("basic_income", 0.1, "deficit")};
    Money money{2, 1};
    money.publish_incomes();
    Government government{paid, shipped_levers()};
    const auto month = [&](Date date, int length) {
        const HouseholdTaxes taxes =
            government.publish_financing(paid, {500'000, 0, 0.2, 10, length}, 0.2, date, money);
        const std::vector<double> basket{0.5, 0.5};
        GoodsMarket goods{2};
        goods.begin_spending(length, money);
        government.settle_programmes(
            paid, {0.0, 0, 10, basket}, Accounts{2, 2, 1}, date, goods, money);
        return taxes;
    };
    const HouseholdTaxes taxes = month(start, 31);
    CHECK(taxes.transfer == basic_income(0.1, nominal_mean_wage(paid, start), 31.0));
    CHECK(taxes.income_tax == 0.2);
    (void)month(start + days{31}, 28); // the cost of the first month is now due
    CHECK(month(start + days{59}, 31).income_tax == 0.2);
    CHECK(government.policy_cost() == 10 * taxes.transfer);
    CHECK(government.policy_debt() == 10 * taxes.transfer);
}

TEST_CASE("purchases reach the sectors to the cent and are charged to the treasury (Eq. 32)") {
    MoneyParameters free = parameters();
    Money money{2, 1};
    money.publish_goods();
    Baskets baskets;
    baskets.consumption = {0.5, 0.5};
    baskets.government = {0.25, 0.75};
    baskets.investment = {1.0, 0.0};
    baskets.inputs = {0.1, 0.2, 0.2, 0.1};
    baskets.elasticity = {1.0, 1.0};
    GoodsMarket goods{2};
    goods.start(baskets, 0.02, 1.0);
    goods.begin_spending(31, money);
    // 1,000 USD a day of 31 days
    const double dollars =
        government_purchases(365'242.5, 31, free.nominal_growth(), 0.0, 1.0, 0.0);
    const Government government{free, shipped_levers()};
    government.buy_goods(dollars, goods, money);
    const std::int64_t spent = goods.uses().government;
    CHECK(std::abs(spent - 3'100'000) <= 1); // rounded down
    CHECK(money.treasury() == -spent);
    CHECK(money.spent(0) + money.spent(1) == spent);
    CHECK(std::abs(money.spent(0) - 775'000) <= 1);
    CHECK(money.total() == 0);
}

TEST_CASE("a government refuses parameters with a lever that its table does not have") {
    MoneyParameters given = parameters();
    given.policies = {policy("job_placement", 0.5, "deficit")};
    given.policies.front().from = Date{2040y / January / 1};
    CHECK_THROWS_WITH_AS((void)Government(given, {}),
                         doctest::Contains("policies.job_placement: the run has no lever"),
                         RunError);
}
