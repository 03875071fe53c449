// SPDX-License-Identifier: Apache-2.0
#include "agents/coworkers/task.hpp"

#include "core/integer.hpp"
#include "core/random.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/events/task_in_hand.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/office_work.hpp"

using namespace tenfold;
using test::OfficeWork;

namespace {

/// Mean of a function of length over the tasks of a domain, by the midpoint rule over the draw.
template <class Function>
double mean_over_tasks(const TaskLaw& law, Function&& function) {
    constexpr int cells = 20'000;
    double sum = 0.0;
    for (int i = 0; i < cells; ++i) {
        sum += function(task_length(law, (i + 0.5) / cells));
    }
    return sum / cells;
}

} // namespace

TEST_CASE("single tasks have the mean length, square and success of the potential") {
    for (const double level : {2.0, 2.5, 4.0}) {
        const OfficeWork work{level};
        for (const DomainPotential& domain : work.domains) {
            REQUIRE(domain.delegable > 0.0);
            const TaskLaw& law = domain.law;
            // The midpoint rule omits tails of 1/40,000: up to 0.1 % of the mean square.
            CHECK(mean_over_tasks(law, [](double l) { return l; }) ==
                  test::approximately(domain.mean_length).epsilon(1e-3));
            CHECK(mean_over_tasks(law, [](double l) { return l * l; }) ==
                  test::approximately(domain.mean_square_length).epsilon(5e-3));
            // The closed form of mean success is within 0.0065 (agents/coworkers/delegation.hpp).
            CHECK(std::abs(mean_over_tasks(law, [&](double l) { return task_success(law, l); }) -
                           domain.task_success) < 0.0065);
        }
    }
}

TEST_CASE(
    "lengths lie between the shortest and the longest delegated, and increase with the draw") {
    const OfficeWork work;
    for (const DomainPotential& domain : work.domains) {
        const TaskLaw& law = domain.law;
        const double shortest = std::exp(law.log_median + law.length_sigma * law.shortest);
        const double longest = std::exp(law.log_median + law.length_sigma * law.longest);
        CHECK(task_length(law, 1e-15) == test::approximately(shortest).epsilon(1e-6));
        CHECK(task_length(law, 1.0 - 1e-15) == test::approximately(longest).epsilon(1e-3));
        double last = 0.0;
        for (int i = 1; i < 1000; ++i) {
            const double length = task_length(law, i / 1000.0);
            CHECK(length > last);
            last = length;
        }
    }
}

TEST_CASE("lengths far out in either tail stay within their bounds") {
    TaskLaw law;
    law.length_sigma = 1.3;
    for (const double from : {-7.3, -5.0, -0.1, 0.1, 4.0, 6.0, 7.2}) {
        law.shortest = from;
        law.longest = from + 0.1;
        for (const double draw : {1e-12, 0.25, 0.5, 0.75, 1.0 - 1e-12}) {
            CHECK(task_length(law, draw) >= std::exp(1.3 * from) * (1.0 - 1e-12));
            CHECK(task_length(law, draw) <= std::exp(1.3 * (from + 0.1)) * (1.0 + 1e-12));
        }
    }
    // In the upper tail, half of the tasks lie below the median of the tail: z = F^-1(1 - F(-3)/2).
    law.shortest = 3.0;
    law.longest = 9.0;
    CHECK(std::log(task_length(law, 0.5)) / 1.3 == test::approximately(3.2051554).epsilon(1e-6));
}

TEST_CASE("success follows the equation of horizons, and inputs are proportional to length") {
    const OfficeWork work;
    const TaskLaw& law = work.domains[0].law;
    for (const double length : {0.01, 0.5, 3.0, 100.0}) {
        CHECK(task_success(law, length) ==
              test::approximately(
                  success_probability(
                      length, std::exp(law.log_horizon), law.success_slope, law.success_ceiling))
                  .epsilon(1e-12));
        CHECK(task_review(law, length) == test::approximately(0.03 + 0.12 * length));
        CHECK(task_tokens(law, length) == test::approximately(0.005 * 1.5 * length));
        CHECK(task_repair(law, length, true) == test::approximately(1.25 * length));
        CHECK(task_repair(law, length, false) == test::approximately(1.5 * length));
    }
    // Close supervision: shorter hand-over, more review, no undetected failure.
    const TaskLaw& close = work.domains[1].law;
    CHECK(task_review(close, 2.0) == test::approximately(0.08 * 0.2 + 0.5 * 2.0));
    CHECK(close.detection == 1.0);
    CHECK(law.detection == 0.8);
    CHECK(task_repair(close, 2.0, true) == test::approximately(2.2));
}

