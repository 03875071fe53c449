// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/expectations.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

TEST_CASE("expected inflation is anchored with the given weight (Eq. 98)") {
    CHECK(expected_inflation(1.0, 0.02, 0.1) == approximately(0.02));
    CHECK(expected_inflation(0.0, 0.02, 0.1) == approximately(0.1));
    CHECK(expected_inflation(0.75, 0.02, 0.1) == approximately(0.04));
}

TEST_CASE("on the stationary path expectations stay at target and trend") {
    ExpectationParameters parameters;
    Expectations expectations{parameters, 0.02, 0.012};
    std::vector<double> prices;
    std::vector<double> productivity;
    for (int month = 0; month < 120; ++month) {
        prices.push_back(std::exp(0.02 * month / 12.0));
        productivity.push_back(std::exp(0.012 * month / 12.0));
        expectations.learn(parameters, nullptr, {0.02, prices, productivity, 0.0, {}});
    }
    CHECK(expectations.signals().inflation == approximately(0.02).epsilon(1e-9));
    CHECK(expectations.signals().wage_growth == approximately(0.012).epsilon(1e-9));
    CHECK(expectations.signals().demand_growth == approximately(0.012).epsilon(1e-9));
}

TEST_CASE("faster growth is learnt at the gains of firms and of wage setters") {
    ExpectationParameters parameters;
    parameters.wage_growth_gain = 0.01;
    parameters.demand_growth_gain = 0.03;
    Expectations expectations{parameters, 0.02, 0.0};
    std::vector<double> productivity;
    const int months = 113; // 101 observations of growth over twelve months
    for (int month = 0; month < months; ++month) {
        productivity.push_back(std::exp(0.05 * month / 12.0));
        expectations.learn(parameters, nullptr, {0.02, {}, productivity, 0.0, {}});
    }
    CHECK(expectations.signals().wage_growth ==
          approximately(0.05 * (1.0 - std::pow(0.99, 101))).epsilon(1e-9));
    CHECK(expectations.signals().demand_growth ==
          approximately(0.05 * (1.0 - std::pow(0.97, 101))).epsilon(1e-9));
}

TEST_CASE("persistent deflation is learnt in part, and quarters count once") {
    ExpectationParameters parameters;
    parameters.anchor = 0.7;
    Expectations expectations{parameters, 0.02, 0.0};
    std::vector<double> prices;
    for (int month = 0; month < 240; ++month) {
        prices.push_back(std::exp(-0.01 * month / 12.0));
        expectations.learn(parameters, nullptr, {0.02, prices, {}, 0.0, {}});
    }
    CHECK(expectations.signals().inflation < 0.02 * 0.7 + 0.3 * 0.0);
    CHECK(expectations.signals().inflation >= 0.7 * 0.02 + 0.3 * -0.01);
}

TEST_CASE("adaptive expectations smooth inflation exponentially, quarter by quarter") {
    ExpectationParameters parameters;
    parameters.rule = "adaptive";
    parameters.anchor = 0.0;
    parameters.inflation_gain = 0.25;
    Expectations expectations{parameters, 0.02, 0.0};
    std::vector<double> prices;
    for (int month = 0; month < 3 * 8 + 1; ++month) {
        prices.push_back(std::exp(0.06 * month / 12.0));
        expectations.learn(parameters, nullptr, {0.02, prices, {}, 0.0, {}});
    }
    CHECK(expectations.signals().inflation ==
          approximately(0.06 - 0.04 * std::pow(0.75, 8)).epsilon(1e-9));
}

TEST_CASE("unemployment above its mean of five years is feared until the mean has followed") {
    const ExpectationParameters parameters;
    Expectations expectations{parameters, 0.02, 0.0};
    const auto learn = [&](double unemployment) {
        expectations.learn(parameters, nullptr, {0.02, {}, {}, unemployment, {}});
        return expectations.signals().unemployment_gap;
    };
    CHECK(learn(0.04) == 0.0);
    CHECK(learn(0.04) == 0.0);
    CHECK(learn(0.1) == approximately(0.06 * 59.0 / 60.0));
    for (int month = 0; month < 600; ++month) {
        learn(0.1);
    }
    CHECK(learn(0.1) < 1e-4);
    CHECK(learn(0.05) < -0.04);
}
