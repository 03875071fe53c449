// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/wages.hpp"

#include "core/random.hpp"

#include "agents/labour/pay.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("reference wages follow the norm, or prices and productivity, and tightness") {
    WageParameters norm;
    WageDrift drift;
    drift.norm = 0.032;
    drift.trend_growth = 0.012;
    drift.current_growth = 0.08;
    drift.expected_inflation = -0.05;
    CHECK(drift.growth(norm, 0.4, 0.4) == test::approximately(0.032));
    CHECK(drift.growth(norm, 0.4 * std::exp(1.0), 0.4) == test::approximately(0.032 + 0.03));
    // log tightness is limited to 1.5
    CHECK(drift.growth(norm, 1e9, 0.4) == test::approximately(0.032 + 0.045));
    CHECK(drift.growth(norm, 0.0, 0.4) == test::approximately(0.032));
    WageParameters without;
    without.norm_share = 0.0;
    CHECK(drift.growth(without, 0.4, 0.4) == test::approximately(0.012 - 0.05));
    without.current_productivity_share = 1.0;
    CHECK(drift.growth(without, 0.4, 0.4) == test::approximately(0.08 - 0.05));
}

TEST_CASE("a cohort is raised every twelfth month and never cut") {
    WageTable wages{2, 0.036};
    // Before the run wages grow every month, except just after a raise.
    CHECK(wages.index(0, 0) == 1.0);
    CHECK(wages.index(0, -3) == test::approximately(std::exp(-0.036 * 3.0 / 12.0)));
    CHECK(wages.index(0, -12) == 1.0);
    CHECK_FALSE(wages.raised_now(-12));
    std::vector<double> history{1.0};
    for (Month month = 1; month <= 40; ++month) {
        // Reference wages rise in market 0 and fall in market 1 after two years.
        const double up = std::exp(0.003 * month);
        const double down = month <= 24 ? 1.0 + 0.01 * month : 1.24 - 0.02 * (month - 24);
        wages.begin_month({up, down});
        history.push_back(down);
        CHECK(wages.reference(0) == up);
        for (Month cohort = -12; cohort < month; ++cohort) {
            CAPTURE(month);
            CAPTURE(cohort);
            const bool raised = (month - cohort) % 12 == 0;
            CHECK(wages.raised_now(cohort) == raised);
            if (raised) {
                CHECK(wages.index(0, cohort) == up);
                CHECK(wages.index(1, cohort) >= wages.index_before(1, cohort));
            } else {
                CHECK(wages.index(0, cohort) == wages.index_before(0, cohort));
            }
        }
    }
    // Hired in month 5, raised in months 17 and 29; in the falling market the wage of month 17
    // stays.
    double best = 0.0;
    for (const Month month : {5, 17, 29}) {
        best = std::max(best, history[static_cast<std::size_t>(month)]);
    }
    CHECK(wages.index(1, 5) == best);
    CHECK_FALSE(wages.raised_now(wages.month()));
}

TEST_CASE("cohorts of a stationary workforce are a truncated exponential") {
    const std::vector<double> weights = cohort_weights(0.035);
    CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == test::approximately(1.0));
    for (std::size_t age = 1; age < weights.size(); ++age) {
        CHECK(weights[age] / weights[age - 1] == test::approximately(std::exp(-0.035)));
    }
    for (const double weight : cohort_weights(0.0)) {
        CHECK(weight == test::approximately(1.0 / 12.0));
    }
    CHECK(cohort_of_age(0) == -12);
    CHECK(cohort_of_age(11) == -11);
}

TEST_CASE("accrued pay is the wage times the days worked, over any sequence of jobs") {
    // Accrual by integers of start and end days against a count of single days.
    for (int trial = 0; trial < 200; ++trial) {
        RandomStream draws{RandomKey{5, 6}, {static_cast<std::uint32_t>(trial), 2, 3, 4}};
        const int days = 28 + static_cast<int>(draws.below(4));
        std::int64_t due = 0;
        std::int64_t counted = 0;
        std::uint32_t wage = trial % 2 == 0 ? 20'000 : 0; // employed on the first day, or not
        for (int day = 0; day < days; ++day) {
            if (draws.below(5) == 0) {
                due += pay_until(wage, day); // pay up to the separation
                wage = wage == 0 ? 10'000 + static_cast<std::uint32_t>(draws.below(90'000)) : 0;
                due -= pay_until(wage, day);
            }
            counted += wage;
        }
        due += pay_until(wage, days);
        CHECK(due == counted);
    }
}

TEST_CASE("due raises are skipped with the probability of a negative draw (Eq. 125)") {
    CHECK(skipped_raise(0.0, 0.0) == 0.0);
    CHECK(skipped_raise(0.0, 0.03) == test::approximately(0.5));
    CHECK(skipped_raise(0.03, 0.03) == test::approximately(0.15865525).epsilon(1e-6));
}

TEST_CASE("wages whose raise is skipped stay for a year and catch up; no wage is cut") {
    constexpr std::size_t markets = 400;
    WageTable wages{markets, 0.03};
    const SkippedRaises skipped{0.03, RandomKey::make(1, 0)};
    std::int64_t due = 0;
    std::int64_t stayed = 0;
    double expected = 0.0;
    for (Month month = 1; month <= 48; ++month) {
        const std::vector<double> reference(markets, std::exp(0.03 * month / 12.0));
        wages.begin_month(reference, skipped);
        for (Month cohort = month - 12; cohort >= -WageTable::memory; cohort -= 12) {
            for (std::size_t market = 0; market < markets; ++market) {
                const double before = wages.index_before(market, cohort);
                const double now = wages.index(market, cohort);
                const double chance = skipped_raise(std::log(reference[market] / before), 0.03);
                const bool kept = now == before;
                CHECK((kept || now == reference[market]));
                due += 1;
                stayed += kept ? 1 : 0;
                expected += chance;
            }
        }
    }
    // A sum of independent draws has a variance of at most due / 4; 4.9 deviations: alpha 1e-6.
    CHECK(std::abs(static_cast<double>(stayed) - expected) <
          4.9 * std::sqrt(static_cast<double>(due) / 4.0));
    CHECK(static_cast<double>(stayed) / static_cast<double>(due) < 0.2);
}