TEST_CASE("a coworker of 40 hours a week takes a week for a task of 40 hours") {
    CHECK(task_duration(40.0, 40.0) == 7 * ticks_per_day);
    CHECK(task_duration(1.0, 168.0) == test::approximately(ticks_per_day / 24.0).epsilon(1e-4));
    CHECK(task_duration(0.0, 40.0) == 1);
    CHECK(task_duration(1e300, 1e-300) == 36525 * ticks_per_day);
    CHECK(working_time(3.0, 6.0) == ticks_per_day / 2);
    CHECK(working_time(3.0, 0.0) == 36525 * ticks_per_day);
}

TEST_CASE("domains are drawn in proportion to their weights, never those without weight") {
    const std::vector<double> weights{0.0, 3.0, 0.0, 1.0, 0.0};
    CHECK(draw_domain(weights, 1e-16) == 1);
    CHECK(draw_domain(weights, 0.7499) == 1);
    CHECK(draw_domain(weights, 0.7501) == 3);
    CHECK(draw_domain(weights, 1.0 - 1e-16) == 3);
    CHECK(draw_domain(std::vector<double>{0.1, 0.2, 0.3}, 1.0) == 2); // not beyond the last
    CHECK(draw_domain(std::vector<double>{0.0, 0.0}, 0.5) == 2);
    CHECK(draw_domain({}, 0.5) == 0);
}

TEST_CASE("rounding at random is unbiased and leaves whole numbers unchanged") {
    for (const double amount : {0.0, 0.2, 0.999, 7.0, 7.3, -0.3}) {
        double sum = 0.0;
        constexpr int cells = 10'000;
        for (int i = 0; i < cells; ++i) {
            sum += static_cast<double>(round_at_random(amount, (i + 0.5) / cells));
        }
        CHECK(sum / cells == test::approximately(amount).epsilon(1e-4).scale(1.0));
    }
    CHECK(round_at_random(7.0, 1e-16) == 7);
    CHECK(round_at_random(7.0, 1.0 - 1e-16) == 7);
    CHECK(round_at_random(1e15 + 0.25, 0.2) == 1'000'000'000'000'001);
    CHECK(round_at_random(-0x1p62, 0.5) == -largest_sum);
    CHECK_THROWS_AS(static_cast<void>(round_at_random(1e30, 0.5)), RunError);
}

TEST_CASE("the sum of whole units is within half a unit of the sum of amounts") {
    Remainder remainder;
    double sum = 0.0;
    std::int64_t whole = 0;
    RandomStream draws{RandomKey::make(3, 0), {0, 0, 0, 0}};
    for (int i = 0; i < 1000; ++i) {
        const double amount = 3.0 * draws.uniform() * draws.uniform();
        sum += amount;
        whole += remainder.take(amount);
        CHECK(std::abs(static_cast<double>(whole) - sum) <= 0.5 + 1e-9);
        CHECK(remainder.fraction() >= 0.0);
        CHECK(remainder.fraction() < 1.0);
    }
    CHECK(Remainder{}.take(0.0) == 0);
    CHECK_THROWS_AS(static_cast<void>(Remainder{}.take(1e30)), RunError);
}

TEST_CASE("a task in hand stores its length to seven digits") {
    for (const double length : {1e-9, 0.3, 12.7, 1e12}) {
        const TaskInHand task{TaskInHand::bits(length), 65535, 63, 1023};
        CHECK(task.length() == test::approximately(length).epsilon(1e-7));
        CHECK(task.team == 65535);
        CHECK(task.occupation == 63);
        CHECK(task.domain == 1023);
    }
}
