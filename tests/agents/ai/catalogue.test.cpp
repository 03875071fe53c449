// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/catalogue.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

AiModel model(std::uint32_t lab, double intelligence, bool open = false) {
    AiModel result;
    result.lab = LabId{lab};
    result.intelligence = intelligence;
    result.open_weights = open;
    result.hosted = open;
    result.training_compute = 2.1e25 * std::pow(10.0, intelligence);
    result.serving_size = result.training_compute;
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
    CHECK(sizes[2].training_compute == test::approximately(2.1e25));
}

TEST_CASE("markups fall with the number of labs that have an equally good model") {
    const TokenPriceParameters prices;
    std::vector<AiModel> models{model(0, 2.0)};
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(0, 1.9)); // of the same lab
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(1, 1.74)); // too far behind
    CHECK(markups(models, 4, prices)[0] == 1.5);
    models.push_back(model(1, 1.75)); // within the margin
    CHECK(markups(models, 4, prices)[0] == test::approximately(1.0));
    models.push_back(model(2, 5.0));
    CHECK(markups(models, 4, prices)[0] == test::approximately(0.75));
    CHECK(markups(models, 4, prices).back() == 1.5);
    models.push_back(model(3, 2.0, true)); // hosted
    CHECK(markups(models, 4, prices)[0] == test::approximately(1.5 / (1.0 + 0.5 * 13.0)));
    CHECK(markups(models, 4, prices).back() == 0.1);
}

TEST_CASE("the list price is the product of cost, markup, scarcity and token tax") {
    const TokenPriceParameters prices;
    const std::vector<AiModel> models{model(0, 0.0)};
    const PriceList list =
        price_list(models, markups(models, 1, prices), prices, {}, 2023.2, 1.5 * 1.2);
    CHECK(list.cost[0] == test::approximately(15.0));
    CHECK(list.price[0] == test::approximately(15.0 * 2.5 * 1.5 * 1.2));
}

TEST_CASE("the cheapest model at a level may be a larger one, and there may be none") {
    const std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5)};
    const std::vector<double> prices{3.0, 2.0, 1.0};
    CHECK(cheapest_at_least(models, prices, 0.0) == 2);
    CHECK(cheapest_at_least(models, prices, 1.6) == 0);
    CHECK(cheapest_at_least(models, prices, 2.1) == models.size());
    CHECK(best_intelligence(models, prices) == 2.0);
    CHECK(best_intelligence({}, {}) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("models that are not on offer have no effect") {
    const std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5)};
    const std::vector<double> prices{not_on_offer, 2.0, 3.0};
    CHECK(cheapest_at_least(models, prices, 1.6) == models.size());
    CHECK(best_intelligence(models, prices) == 1.5);
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE(
    "a model that is more expensive and no better is dominated, unless it is better in a domain") {
    std::vector<AiModel> models{model(0, 2.0), model(0, 1.0), model(1, 1.5), model(1, 1.0)};
    const std::vector<double> prices{3.0, 2.0, 1.0, 1.0};
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{0, 2});
    models[1].domain_strength[1] = 1.2; // better in one domain
    CHECK(undominated(models, prices, 1) == std::vector<std::uint32_t>{1, 2});
    models[2].wordiness = 4.0; // more tokens per task
    CHECK(undominated(models, prices, 0) == std::vector<std::uint32_t>{0, 3});
}

TEST_CASE("models of a closed lab have the hosts' markup and count as rivals like open ones") {
    const TokenPriceParameters prices;
    std::vector<AiModel> models{model(0, 2.0), model(1, 2.0)};
    models[1].hosted = true;
    CHECK(markups(models, 2, prices)[1] == 0.1);
    CHECK(markups(models, 2, prices)[0] == test::approximately(1.5 / (1.0 + 0.5 * 11.0)));
}

namespace {

const TokenPriceParameters index_prices;
const IntelligenceParameters index_intelligence;

/// Models from `frontier` down, close enough for results not to depend on the levels between them.
std::vector<AiModel> dense_catalogue(double frontier) {
    std::vector<AiModel> models;
    models.reserve(50);
    for (int i = 0; i < 50; ++i) {
        models.push_back(model(0, frontier - 0.05 * i));
    }
    return models;
}

} // namespace

