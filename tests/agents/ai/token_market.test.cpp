// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/token_market.hpp"

#include "core/random.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

std::int64_t sum(const std::vector<std::int64_t>& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

} // namespace

TEST_CASE("the cost of a purchase is quantity times price") {
    CHECK(token_cents(0, 3.0) == 0.0);
    CHECK(token_cents(1000, 1.0) == test::approximately(100.0)); // a million tokens at a dollar
    CHECK(token_cents(1, 37.5) == test::approximately(3.75));
}

TEST_CASE("money buys the kilotokens that it pays for") {
    CHECK(bought_kilotokens(100, 1.0) == test::approximately(1000.0)); // a million tokens
    CHECK(bought_kilotokens(1, 37.5) == test::approximately(10.0 / 37.5));
    CHECK(bought_kilotokens(0, 3.0) == 0.0);
    for (const double price : {0.01, 0.6, 75.0}) {
        CHECK(bought_kilotokens(std::llround(token_cents(400'000, price)), price) ==
              test::approximately(400'000.0).epsilon(1e-12));
    }
}

TEST_CASE("purchases are counted as sales model by model, exact to the token and the cent") {
    constexpr std::size_t generations = 3;
    constexpr std::size_t occupations = 4;
    TokenMarket market{generations, occupations, 2};
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
        RandomStream draws{RandomKey::make(6, 0), {trial, 0, 0, 1}};
        std::int64_t kilotokens = 0;
        std::int64_t cents = 0;
        for (unsigned purchase = 0; purchase < 20; ++purchase) {
            const std::size_t generation = draws.below(generations);
            const std::size_t occupation = draws.below(occupations);
            const auto quantity = static_cast<std::int64_t>(1 + draws.below(1'000'000'000));
            const auto money = static_cast<std::int64_t>(draws.below(100'000'000));
            market.buy(purchase % 2, generation, occupation, quantity, money);
            kilotokens += quantity;
            cents += money;
        }
        CHECK(market.waiting_kilotokens() == kilotokens);
        CHECK(market.recounted_kilotokens() == kilotokens);
        market.publish();
        CHECK(market.waiting_kilotokens() == kilotokens);
        CHECK(market.recounted_kilotokens() == kilotokens);
        TokenSales sales{5};
        for (std::size_t g = 0; g < generations; ++g) {
            for (std::size_t o = 0; o < occupations; ++o) {
                const std::vector<std::uint32_t> models{4, 1, 2};
                const std::vector<double> weights{draws.uniform(), 0.0, draws.uniform()};
                market.sell(g, o, models, weights, weights, sales);
                CHECK(market.waiting_kilotokens(g, o) == 0);
                CHECK(market.waiting_cents(g, o) == 0);
            }
        }
        CHECK(market.waiting_kilotokens() == 0);
        CHECK(market.recounted_kilotokens() == 0);
        CHECK(sales.all_kilotokens == kilotokens);
        CHECK(sales.all_cents == cents);
        CHECK(sum(sales.kilotokens) == kilotokens);
        CHECK(sum(sales.cents) == cents);
        CHECK(sales.kilotokens[1] == 0);
        CHECK(sales.kilotokens[0] == 0);
    }
}

TEST_CASE("later sales of a larger catalogue add up") {
    TokenSales first{1};
    first.kilotokens[0] = 5;
    first.cents[0] = 7;
    first.compute[0] = 3;
    first.all_kilotokens = 5;
    first.all_cents = 7;
    TokenSales later{2};
    later.kilotokens = {1, 10};
    later.cents = {2, 20};
    later.compute = {1, 4};
    later.all_kilotokens = 11;
    later.all_cents = 22;
    first.add(later);
    CHECK(first.kilotokens == std::vector<std::int64_t>{6, 10});
    CHECK(first.cents == std::vector<std::int64_t>{9, 20});
    CHECK(first.compute == std::vector<std::int64_t>{4, 4});
    CHECK(first.all_kilotokens == 16);
    CHECK(first.all_cents == 29);
}
