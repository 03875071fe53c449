// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/adoption.hpp"

#include "core/random.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("the start rate is own rate plus peer effect, times response to savings, times effect of "
          "size") {
    AdoptionParameters parameters;
    parameters.peer_effect = 0.12;
    PilotConditions conditions{0.02, 0.0, parameters.friction, 1.0, parameters.reference_size};
    CHECK(pilot_start_rate(conditions, parameters) ==
          test::approximately(0.01)); // the response is one half
    conditions.share_of_neighbours = 0.5;
    CHECK(pilot_start_rate(conditions, parameters) == test::approximately(0.5 * (0.02 + 0.06)));
    conditions.size = 800.0;
    CHECK(pilot_start_rate(conditions, parameters) ==
          test::approximately(0.04 * std::pow(100.0, parameters.size_exponent)));
    conditions.size = parameters.reference_size;
    conditions.saving = 0.0;
    CHECK(pilot_start_rate(conditions, parameters) ==
          test::approximately(0.08 /
                              (1.0 + std::exp(parameters.friction / parameters.saving_scale))));
    conditions.saving = 0.2;
    conditions.firm_factor = 3.0;
    CHECK(pilot_start_rate(conditions, parameters) ==
          test::approximately(
              0.08 / (1.0 + std::exp((parameters.friction - 0.6) / parameters.saving_scale))));
}

TEST_CASE("without peer effect the start rate does not depend on peers") {
    AdoptionParameters parameters;
    parameters.peer_effect = 0.0;
    PilotConditions conditions{0.02, 0.0, 0.1, 1.0, 20.0};
    const double alone = pilot_start_rate(conditions, parameters);
    conditions.share_of_neighbours = 1.0;
    CHECK(pilot_start_rate(conditions, parameters) == alone);
}

TEST_CASE("firms' factors on the expected saving average to one") {
    // Mean of 200,000 lognormal draws; standard error sqrt(exp(0.64) - 1) / 447 = 0.0021; bound at
    // 5 standard errors.
    RandomStream random{RandomKey::make(7, 0), {0, 0, 0, 1}};
    double sum = 0.0;
    constexpr int firms = 1000;
    for (int firm = 0; firm < 200 * firms; ++firm) {
        if (firm % firms == 0) {
            random =
                RandomStream{RandomKey::make(7, 0), {static_cast<std::uint32_t>(firm), 0, 0, 1}};
        }
        sum += firm_saving_factor(random.normal(), 0.8);
    }
    CHECK(std::abs(sum / (200.0 * firms) - 1.0) < 0.0105);
    CHECK(firm_saving_factor(1.3, 0.0) == 1.0);
}

TEST_CASE("a pilot's success is the mean success shifted in log-odds") {
    CHECK(pilot_success_probability(0.8, 0.0, 0.5) == test::approximately(0.8));
    CHECK(pilot_success_probability(0.5, 2.0, 0.5) ==
          test::approximately(1.0 / (1.0 + std::exp(-1.0))));
    CHECK(pilot_success_probability(0.0, 3.0, 0.5) == 0.0);
    CHECK(pilot_success_probability(1.0, -3.0, 0.5) == 1.0);
}

TEST_CASE("the expected success starts at one half and follows the pilot's results") {
    CHECK(pilot_success_belief(0, 0) == 0.5);
    CHECK(pilot_success_belief(60, 60) == test::approximately(62.0 / 64.0));
    CHECK(pilot_success_belief(40, 60) == test::approximately(42.0 / 64.0));
}

TEST_CASE("the bound on the start rate is never below the rate") {
    for (const double exponent : {-0.3, 0.0, 0.156}) {
        AdoptionParameters parameters;
        parameters.size_exponent = exponent;
        for (const double size : {1.0, 3.0, 8.0, 9.0, 5000.0}) {
            for (const double saving : {0.0, 0.3, 5.0, 1000.0}) {
                const PilotConditions conditions{0.02, 0.4, saving, 1.0, size};
                CHECK(pilot_start_rate(conditions, parameters) <=
                      pilot_start_bound(conditions, parameters));
            }
        }
    }
}

TEST_CASE("new firms enter with coworkers more often the more they expect to save (Eq. 54)") {
    AdoptionParameters parameters;
    parameters.native_response = 0.8;
    CHECK(native_probability(parameters, 0.0, 1.0) == 0.0);
    CHECK(native_probability(parameters, 0.25, 1.0) == test::approximately(0.2));
    CHECK(native_probability(parameters, 0.25, 1.5) == test::approximately(0.3));
    parameters.native_response = 0.0;
    CHECK(native_probability(parameters, 0.25, 1.0) == 0.0);
}