TEST_CASE("while the frontier stands still, the index compares the same levels at both dates") {
    ConstantIntelligenceIndex index{index_prices};
    const CostCurve then{index_prices, index_intelligence, 1.0, 2024.0};
    const CostCurve now{index_prices, index_intelligence, 1.5, 2024.5};
    CHECK(index.value() == 37.5);
    CHECK(index.advance({}, {}, then) == 37.5); // no model on offer yet
    const std::vector<AiModel> models{model(0, 2.0), model(0, 1.5), model(0, 1.0)};
    CHECK(index.advance(models, std::vector<double>{8.0, 4.0, 2.0}, then) == 37.5);
    // All prices fall by half; costs have no effect.
    CHECK(index.advance(models, std::vector<double>{4.0, 2.0, 1.0}, now) ==
          test::approximately(18.75));
    // Ten of 21 levels are above 1.5; the prices of the others do not change.
    CHECK(index.advance(models, std::vector<double>{2.0, 2.0, 1.0}, now) ==
          test::approximately(18.75 * std::pow(0.5, 10.0 / 21.0)));
}

TEST_CASE("a moving frontier does not change the index if prices are proportional to cost") {
    ConstantIntelligenceIndex index{index_prices};
    const CostCurve curve{index_prices, index_intelligence, 1.0, 2024.0};
    for (const double frontier : {1.0, 1.3, 2.2, 2.25, 5.0}) {
        const std::vector<AiModel> models = dense_catalogue(frontier);
        std::vector<double> prices;
        prices.reserve(models.size());
        for (const AiModel& each : models) {
            prices.push_back(1.8 * curve.cost(each.intelligence));
        }
        CHECK(index.advance(models, prices, curve) == test::approximately(37.5).epsilon(1e-9));
    }
}

TEST_CASE("the index does not drift while levels enter at a high markup and leave at a low one") {
    // The frontier has a markup of 150 %, half a unit below it is 10 %. A chain of fixed levels
    // would fall by another factor of 2.5 / 1.1 for every unit of intelligence.
    ConstantIntelligenceIndex index{index_prices};
    const auto month = [](int i) {
        return CostCurve{index_prices, index_intelligence, 0.04 * i, 2023.2 + i / 12.0};
    };
    const auto advance = [&](int i) {
        const double frontier = 0.1 * i;
        const std::vector<AiModel> models = dense_catalogue(frontier);
        std::vector<double> prices;
        prices.reserve(models.size());
        for (const AiModel& each : models) {
            const double markup = each.intelligence > frontier - 0.5 ? 2.5 : 1.1;
            prices.push_back(markup * month(i).cost(each.intelligence));
        }
        return index.advance(models, prices, month(i));
    };
    const double first = advance(0);
    double fall = 1.0;
    for (int i = 1; i <= 48; ++i) {
        const double level = 0.1 * i;
        fall *= month(i).cost(level) / month(i - 1).cost(level);
        const double value = advance(i);
        CHECK(value / first == test::approximately(fall).epsilon(1e-6));
    }
    CHECK(fall < 1e-3);
}

TEST_CASE("the index continues if the best models are withdrawn, and is constant if all are") {
    ConstantIntelligenceIndex index{index_prices};
    const CostCurve curve{index_prices, index_intelligence, 1.0, 2024.0};
    std::vector<AiModel> models = dense_catalogue(2.0);
    const std::vector<AiModel> others = dense_catalogue(1.6);
    const auto best = static_cast<std::ptrdiff_t>(models.size());
    models.insert(models.end(), others.begin(), others.end());
    std::vector<double> prices;
    prices.reserve(models.size());
    for (const AiModel& each : models) {
        prices.push_back(1.8 * curve.cost(each.intelligence));
    }
    CHECK(index.advance(models, prices, curve) == test::approximately(37.5).epsilon(1e-9));
    std::fill(prices.begin(), prices.begin() + best, not_on_offer);
    CHECK(index.advance(models, prices, curve) == test::approximately(37.5).epsilon(1e-9));
    CHECK(index.advance(models, std::vector<double>(models.size(), not_on_offer), curve) ==
          index.value());
    CHECK(index.value() == test::approximately(37.5).epsilon(1e-9));
}

TEST_CASE("a withdrawn model has no price and is no rival") {
    const TokenPriceParameters prices;
    std::vector<AiModel> models{model(0, 2.0), model(1, 2.0), model(2, 2.0, true)};
    CHECK(markups(models, 3, prices)[0] == test::approximately(1.5 / (1.0 + 0.5 * 12.0)));
    models[1].withdrawn = true;
    models[2].withdrawn = true;
    CHECK(markups(models, 3, prices)[0] == 1.5);
    const PriceList list = price_list(models, markups(models, 3, prices), prices, {}, 2023.2, 1.0);
    CHECK(list.price[0] == test::approximately(2.5 * list.cost[0]));
    CHECK(list.price[1] == not_on_offer);
    CHECK(list.price[2] == not_on_offer);
}
