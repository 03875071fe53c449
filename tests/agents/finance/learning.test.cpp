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
        CHECK(learner.persistence() == approximately(truth).epsilon(0.1));
        CHECK(learner.mean() == approximately(1.0).epsilon(0.05));
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
