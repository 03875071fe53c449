// SPDX-License-Identifier: Apache-2.0
#include "agents/money/goods_market.hpp"

#include "core/check.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr std::size_t sectors = 3;

Baskets baskets() {
    Baskets result;
    result.consumption = {0.5, 0.3, 0.2};
    result.government = {0.0, 0.4, 0.6};
    result.investment = {0.7, 0.3, 0.0};
    result.inputs = {0.1, 0.2, 0.0, 0.2, 0.1, 0.3, 0.0, 0.1, 0.1};
    result.elasticity = {0.3, 1.0, 1.8};
    result.energy = {0.0, 0.0, 1.0};
    return result;
}

/// Goods markets on the first day, with their money.
struct Market {
    Money money{sectors, 1};
    GoodsMarket goods{sectors};

    Market() {
        goods.start(baskets(), 0.02, 1e12);
        money.publish_goods();
    }
};

/// A sum of integers.
std::int64_t sum(const std::vector<std::int64_t>& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

} // namespace

TEST_CASE("purchases reach the sectors to the cent, and only final uses count as final uses") {
    Market market;
    market.goods.begin_spending(31, market.money);
    std::int64_t final_use = 0;
    std::int64_t all = 0;
    for (const std::int64_t cents : {0, 1, 2, 10, 99, 1'000'003}) {
        market.goods.buy(cents, {0.31, 0.29, 0.4}, Use::final_use, market.money);
        market.goods.buy(cents + 5, {0.0, 3.0, 0.7}, Use::input, market.money);
        final_use += cents;
        all += 2 * cents + 5;
        CHECK(sum(market.goods.uses().by_sector) == final_use);
        CHECK(market.money.unsold() == all);
    }
    CHECK(market.goods.uses().by_sector[0] == market.money.spent(0)); // this sector sells no inputs
    // 0.4 of the final uses; rounding of each of six purchases leaves up to two cents.
    CHECK(std::abs(market.goods.uses().by_sector[2] - 400'046) <= 12);
}

TEST_CASE("the fresh share of a clearing account is the part not carried over from last month") {
    Market market;
    market.goods.begin_spending(31, market.money);
    market.goods.buy(1000, {0.6, 0.4, 0.0}, Use::final_use, market.money);
    market.goods.end_spending(market.money);
    // All money is new; an empty account counts as new.
    CHECK(market.goods.signals().fresh_share == std::vector<double>{1.0, 1.0, 1.0});
    market.goods.begin_spending(28, market.money); // no sales since
    CHECK(market.goods.uses().total() == 0);
    CHECK(market.goods.uses().days == 28);
    market.goods.buy(600, {0.5, 0.0, 0.5}, Use::input, market.money);
    market.goods.end_spending(market.money);
    const std::vector<double>& fresh = market.goods.signals().fresh_share;
    CHECK(fresh[0] == test::approximately(300.0 / 900.0).epsilon(1e-14));
    CHECK(fresh[1] == test::approximately(0.0));
    CHECK(fresh[2] == test::approximately(1.0));
}

TEST_CASE("households, investing firms and buyers of inputs spend all that they have paid in") {
    Market market;
    market.money.pay(0, SpendingAccount::households, 10'000);
    market.money.pay(0, SpendingAccount::investment, 2'001);
    market.money.pay_inputs(0, SectorId{1}, 4'000);
    market.money.publish_spending();
    market.goods.begin_spending(31, market.money);
    market.goods.spend_consumption(market.money);
    CHECK(market.goods.uses().by_sector == std::vector<std::int64_t>{5'000, 3'000, 2'000});
    market.goods.spend_investment(market.money);
    CHECK(market.goods.uses().consumption == 10'000);
    CHECK(market.goods.uses().investment == 2'001);
    CHECK(sum(market.goods.uses().by_sector) == market.goods.uses().total());
    market.goods.spend_inputs(market.money); // 0.2, 0.1 and 0.1 of the second sector's output
    CHECK(sum(market.goods.uses().by_sector) == 12'001);
    CHECK(market.money.unsold() == 16'001);
    CHECK(std::abs(market.money.spent(2) - (2'000 + 1'000)) <= 1);
    CHECK(market.money.holdings(SpendingAccount::households) == 0);
    CHECK(market.money.holdings(SpendingAccount::investment) == 0);
}

TEST_CASE("prices follow the weights of firms, and the price of energy its own sectors (Eq. 29)") {
    Market market;
    // At elasticity 3, a firm with price p announces its demand shifter times p^-2.
    market.money.announce(0, SectorId{0}, 1000, 1000, 1000);
    market.money.announce(0, SectorId{1}, 1000, 1000, 1000);
    market.money.announce(0, SectorId{2}, 1000, 1000, 250);
    market.money.publish_goods();
    const std::vector<double> ones(sectors, 1.0);
    market.goods.publish_prices(baskets(), 3.0, 0.02, ones, market.money);
    const GoodsSignals& signals = market.goods.signals();
    CHECK(signals.prices.price[0] == test::approximately(1.0).epsilon(1e-14));
    CHECK(signals.prices.price[2] == test::approximately(2.0).epsilon(1e-14));
    CHECK(signals.energy_price == test::approximately(2.0).epsilon(1e-14));
    CHECK(market.goods.history().price_level == std::vector<double>{signals.prices.level()});
    CHECK(signals.prices.level() > 1.0);
    CHECK(signals.prices.level() < 1.2); // buyers substitute away from the expensive good
}

TEST_CASE("cheaper tokens at constant intelligence raise real GDP (Eq. 42, 74)") {
    Market market;
    const auto payday = [&](int days, std::int64_t goods, std::int64_t tokens, double price) {
        market.money.pay(0, SpendingAccount::households, goods);
        market.money.publish_spending();
        market.goods.begin_spending(days, market.money);
        market.goods.spend_consumption(market.money);
        market.goods.uses().people_tokens = tokens;
        market.goods.publish_gdp(price, 2e12);
    };
    payday(30, 60'000, 40'000, 1.0);
    const GoodsHistory& history = market.goods.history();
    CHECK(history.real_gdp.value() == 1.0);
    CHECK(history.real_gdp_quality.value() == 1.0);
    CHECK(history.consumption.value() == 1.0);
    // 1,000 dollars in 30 days.
    CHECK(history.first_gdp == test::approximately(1000.0 / 30.0 * 365.2425).epsilon(1e-14));
    CHECK(market.goods.signals().gdp == test::approximately(2e12).epsilon(1e-14));
    // The same spending on tokens at half the price: GDP is unchanged in money and at the price
    // level, and rises by the share of tokens, 0.4, at constant intelligence.
    payday(30, 60'000, 40'000, 0.5);
    CHECK(history.real_gdp.value() == test::approximately(1.0).epsilon(1e-12));
    CHECK(history.real_gdp_quality.value() ==
          test::approximately(std::pow(2.0, 0.4)).epsilon(1e-12));
    CHECK(history.consumption.value() == test::approximately(std::pow(2.0, 0.4)).epsilon(1e-12));
    CHECK(market.goods.signals().gdp == test::approximately(2e12).epsilon(1e-12));
    // Twice as much of both in twice the days is the same quantity per day.
    payday(60, 120'000, 80'000, 0.5);
    CHECK(history.real_gdp.value() == test::approximately(1.0).epsilon(1e-12));
    CHECK(market.goods.signals().gdp == test::approximately(2e12).epsilon(1e-12));
    CHECK(history.first_gdp == test::approximately(1000.0 / 30.0 * 365.2425).epsilon(1e-14));
}

TEST_CASE("an overdrawn account of investment buys nothing until it is filled again") {
    Market market;
    market.money.pay(0, SpendingAccount::investment, -700);
    market.money.publish_spending();
    market.goods.begin_spending(31, market.money);
    market.goods.spend_investment(market.money);
    CHECK(market.goods.uses().investment == 0);
    CHECK(market.money.holdings(SpendingAccount::investment) == -700);
    market.money.pay(0, SpendingAccount::investment, 1'000);
    market.money.publish_spending();
    market.goods.begin_spending(28, market.money);
    market.goods.spend_investment(market.money);
    CHECK(market.goods.uses().investment == 300);
    CHECK(market.money.holdings(SpendingAccount::investment) == 0);
    CHECK(market.money.unsold() == 300);
}

TEST_CASE("imports beyond all final uses end the run with what to change") {
    Market market;
    market.goods.begin_spending(31, market.money);
    market.goods.buy(900, {1.0, 0.0, 0.0}, Use::input, market.money);
    static_cast<void>(market.goods.trade({0, 0, 0}, {0.5, 0.0, 0.0}, market.money));
    CHECK_THROWS_AS(market.goods.publish_gdp(1.0, 1e12), RunError);
}
