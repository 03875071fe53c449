// SPDX-License-Identifier: Apache-2.0
#include "agents/events/hiring.hpp"

#include "core/time.hpp"

#include "agents/labour/labour_equations.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("the calibrated vacancy ratio includes vacancies in transit and under offer") {
    const LabourMarketParameters parameters;
    for (const double separations : {0.01, 0.0351}) {
        const MatchingCalibration found = calibrate_matching(parameters, separations);
        CHECK(found.joining_days == static_cast<double>(hiring::days_to_join));
        const double hires = separations / days_per_month;
        const double seekers = hires / found.finding_rate; // the same for all seekers
        // A vacancy is in transit for a day after posting, and under offer until the firm's answer.
        const double outside = (1.0 + static_cast<double>(hiring::days_to_answer)) * hires;
        CHECK(found.tightness * seekers + outside ==
              test::approximately(parameters.vacancy_ratio).epsilon(1e-12));
    }
}

TEST_CASE("a person changes firms in a month at most as often as the bound on wages assumes") {
    constexpr Day longest_month = 31;
    CHECK(longest_month / hiring::days_to_join <= 6); // agents/labour/pay.hpp
}
