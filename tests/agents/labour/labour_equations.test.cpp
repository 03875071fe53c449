// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/labour_equations.hpp"

#include "core/check.hpp"
#include "core/time.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("matches have constant returns to scale and the stated elasticities") {
    const double base = expected_matches(0.01, 1000.0, 500.0, 0.58);
    CHECK(expected_matches(0.01, 3000.0, 1500.0, 0.58) ==
          test::approximately(3.0 * base).epsilon(1e-12));
    CHECK(std::log(expected_matches(0.01, 2000.0, 500.0, 0.58) / base) / std::log(2.0) ==
          test::approximately(0.58).epsilon(1e-12));
    CHECK(std::log(expected_matches(0.01, 1000.0, 1000.0, 0.58) / base) / std::log(2.0) ==
          test::approximately(0.42).epsilon(1e-12));
    CHECK(expected_matches(0.01, 0.0, 10.0, 0.58) == 0.0);
    CHECK(expected_matches(0.01, 10.0, 0.0, 0.58) == 0.0);
    CHECK(expected_matches(100.0, 10.0, 20.0, 0.58) == 10.0);
}

TEST_CASE("calibrated matching reproduces the flows it was calibrated to") {
    LabourMarketParameters parameters;
    const double separations = 0.0351;
    const MatchingCalibration result = calibrate_matching(parameters, separations);
    const double hires = separations / days_per_month;
    const double unemployed = 0.04 / 0.96;
    const double listed_unemployed = (unemployed - 2.0 * 0.4 * hires) * 29.0 / 30.0;
    const double listed_employed = 1.5 * listed_unemployed;
    CHECK(expected_matches(
              result.efficiency, listed_unemployed + listed_employed, 0.045 - 3.0 * hires, 0.58) ==
          test::approximately(hires).epsilon(1e-12));
    CHECK(result.finding_rate * listed_unemployed ==
          test::approximately(0.4 * hires).epsilon(1e-12));
    // People who start to search on one day leave the list at the finding rate until their next
    // review.
    double stock = 0.0;
    double cohort = result.search_probability / 30.0;
    for (int day = 0; day < 29; ++day) {
        stock += cohort;
        cohort *= 1.0 - result.finding_rate;
    }
    CHECK(stock == test::approximately(listed_employed).epsilon(1e-9));
}

TEST_CASE("calibration rejects targets that leave no unemployed or no vacancies on the lists") {
    LabourMarketParameters parameters;
    parameters.vacancy_ratio = 0.001;
    CHECK_THROWS_AS(static_cast<void>(calibrate_matching(parameters, 0.0351)), RunError);
    parameters = {};
    parameters.unemployment_rate = 0.0005;
    CHECK_THROWS_AS(static_cast<void>(calibrate_matching(parameters, 0.0351)), RunError);
}

TEST_CASE("separations at a monthly review exclude job-to-job moves and layoffs") {
    CHECK(separation_probability(0.0351, 0.6, 0.0) ==
          test::approximately(0.0351 * 0.4 * 30.0 / 30.4369).epsilon(1e-12));
    CHECK(separation_probability(5.0, 0.0, 0.0) == 1.0);
    // Firms generate layoffs; they are not drawn a second time.
    CHECK(separation_probability(0.0351, 0.6, 0.002) ==
          test::approximately((0.0351 * 0.4 - 0.002) * 30.0 / 30.4369).epsilon(1e-12));
    CHECK(separation_probability(0.001, 0.6, 0.002) == 0.0);
}

TEST_CASE("a sector's rates are shares of 2^32 in proportion to its separations") {
    LabourMarketParameters parameters;
    const MatchingCalibration matching = calibrate_matching(parameters, 0.0351);
    const SectorRates mean = sector_rates(parameters, matching, 1.0, 0.0351);
    const SectorRates twice = sector_rates(parameters, matching, 2.0, 0.0351);
    const double words = 4294967296.0;
    CHECK(static_cast<double>(mean.separation) / words ==
          test::approximately((0.0351 * 0.4 - parameters.layoff_rate) * 30.0 / 30.4369));
    CHECK(mean.search_share() == test::approximately(matching.search_probability).epsilon(1e-6));
    CHECK(twice.search_share() ==
          test::approximately(2.0 * matching.search_probability).epsilon(1e-6));
    CHECK(twice.separation > 2 * mean.separation); // layoffs are bounded by the rate itself
}

