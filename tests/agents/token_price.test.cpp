// SPDX-License-Identifier: Apache-2.0
#include "agents/token_price.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Engineering gains that never end, no floor, capital far from its limit.
struct Unsaturated {
    TokenPriceParameters prices;
    IntelligenceParameters intelligence;

    Unsaturated() {
        prices.engineering_limit = 1e12;
        prices.floor_price = 0.0;
        intelligence.capital_limit = 1.0;
        intelligence.compute_bound_progress = 0.0;
    }
};

double index_after(const TokenPriceParameters& prices,
                   const FrontierPath& path,
                   double start,
                   int months) {
    ConstantIntelligenceIndex index{prices, start};
    for (int month = 1; month <= months; ++month) {
        index.advance(prices, path, start + month / 12.0);
    }
    return index.value();
}

} // namespace

TEST_CASE("the index of constant intelligence falls tenfold a year while engineering gains last "
          "(observation O2)") {
    Unsaturated limit;
    const FrontierPath path{limit.intelligence, 2023.0, 2030.0};
    for (const double decline : {3.0, 10.0, 40.0}) {
        limit.prices.decline_per_year = decline;
        const double first = index_after(limit.prices, path, 2023.2, 12);
        const double second = index_after(limit.prices, path, 2023.2, 24);
        CHECK(37.5 / first == doctest::Approx(decline).epsilon(1e-9));
        CHECK(first / second == doctest::Approx(decline).epsilon(1e-9));
    }
}

TEST_CASE("with default parameters, prices of constant intelligence fall tenfold within a few per "
          "cent until 2025") {
    const TokenPriceParameters prices;
    const FrontierPath path{IntelligenceParameters{}, 2023.0, 2036.0};
    const double at_start = index_after(prices, path, 2023.0, 0);
    const double a_year_on = index_after(prices, path, 2023.0, 12);
    const double two_years_on = index_after(prices, path, 2023.0, 24);
    CHECK(at_start == 37.5);
    CHECK(at_start / a_year_on == doctest::Approx(10.0).epsilon(0.05));
    CHECK(a_year_on / two_years_on == doctest::Approx(10.0).epsilon(0.05));
}

TEST_CASE("a decline slower than hardware and algorithms leaves no engineering gains, and theirs "
          "is the pace") {
    Unsaturated limit;
    limit.prices.decline_per_year = 1.587;
    const FrontierPath path{limit.intelligence, 2023.0, 2030.0};
    CHECK(engineering_gain(limit.prices, limit.intelligence, 2027.0) == 1.0);
    const double pace = 37.5 / index_after(limit.prices, path, 2023.2, 12);
    CHECK(pace == doctest::Approx(1.35 * std::pow(3.0, 0.7)).epsilon(1e-9));
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
    CHECK(list_price(prices, intelligence, 2.1e25, reference_year) ==
          doctest::Approx(37.5).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 2.1e26, reference_year) ==
          doctest::Approx(15.0 * std::pow(10.0, 0.7)).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2025.0) == doctest::Approx(0.06).epsilon(1e-12));
    CHECK(serving_cost(prices, intelligence, 1e20, 2026.0) ==
          doctest::Approx(0.06 / 1.35).epsilon(1e-12));
}

TEST_CASE("intelligence costs what the model costs that has it") {
    const TokenPriceParameters prices;
    const FrontierPath path{IntelligenceParameters{}, 2023.0, 2036.0};
    CHECK(compute_needed(path, path.intelligence(2026.0), 2026.0) ==
          doctest::Approx(path.training_compute(2026.0)).epsilon(1e-12));
    CHECK(price_of_intelligence(prices, path, path.intelligence(2026.0), 2026.0) ==
          doctest::Approx(
              list_price(prices, path.parameters(), path.training_compute(2026.0), 2026.0)));
    CHECK(price_of_intelligence(prices, path, 1.0, 2024.5) >
          price_of_intelligence(prices, path, 0.0, 2024.5));
    CHECK(price_of_intelligence(prices, path, 0.0, reference_year) ==
          doctest::Approx(37.5).epsilon(1e-12));
}

TEST_CASE("models grow wordier to a limit") {
    const TokenPriceParameters prices;
    CHECK(wordiness(prices, 2023.0) == doctest::Approx(1.0));
    CHECK(wordiness(prices, 2025.0) == doctest::Approx(4.0));
    CHECK(wordiness(prices, 2027.5) == 16.0);
}
