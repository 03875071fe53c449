// SPDX-License-Identifier: Apache-2.0
#include "agents/catalogue.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

AiModel model(std::uint32_t lab, double intelligence, bool open = false) {
    AiModel result;
    result.lab = LabId{lab};
    result.intelligence = intelligence;
    result.open_weights = open;
    result.training_compute = 2.1e25 * std::pow(10.0, intelligence);
    result.domain_strength = {0.0, 0.0};
    return result;
}

} // namespace

TEST_CASE("a release has models of several sizes on one cost curve") {
    TrainingParameters training;
    training.sizes = 3;
    training.size_step = 0.5;
    const std::vector<AiModel> sizes = sizes_of(model(0, 1.0), training);
    REQUIRE(sizes.size() == 3);
    CHECK(sizes[0].intelligence == 1.0);
    CHECK(sizes[2].intelligence == 0.0);
    CHECK(sizes[2].training_compute == doctest::Approx(2.1e25));
}

TEST_CASE("markups fall with the labs that have as good a model") {
    const TokenPriceParameters prices;
    std::vector<AiModel> models{model(0, 2.0)};
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(0, 1.9)); // of the same lab
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(1, 1.74)); // too far behind
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(1, 1.75)); // within the margin
    CHECK(markups(models, 4, prices)[0] == doctest::Approx(1.0));
    models.push_back(model(2, 5.0));
    CHECK(markups(models, 4, prices)[0] == doctest::Approx(0.75));
    CHECK(markups(models, 4, prices).back() == 1.5);
    models.push_back(model(3, 2.0, true)); // anybody may serve it
    CHECK(markups(models, 4, prices)[0] == doctest::Approx(1.5 / (1.0 + 0.5 * 13.0)));
    CHECK(markups(models, 4, prices).back() == 0.1);
}

TEST_CASE("the list price is cost, markup, scarcity and token tax") {
    const TokenPriceParameters prices;
    const std::vector<AiModel> models{model(0, 0.0)};
    const PriceList list = price_list(models, 1, prices, {}, 2023.2, 1.5, 0.2);
    CHECK(list.cost[0] == doctest::Approx(15.0));
    CHECK(list.price[0] == doctest::Approx(15.0 * 2.5 * 1.5 * 1.2));
}

TEST_CASE("the cheapest model at a level need not be the smallest, and there may be none") {
    const std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5)};
    const std::vector<double> prices{3.0, 2.0, 1.0};
    CHECK(cheapest_at_least(models, prices, 0.0) == 2);
    CHECK(cheapest_at_least(models, prices, 1.6) == 0);
    CHECK(cheapest_at_least(models, prices, 2.1) == models.size());
    CHECK(best_intelligence(models, prices) == 2.0);
    CHECK(best_intelligence({}, {}) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("what is not on offer is as if it did not exist") {
    const std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5)};
    const std::vector<double> prices{not_on_offer, 2.0, 3.0};
    CHECK(cheapest_at_least(models, prices, 1.6) == models.size());
    CHECK(best_intelligence(models, prices) == 1.5);
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{1, 2});
    ConstantIntelligenceIndex index{TokenPriceParameters{}};
    const double first = index.advance(models, std::vector<double>{4.0, 2.0, 3.0});
    // The frontier's level has no price any more; the two below have not changed.
    CHECK(index.advance(models, prices) == doctest::Approx(first));
    CHECK(index.advance(models, std::vector<double>(3, not_on_offer)) == doctest::Approx(first));
}

TEST_CASE("nobody wants a model that is dearer and no better, unless it is better at his tasks") {
    std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5), model(1, 1.0)};
    const std::vector<double> prices{3.0, 2.0, 1.0, 1.0};
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{0, 2});
    models[1].domain_strength[1] = 1.2; // great at some things
    CHECK(undominated(models, prices, 1) == std::vector<std::uint32_t>{1, 2});
    models[2].wordiness = 4.0; // takes more tokens for a task
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{0, 3});
}

TEST_CASE("the index compares the same levels of intelligence at both dates") {
    const TokenPriceParameters prices;
    ConstantIntelligenceIndex index{prices};
    CHECK(index.value() == 37.5);
    CHECK(index.advance({}, {}) == 37.5); // nothing on offer yet
    std::vector<AiModel> models{model(0, 2.0), model(0, 1.5), model(0, 1.0)};
    CHECK(index.advance(models, std::vector<double>{8.0, 4.0, 2.0}) == 37.5);
    // All fall by half.
    CHECK(index.advance(models, std::vector<double>{4.0, 2.0, 1.0}) == doctest::Approx(18.75));
    // A better model at any price changes no level of before.
    models.push_back(model(0, 3.0));
    CHECK(index.advance(models, std::vector<double>{4.0, 2.0, 1.0, 50.0}) ==
          doctest::Approx(18.75));
    // Levels are now 3, 2.5 and 2: the first two cost 50, the last 4. A rival at 2.5 is
    // cheaper than either.
    models.push_back(model(1, 2.5));
    CHECK(index.advance(models, std::vector<double>{4.0, 2.0, 1.0, 50.0, 1.0}) ==
          doctest::Approx(18.75 * std::cbrt((1.0 / 50.0) * (1.0 / 4.0))));
}
