// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/progress.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("initial research output gives trend growth, and more output gives diminishing gains") {
    const ScienceParameters parameters;
    CHECK(science_growth(parameters, 0.012, 1.0, 0.0) == test::approximately(0.012).epsilon(1e-14));
    // 0.012 (0.5 + 0.5 * 2)
    CHECK(science_growth(parameters, 0.012, 4.0, 0.0) == test::approximately(0.018).epsilon(1e-12));
    CHECK(science_growth(parameters, 0.012, 4.0, 0.1) ==
          test::approximately(0.012 * (0.5 + std::exp(-0.3))).epsilon(1e-12));
    CHECK(science_growth(parameters, 0.012, 1e9, 0.0) ==
          science_growth(parameters, 0.012, parameters.largest_output, 0.0));
}

TEST_CASE(
    "permanently higher research raises productivity to a bound, as ideas get harder to find") {
    // Growth vanishes in the limit where x Q^a e^(-b e) = x: e = a log Q / b.
    const ScienceParameters parameters;
    double excess = 0.0;
    for (int month = 0; month < 12 * 3000; ++month) {
        excess += (science_growth(parameters, 0.012, 4.0, excess) - 0.012) / 12.0;
    }
    CHECK(excess == test::approximately(0.5 * std::log(4.0) / 3.0).epsilon(1e-6));
}

TEST_CASE("new tasks appear in proportion to the work that coworkers have taken over") {
    NewTaskParameters parameters;
    CHECK(new_tasks(parameters, 0.0, 0.5, 1.0) == 0.0);
    parameters.rate = 0.03;
    CHECK(new_tasks(parameters, 0.01, 0.6, 0.5) == test::approximately(0.01 + 0.03 * 0.4 * 0.5));
    CHECK(new_tasks(parameters, 0.0, 1.0, 10.0) == 0.0);
}

TEST_CASE("new tasks raise quality by the worth of their hours to buyers") {
    NewTaskParameters parameters;
    parameters.quality = 1.1;
    CHECK(next_quality(parameters, 1.3, 0.0, 0.8) == 1.3);
    CHECK(next_quality(parameters, 1.3, 0.02, 0.8) == test::approximately(1.3 * 1.0275));
    parameters.quality = 0.0; // new tasks are worth nothing
    CHECK(next_quality(parameters, 1.3, 0.02, 0.8) == 1.3);
    CHECK(next_quality(parameters, 1.3, 0.0, 0.0) == 1.3); // no hours and no new tasks
}

TEST_CASE("new tasks worth their cost leave hours per unit of quality unchanged") {
    // Exact up to the square of a month's new tasks. With s their share in all hours and w their
    // worth, the logarithm of quality rises by ln(1 + w s) instead of -w ln(1 - s), less by
    // w (1 + w) s^2 / 2. More and less expensive tasks change hours per unit of quality.
    for (const double worth : {0.5, 1.0, 2.0}) {
        CAPTURE(worth);
        NewTaskParameters parameters;
        parameters.rate = 0.1;
        parameters.quality = worth;
        double tasks = 0.0;
        double quality = 1.0;
        double missing = 0.0;
        for (int month = 0; month < 120; ++month) {
            const double now = new_tasks(parameters, tasks, 0.6, 1.0 / 12.0);
            quality = next_quality(parameters, quality, now - tasks, 0.6 + now);
            const double share = (now - tasks) / (0.6 + now);
            missing += 0.5 * worth * (1.0 + worth) * share * share;
            tasks = now;
        }
        CHECK(tasks == test::approximately(0.4));
        CHECK((0.6 + tasks) / quality ==
              test::approximately(0.6 * std::pow(1.0 / 0.6, 1.0 - worth)).epsilon(1.02 * missing));
    }
}

TEST_CASE(
    "total factor productivity growth is the mean of factor growth weighted by cost (Eq. 45)") {
    // Hulten: efficiency growth of 1 % in a factor saves 1 % of its cost share.
    CHECK(total_factor_growth({0.01, 0.0, 0.0}, 0.4, 0.5) == test::approximately(0.004));
    CHECK(total_factor_growth({0.0, 0.02, 0.0}, 0.4, 0.5) == test::approximately(0.008));
    CHECK(total_factor_growth({0.0, 0.0, 0.01}, 0.4, 0.5) == test::approximately(0.005));
    // Without profit and tax, Hicks-neutral growth equals growth of output.
    CHECK(total_factor_growth({0.03, 0.0, 0.03}, 0.45, 0.55) == test::approximately(0.03));
    CHECK(total_factor_growth({0.02, -0.02, 0.0}, 0.4, 0.5) == test::approximately(0.0));
}
