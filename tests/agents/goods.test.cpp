// SPDX-License-Identifier: Apache-2.0
#include "agents/goods.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

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

TEST_CASE("at the prices of the start baskets cost what the accounts say") {
    const GoodsPrices prices = goods_prices(baskets(), ones, ones);
    CHECK(prices.level == 1.0);
    CHECK(prices.investment == doctest::Approx(1.0));
    CHECK(prices.input_cost[0] == doctest::Approx(0.1 + 0.2 + 0.0));
    CHECK(prices.input_cost[2] == doctest::Approx(0.0 + 0.3 + 0.1));
    CHECK(spending_weights(baskets().consumption, prices) == baskets().consumption);
}

TEST_CASE("all prices up by a tenth change no quantity, and every cost by a tenth") {
    const std::vector<double> tenth{1.1, 1.1, 1.1};
    const GoodsPrices prices = goods_prices(baskets(), tenth, ones);
    CHECK(prices.level == doctest::Approx(1.1));
    for (const double quantity : prices.quantity) {
        CHECK(quantity == doctest::Approx(1.0));
    }
    CHECK(prices.input_cost[1] == doctest::Approx(1.1 * 0.4));
    CHECK(prices.investment == doctest::Approx(1.1));
}

TEST_CASE("quantities answer to relative prices with the sector's elasticity") {
    for (std::size_t s = 0; s < 3; ++s) {
        std::vector<double> dear = ones;
        dear[s] = 1.25;
        const GoodsPrices prices = goods_prices(baskets(), dear, ones);
        const double slope =
            std::log(prices.quantity[s]) / std::log(prices.price[s] / prices.level);
        CHECK(slope == doctest::Approx(-baskets().elasticity[s]).epsilon(1e-12));
        // Money spent on it: elasticity one less.
        const double money = spending_weights(baskets().consumption, prices)[s] /
                             (baskets().consumption[s] * prices.level);
        CHECK(std::log(money) / std::log(prices.price[s] / prices.level) ==
              doctest::Approx(1.0 - baskets().elasticity[s]).epsilon(1e-9));
    }
}

TEST_CASE("more efficient use of inputs makes them cheaper per unit of output") {
    const GoodsPrices prices = goods_prices(baskets(), ones, {2.0, 1.0, 1.0});
    CHECK(prices.input_cost[0] == doctest::Approx(0.15));
    CHECK(prices.input_cost[1] == doctest::Approx(0.4));
}

TEST_CASE("a split gives out every cent, rounded down, the rest to the largest") {
    CHECK(split(100, {1.0, 1.0, 1.0}) == std::vector<std::int64_t>{34, 33, 33});
    CHECK(split(10, {0.2, 0.7, 0.1}) == std::vector<std::int64_t>{2, 7, 1});
    CHECK(split(7, {0.0, 3.0, 0.0}) == std::vector<std::int64_t>{0, 7, 0});
    CHECK(split(0, {0.5, 0.5}) == std::vector<std::int64_t>{0, 0});
    CHECK(split(5, {0.0, 0.0}) == std::vector<std::int64_t>{0, 0}); // nobody to give it to
    const std::int64_t large = (std::int64_t{1} << 61) + 12'345;
    const std::vector<std::int64_t> parts = split(large, {0.31, 0.29, 0.17, 0.23});
    CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == large);
    for (const std::int64_t part : parts) {
        CHECK(part >= 0);
    }
}

TEST_CASE("real output is a chain of Tornqvist steps per day") {
    QuantityIndex index;
    CHECK(index.add({60.0, 40.0}, {1.0, 1.0}, 30.0) == 1.0);
    // Quantities 60 -> 66 and 40 -> 40 at prices 1.0 and 1.1: values 66 and 44, shares 0.6 and 0.4
    // in both months: growth 0.6 ln 1.1.
    CHECK(index.add({66.0, 44.0}, {1.0, 1.1}, 30.0) ==
          doctest::Approx(std::exp(0.6 * std::log(1.1))).epsilon(1e-14));
    // A longer month with as much more of everything, and all prices doubled: nothing changes.
    CHECK(index.add({66.0 * 2.0 * 31.0 / 30.0, 44.0 * 2.0 * 31.0 / 30.0}, {2.0, 2.2}, 31.0) ==
          doctest::Approx(std::exp(0.6 * std::log(1.1))).epsilon(1e-14));
}