TEST_CASE("the readiness to change occupation rises until patience is exhausted") {
    const LabourMarketParameters parameters; // patience of three months
    CHECK(switching_readiness(parameters, 0, 1.0) == test::approximately(0.5 / 3.0));
    CHECK(switching_readiness(parameters, 2, 1.0) == test::approximately(2.5 / 3.0));
    CHECK(switching_readiness(parameters, 3, 1.0) == 1.0);
    CHECK(switching_readiness(parameters, 30, 0.7) == test::approximately(0.7));
}

TEST_CASE("switching flows are symmetric, so that occupations keep their size when equally tight") {
    const Table mobility{{"a", "b", "c"}, 3, {0.0, 0.7, 0.3, 0.5, 0.0, 0.5, 0.9, 0.1, 0.0}};
    const std::vector<double> unemployed{100.0, 40.0, 10.0};
    const std::vector<double> chances = switching_probabilities(mobility, unemployed, 0.1);
    for (std::size_t from = 0; from < 3; ++from) {
        CHECK(chances[from * 3 + from] == 0.0);
        for (std::size_t to = 0; to < 3; ++to) {
            CHECK(unemployed[from] * chances[from * 3 + to] ==
                  test::approximately(unemployed[to] * chances[to * 3 + from]).epsilon(1e-12));
        }
    }
    // Mean flow of the pair (0, 1), (100 * 0.7 + 40 * 0.5) / 2, per 100 people, times the switching
    // rate.
    CHECK(chances[1] == test::approximately(0.1 * 30.0 / 30.4369 * 45.0 / 100.0).epsilon(1e-12));
}

TEST_CASE("smoothing halves a distance in its half-life") {
    const double weight = smoothing_weight(40.0);
    double distance = 1.0;
    for (int day = 0; day < 40; ++day) {
        distance *= 1.0 - weight;
    }
    CHECK(distance == test::approximately(0.5).epsilon(1e-12));
}

TEST_CASE(
    "the probability of a move is proportional to relative tightness and at most one (Eq. 5)") {
    CHECK(switch_probability(0.3, 0.5, 0.5) == test::approximately(0.3));
    CHECK(switch_probability(0.3, 0.5, 1.0) == test::approximately(0.6));
    CHECK(switch_probability(0.3, 0.5, 0.25) == test::approximately(0.15));
    CHECK(switch_probability(0.3, 0.5, 50.0) == 1.0);
    CHECK(switch_probability(0.3, 0.5, 0.0) == 0.0);
    CHECK(switch_probability(0.0, 0.5, 50.0) == 0.0);
    CHECK(switch_probability(0.3, 0.0, 0.1) == 1.0); // no tightness at home
    CHECK(switch_probability(0.3, 0.0, 0.0) == 0.0);
}

TEST_CASE("people enter tight labour markets in larger numbers, within bounds (Eq. 118)") {
    LabourMarketParameters parameters;
    parameters.entry_tightness_response = 0.5;
    CHECK(entrant_weight(parameters, 100.0, 1.0) == test::approximately(100.0));
    CHECK(entrant_weight(parameters, 100.0, 4.0) == test::approximately(200.0));
    CHECK(entrant_weight(parameters, 100.0, 1e6) == test::approximately(400.0));
    CHECK(entrant_weight(parameters, 100.0, 0.0) == test::approximately(25.0));
    parameters.entry_tightness_response = 0.0;
    CHECK(entrant_weight(parameters, 100.0, 9.0) == test::approximately(100.0));
}

TEST_CASE("the labour force grows at its rate, in whole people (Eq. 118)") {
    CHECK(labour_force(168'100, 0.0, 30.0) == 168'100);
    // BLS: 168.1 million in 2024, 173.5 in 2034.
    CHECK(labour_force(168'100, std::log(173.5 / 168.1) / 10.0, 10.0) / 1'000 == 173);
}
