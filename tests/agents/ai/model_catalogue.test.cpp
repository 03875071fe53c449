// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/model_catalogue.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/small_technology.hpp"

using namespace tenfold;

TEST_CASE("prices are marginal cost times one plus the markup, by competition or by a rule") {
    const Parameters given = test::two_occupations();
    ModelCatalogue catalogue{given, test::four_models()};
    MarketConditions conditions;
    conditions.date = given.time.start;
    catalogue.advance(given, conditions);
    const std::vector<double> usual =
        markups(catalogue.models(), given.labs.size(), given.token_price);
    for (std::size_t i = 0; i < usual.size(); ++i) {
        CHECK(catalogue.prices().price[i] ==
              test::approximately(catalogue.prices().cost[i] * (1.0 + usual[i])).epsilon(1e-14));
    }
    conditions.markups = [](std::span<const AiModel> models) {
        return std::vector<double>(models.size(), 0.5);
    };
    catalogue.advance(given, conditions);
    for (std::size_t i = 0; i < usual.size(); ++i) {
        CHECK(catalogue.prices().price[i] ==
              test::approximately(1.5 * catalogue.prices().cost[i]).epsilon(1e-14));
    }
}
