// SPDX-License-Identifier: Apache-2.0
#include "agents/money/goods.hpp"

#include "agents/firms/production.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

Baskets baskets() {
    Baskets result;
    result.consumption = {0.5, 0.3, 0.2};
    result.government = {0.0, 0.4, 0.6};
    result.investment = {0.7, 0.3, 0.0};
    result.inputs = {0.1, 0.2, 0.0, 0.2, 0.1, 0.3, 0.0, 0.1, 0.1};
    result.elasticity = {0.3, 1.0, 1.8};
    return result;
}

const std::vector<double> ones{1.0, 1.0, 1.0};

} // namespace

TEST_CASE("at the prices of the start baskets cost what the accounts state") {
    const GoodsPrices prices = goods_prices(baskets(), ones, ones);
    CHECK(prices.level() == 1.0);
    CHECK(prices.investment.cost == test::approximately(1.0));
    CHECK(prices.inputs[0].cost == test::approximately(0.1 + 0.2 + 0.0));
    CHECK(prices.inputs[2].cost == test::approximately(0.0 + 0.3 + 0.1));
    CHECK(prices.consumption.spending == baskets().consumption);
    CHECK(prices.government.spending == baskets().government);
}

TEST_CASE("a rise of all prices by a tenth raises every cost by a tenth and changes no quantity") {
    const std::vector<double> tenth{1.1, 1.1, 1.1};
    const GoodsPrices prices = goods_prices(baskets(), tenth, ones);
    CHECK(prices.level() == test::approximately(1.1));
    CHECK(prices.inputs[1].cost == test::approximately(1.1 * 0.4));
    CHECK(prices.investment.cost == test::approximately(1.1));
    for (std::size_t s = 0; s < 3; ++s) {
        CHECK(prices.consumption.spending[s] ==
              test::approximately(1.1 * baskets().consumption[s]));
    }
}

TEST_CASE("a cheaper good makes no buyer worse off, also with elastic demand") {
    Baskets elastic = baskets();
    elastic.elasticity = {3.0, 3.0, 3.0};
    for (std::size_t s = 0; s < 3; ++s) {
        std::vector<double> cheap = ones;
        cheap[s] = 0.25;
        const GoodsPrices prices = goods_prices(elastic, cheap, ones);
        const GoodsPrices before = goods_prices(elastic, ones, ones);
        CHECK(prices.level() < before.level());
        CHECK(prices.investment.cost <= before.investment.cost);
        for (std::size_t user = 0; user < 3; ++user) {
            const bool bought = elastic.inputs[s * 3 + user] > 0.0;
            CHECK((prices.inputs[user].cost < before.inputs[user].cost) == bought);
        }
    }
}

TEST_CASE("better quality is a lower price for final buyers and has no effect on inputs") {
    const std::vector<double> today{1.3, 0.8, 1.1};
    const std::vector<double> quality{1.0, 1.5, 1.2};
    const GoodsPrices better = goods_prices(baskets(), today, quality);
    const GoodsPrices same = goods_prices(baskets(), today, ones);
    const GoodsPrices cheaper = goods_prices(baskets(), {1.3, 0.8 / 1.5, 1.1 / 1.2}, ones);
    CHECK(better.price == today);
    CHECK(better.level() == cheaper.level());
    CHECK(better.level() < same.level());
    CHECK(better.investment.spending == cheaper.investment.spending);
    CHECK(better.government.spending == cheaper.government.spending);
    for (std::size_t user = 0; user < 3; ++user) {
        CHECK(better.inputs[user].spending == same.inputs[user].spending);
    }
    // Real output at quality prices: the same spending at the same prices of units buys more.
    QuantityIndex index;
    index.add({60.0, 40.0}, {1.0, 1.0}, 30.0);
    CHECK(index.add({60.0, 40.0}, {1.0, 1.0 / 1.5}, 30.0) ==
          test::approximately(std::pow(1.5, 0.4)).epsilon(1e-14));
}

TEST_CASE("real output is a chain of Tornqvist steps of quantities per day") {
    QuantityIndex index;
    CHECK(index.add({60.0, 40.0}, {1.0, 1.0}, 30.0) == 1.0);
    // Quantities 60 -> 66 and 40 -> 40 at prices 1.0 and 1.1: values 66 and 44, shares 0.6 and 0.4
    // in both months: growth 0.6 ln 1.1.
    CHECK(index.add({66.0, 44.0}, {1.0, 1.1}, 30.0) ==
          test::approximately(std::exp(0.6 * std::log(1.1))).epsilon(1e-14));
    // A longer month with proportionally higher quantities, and doubled prices: the index is
    // unchanged.
    CHECK(index.add({66.0 * 2.0 * 31.0 / 30.0, 44.0 * 2.0 * 31.0 / 30.0}, {2.0, 2.2}, 31.0) ==
          test::approximately(std::exp(0.6 * std::log(1.1))).epsilon(1e-14));
}

TEST_CASE("the sector's price is the CES index of its firms' prices") {
    // Two firms with equal demand shifters at 1 and 1.2: P = (mean of p^-3)^(-1/3) at elasticity 4.
    const double eta = 4.0;
    const auto weight = [&](double price) {
        return static_cast<double>(customer_weight(1e6, price, 1.0, eta));
    };
    const double shifters = 2.0 * static_cast<double>(demand_shifter_weight(1e6));
    CHECK(sector_price(1.0, weight(1.0) + weight(1.2), shifters, eta) ==
          test::approximately(std::pow(0.5 + 0.5 * std::pow(1.2, -3.0), -1.0 / 3.0)).epsilon(1e-8));
    // All firms raise prices by 10 %: the index rises by 10 % from any level.
    const double dearer = static_cast<double>(customer_weight(1e6, 2.2, 2.0, eta));
    CHECK(sector_price(2.0, dearer, shifters / 2.0, eta) == test::approximately(2.2).epsilon(1e-8));
    CHECK(sector_price(1.7, 0.0, 0.0, eta) == 1.7);
}

TEST_CASE("the weighted price is a mean: between its prices, and exact for equal prices") {
    CHECK(weighted_price({1.0, 2.0, 4.0}, {0.5, 0.25, 0.25}) == test::approximately(2.0));
    CHECK(weighted_price({1.0, 2.0, 4.0}, {2.0, 1.0, 1.0}) == test::approximately(2.0));
    CHECK(weighted_price({1.0, 2.0, 4.0}, {0.0, 0.0, 0.3}) == test::approximately(4.0));
    CHECK(weighted_price({1.7, 1.7}, {0.2, 0.6}) == test::approximately(1.7));
}

TEST_CASE("expected inflation is the target on the target path and half way otherwise (Eq. 31)") {
    const double target = 0.02;
    CHECK(expected_inflation({1.0}, target) == test::approximately(target).epsilon(1e-14));
    std::vector<double> on_target;
    std::vector<double> faster;
    for (int month = 0; month < 30; ++month) {
        on_target.push_back(std::exp(target * month / 12.0));
        faster.push_back(std::exp(0.08 * month / 12.0));
        CHECK(expected_inflation(on_target, target) == test::approximately(target).epsilon(1e-12));
        // Months before the start count as on target.
        const double known = std::min(month, 12) / 12.0;
        CHECK(expected_inflation(faster, target) ==
              test::approximately(target + 0.5 * known * (0.08 - target)).epsilon(1e-12));
    }
    // A fall of prices more than a year ago has no effect.
    faster.front() = 100.0;
    CHECK(expected_inflation(faster, target) == test::approximately(0.05).epsilon(1e-12));
}
