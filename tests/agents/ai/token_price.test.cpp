// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/token_price.hpp"

#include "agents/ai/intelligence.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("the cost of serving constant intelligence falls by the declared factor a year "
          "(observation O2)") {
    // A model of the same intelligence takes 3.0 times less training compute a year later.
    TokenPriceParameters prices;
    prices.floor_price = 0.0;
    prices.engineering_limit = 1e30;
    const IntelligenceParameters intelligence;
    for (const double share : {1.0, 0.4, 0.0}) {
        prices.serving_gain = share;
        for (const double decline : {1.587, 3.0, 10.0, 40.0}) {
            prices.decline_per_year = decline;
            if (decline < decline_without_engineering(prices, intelligence)) {
                continue; // not a valid scenario; see the next test
            }
            for (const double year : {2023.2, 2026.0, 2030.0}) {
                const auto cost = [&](double compute, double efficiency, double when) {
                    return serving_cost(
                        prices, intelligence, serving_size(prices, compute, efficiency), when);
                };
                const double now = cost(1e26, 0.3, year);
                const double later = cost(1e26 / 3.0, 0.3 + std::log10(3.0), year + 1.0);
                CHECK(now / later == test::approximately(decline).epsilon(1e-6));
                const double level = intelligence_of(intelligence, 1e26, 0.3);
                CHECK(CostCurve{prices, intelligence, 0.3, year}.cost(level) ==
                      test::approximately(now).epsilon(1e-12));
                CHECK(CostCurve{prices, intelligence, 1.3, year}.cost(level) ==
                      test::approximately(cost(1e25, 1.3, year)).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("prices fall at least as fast as hardware and algorithms imply, without inference "
          "engineering") {
    TokenPriceParameters prices;
    const IntelligenceParameters intelligence;
    CHECK(decline_without_engineering(prices, intelligence) ==
          test::approximately(1.35 * std::pow(3.0, 0.7)));
    prices.decline_per_year = 1.587;
    for (const double year : {2020.0, 2023.2, 2030.0}) {
        CHECK(engineering_gain(prices, intelligence, year) == 1.0);
    }
    // If algorithms reduce training compute only, a decline as slow as Moore's law leaves room for
    // engineering.
    prices.serving_gain = 0.0;
    CHECK(decline_without_engineering(prices, intelligence) == test::approximately(1.35));
    CHECK(engineering_gain(prices, intelligence, 2024.2) ==
          test::approximately(1.587 / 1.35).epsilon(1e-3));
}

TEST_CASE("engineering gains start at one, grow at the remaining rate, and end at their limit") {
    const TokenPriceParameters prices;
    const IntelligenceParameters intelligence;
    CHECK(engineering_gain(prices, intelligence, reference_year) ==
          test::approximately(1.0).epsilon(1e-12));
    const double pace = 10.0 / (1.35 * std::pow(3.0, 0.7));
    CHECK(engineering_gain(prices, intelligence, 2024.2) ==
          test::approximately(pace).epsilon(0.01));
    CHECK(engineering_gain(prices, intelligence, 2060.0) ==
          test::approximately(prices.engineering_limit).epsilon(1e-6));
}

TEST_CASE("serving cost equals the reference cost for the reference model, depends on size, and "
          "has a floor") {
    const TokenPriceParameters prices;
    const IntelligenceParameters intelligence;
    CHECK(serving_cost(prices, intelligence, 2.1e25, reference_year) ==
          test::approximately(15.0).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 2.1e26, reference_year) ==
          test::approximately(15.0 * std::pow(10.0, 0.7)).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2025.0) ==
          test::approximately(0.06).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2026.0) ==
          test::approximately(0.06 / 1.35).epsilon(1e-12));
}

TEST_CASE("tokens per task grow to a limit") {
    const TokenPriceParameters prices;
    CHECK(wordiness(prices, 2023.0) == test::approximately(1.0));
    CHECK(wordiness(prices, 2025.0) == test::approximately(4.0));
    CHECK(wordiness(prices, 2027.5) == 16.0);
}
