// SPDX-License-Identifier: Apache-2.0
#include "agents/events/hiring.hpp"

#include "core/time.hpp"

#include "agents/labour/labour_equations.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE(
    "calibrated vacancies are those in the book and those outside it for the days of a hire") {
    const LabourMarketParameters parameters;
    for (const double separations : {0.01, 0.0351}) {
        const MatchingCalibration found = calibrate_matching(parameters, separations);
        CHECK(found.joining_days == static_cast<double>(hiring::days_to_join));
        const double hires = separations / days_per_month;
        const double seekers = hires / found.finding_rate; // all seekers are found at the same rate
        // A vacancy takes a day to the book, and from the offer to the firm's answer it is out.
        const double outside = (1.0 + static_cast<double>(hiring::days_to_answer)) * hires;
        CHECK(found.tightness * seekers + outside ==
              test::approximately(parameters.vacancy_ratio).epsilon(1e-12));
    }
}

TEST_CASE("nobody works for more firms in a month than the bound on wages allows for") {
    constexpr Day longest_month = 31;
    CHECK(longest_month / hiring::days_to_join <= 6); // agents/labour/pay.hpp
}
