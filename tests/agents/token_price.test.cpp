// SPDX-License-Identifier: Apache-2.0
#include "agents/token_price.hpp"

#include "agents/intelligence.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a model of constant intelligence gets cheaper to serve by the declared factor a year "
          "(observation O2)") {
    // What has the same intelligence a year on takes 3.0 times less training compute.
    TokenPriceParameters prices;
    prices.floor_price = 0.0;
    prices.engineering_limit = 1e15;
    const IntelligenceParameters intelligence;
    for (const double decline : {1.587, 2.0, 10.0, 40.0}) {
        prices.decline_per_year = decline;
        for (const double year : {2023.2, 2026.0, 2030.0}) {
            const double now = serving_cost(prices, intelligence, 1e26, year);
            const double later = serving_cost(prices, intelligence, 1e26 / 3.0, year + 1.0);
            CHECK(now / later == doctest::Approx(decline).epsilon(1e-6));
        }
    }
}

TEST_CASE("engineering gains start at one, grow at the pace that is left, and end at their limit") {
    const TokenPriceParameters prices;
    const IntelligenceParameters intelligence;
    CHECK(engineering_gain(prices, intelligence, reference_year) ==
          doctest::Approx(1.0).epsilon(1e-12));
    const double pace = 10.0 / (1.35 * std::pow(3.0, 0.7));
    CHECK(engineering_gain(prices, intelligence, 2024.2) == doctest::Approx(pace).epsilon(0.01));
    CHECK(engineering_gain(prices, intelligence, 2060.0) == doctest::Approx(500.0).epsilon(1e-6));
}

TEST_CASE("serving cost is the reference cost for the reference model, follows size, and stops at "
          "the floor") {
    const TokenPriceParameters prices;
    const IntelligenceParameters intelligence;
    CHECK(serving_cost(prices, intelligence, 2.1e25, reference_year) ==
          doctest::Approx(15.0).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 2.1e26, reference_year) ==
          doctest::Approx(15.0 * std::pow(10.0, 0.7)).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2025.0) == doctest::Approx(0.06).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2026.0) ==
          doctest::Approx(0.06 / 1.35).epsilon(1e-12));
}

TEST_CASE("models grow wordier to a limit") {
    const TokenPriceParameters prices;
    CHECK(wordiness(prices, 2023.0) == doctest::Approx(1.0));
    CHECK(wordiness(prices, 2025.0) == doctest::Approx(4.0));
    CHECK(wordiness(prices, 2027.5) == 16.0);
}
