// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/learning.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

constexpr BeliefBounds wide{-10.0, 10.0, 0.999};

// Deterministic disturbances without serial correlation, variance 1/2.
double disturbance(int t) {
    return std::sin(1.0 + 2.4 * t * t);
}

} // namespace

TEST_CASE("a learner with a small gain finds the autoregression that generates its data (Eq. 97)") {
    for (const double truth : {0.2, 0.6, 0.9}) {
        AutoregressiveLearner learner{0.0, 0.4, 1.0};
        double x = 0.0;
        for (int t = 0; t < 40'000; ++t) {
            x = 1.0 * (1.0 - truth) + truth * x + 0.1 * disturbance(t);
            learner.observe(x, 0.002, wide);
        }
        // Standard deviations of the estimates: sqrt(gain / 2 (1 - truth^2)) of persistence, and
        // sqrt(gain / 2) 0.1 sqrt(1/2) / (1 - truth) of the mean; 4.9 of them have alpha 1e-6.
        const double part = 4.9 * std::sqrt(0.002 / 2.0);
        CHECK(std::abs(learner.persistence() - truth) < part * std::sqrt(1.0 - truth * truth));
        CHECK(std::abs(learner.mean() - 1.0) < part * 0.1 * std::sqrt(0.5) / (1.0 - truth));
    }
}

TEST_CASE("the mean forecast averages the geometric path back to the mean") {
    AutoregressiveLearner learner{2.0, 0.5, 1.0};
    CHECK(learner.mean_forecast(4) == approximately(2.0));
    learner.observe(3.0, 0.0, wide); // the gain is zero: beliefs stay, the state moves
    CHECK(learner.mean() == approximately(2.0));
    CHECK(learner.mean_forecast(1) == approximately(2.5));
    CHECK(learner.mean_forecast(2) == approximately((2.5 + 2.25) / 2.0));
    CHECK(learner.mean_forecast(0) == 3.0);
}

TEST_CASE("beliefs are projected back into their bounds") {
    AutoregressiveLearner learner{0.02, 0.6, 1e-4};
    const BeliefBounds bounds{-0.01, 0.07, 0.95};
    for (int t = 0; t < 200; ++t) {
        learner.observe(0.5 + 0.001 * t, 0.1, bounds); // explosive data
        CHECK(learner.persistence() <= 0.95);
        CHECK(learner.persistence() >= 0.0);
        CHECK(learner.mean() <= approximately(0.07));
    }
    for (int t = 0; t < 200; ++t) {
        learner.observe(-0.5, 0.1, bounds);
        CHECK(learner.mean() >= approximately(-0.01));
    }
}

TEST_CASE("a constant series leaves beliefs about the mean at the constant") {
    AutoregressiveLearner learner{0.02, 0.6, 1e-4};
    for (int t = 0; t < 1000; ++t) {
        learner.observe(0.02, 0.03, wide);
    }
    CHECK(learner.mean() == approximately(0.02).epsilon(1e-9));
    CHECK(learner.mean_forecast(4) == approximately(0.02).epsilon(1e-9));
}
