// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/payday.hpp"

#include "core/histogram.hpp"
#include "core/math.hpp"
#include "core/time.hpp"

#include "agents/classification/dispersion.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

Worker worker(WorkerStatus status, std::uint32_t daily_wage, std::int64_t deposit) {
    Worker result;
    result.status = status;
    result.daily_wage = daily_wage;
    result.deposit = deposit;
    return result;
}

} // namespace

TEST_CASE("Gini coefficients of known distributions are correct") {
    IntegerHistogram equal;
    equal.add(50'000, 1000);
    CHECK(gini(equal) == test::approximately(0.0));
    IntegerHistogram two;
    two.add(0, 500);
    two.add(64, 500); // both values are exact bins
    CHECK(gini(two) == test::approximately(0.5));
    CHECK(gini(IntegerHistogram{}) == 0.0);
    // Lognormal: 2 F(s / sqrt 2) - 1, from 20,000 quantiles. The tolerance of 0.003 covers the top
    // 0.05 per mille, which quantiles cut off, and bins of width 1/128.
    IntegerHistogram lognormal;
    const std::vector<double> shares = lognormal_class_shares(20'000, 0.8);
    for (const double share : shares) {
        lognormal.add(static_cast<std::uint64_t>(share * 2e10));
    }
    CHECK(std::abs(gini(lognormal) -
                   (2.0 * math::normal_distribution(0.8 / std::sqrt(2.0)) - 1.0)) < 0.003);
    CHECK(log_variance(lognormal) == test::approximately(0.64).epsilon(0.01));
}

TEST_CASE("a distribution has its quantiles, and its bins count every person once") {
    IntegerHistogram cents;
    cents.add(0, 10);
    cents.add(1'200'000, 50); // 12,000 dollars
    cents.add(9'900'000, 39);
    cents.add(1'000'000'000'000, 1);
    const Distribution found = distribution(cents, 0.01);
    CHECK(found.quantiles[0] == 0.0);
    CHECK(found.quantiles[4] == test::approximately(12'000.0).epsilon(0.01)); // the median
    CHECK(found.quantiles[6] == test::approximately(99'000.0).epsilon(0.01));
    CHECK(found.histogram[0] == 10);
    CHECK(found.histogram[4] == 50);
    CHECK(found.histogram[10] == 39);
    CHECK(found.histogram.back() == 1);
    CHECK(std::accumulate(found.histogram.begin(), found.histogram.end(), std::int64_t{0}) == 100);
    CHECK(distribution(IntegerHistogram{}, 1.0) == Distribution{});
}

TEST_CASE("the mean of the lowest values ignores all others") {
    IntegerHistogram values;
    for (const std::uint64_t value : {1, 2, 3, 100}) {
        values.add(value);
    }
    CHECK(mean_of_lowest(values, 0.5) == test::approximately(1.5));
    values.add(4); // 1, 2 and half a person with 3
    CHECK(mean_of_lowest(values, 0.5) == test::approximately(4.5 / 2.5));
    CHECK(mean_of_lowest(values, 0.1) == test::approximately(1.0)); // half a person with 1
    CHECK(mean_of_lowest(IntegerHistogram{}, 0.5) == 0.0);
}

TEST_CASE(
    "the equally distributed equivalent is the geometric mean, as a share of the mean (Eq. 90)") {
    IntegerHistogram values;
    values.add(100);
    CHECK(equal_share(values, 1.0) == test::approximately(1.0));
    values.add(25); // geometric mean 50, mean 62.5
    CHECK(equal_share(values, 1.0) == test::approximately(0.8));
    values.add(0, 2); // two people with 0 count as 16: fourth root of 640,000 over 39.25
    CHECK(equal_share(values, 16.0) == test::approximately(std::pow(640'000.0, 0.25) / 39.25));
    CHECK(equal_share(IntegerHistogram{}, 1.0) == 1.0);
}

TEST_CASE("the variance of logarithms excludes zeros and does not depend on the unit (Eq. 44)") {
    IntegerHistogram values;
    values.add(16, 3);
    CHECK(log_variance(values) == test::approximately(0.0));
    values.add(64, 3); // exact bins: both logarithms are half of ln 4 from their mean
    const double spread = 0.5 * std::log(4.0);
    CHECK(log_variance(values) == test::approximately(spread * spread).epsilon(1e-12));
    values.add(0, 100);
    CHECK(log_variance(values) == test::approximately(spread * spread).epsilon(1e-12));
    CHECK(log_variance(IntegerHistogram{}) == 0.0);
}

TEST_CASE("payday counts every person once by status, and wages of employed people only") {
    PaydaySums sums;
    sums.count(worker(WorkerStatus::employed, 15'000, 700));
    sums.count(worker(WorkerStatus::employed, 20'000, -300));
    sums.count(worker(WorkerStatus::unemployed, 9'000, 50));
    sums.count(worker(WorkerStatus::retraining, 8'000, 0));
    CHECK(sums.people == std::array<std::int64_t, 4>{1, 2, 0, 1});
    CHECK(sums.daily_wages == 35'000);
    CHECK(sums.deposits == 450);
    const Income income{1000, 200, 50, 20};
    const Spending spending{125, 700, 30, 10, 15};
    sums.add(income, 35, 15, spending);
    sums.add(income, 35, 15, spending);
    CHECK(sums.wages == 2000);
    CHECK(sums.benefits == 400);
    CHECK(sums.stipends == 40);
    CHECK(sums.dividends + sums.rents == 2 * income.property);
    CHECK(sums.tax == 250);
    CHECK(sums.goods == 1400);
    CHECK(sums.scarce == 60);
    CHECK(sums.tokens == 20);
}

TEST_CASE("two threads measure the same as one, and sums restart from zero") {
    PeopleDistributions all;
    PeopleDistributions first;
    PeopleDistributions second;
    for (std::uint32_t i = 0; i < 100; ++i) {
        const bool employed = i % 4 != 0;
        const Worker person = worker(employed ? WorkerStatus::employed : WorkerStatus::unemployed,
                                     10'000 + 100 * i,
                                     std::int64_t{90} * i);
        const Income income{employed ? 30 * person.daily_wage : 0, employed ? 0 : 20'000, 0, 0};
        all.add(income, person, std::int64_t{5} * i, 1.25);
        (i % 3 == 0 ? first : second).add(income, person, std::int64_t{5} * i, 1.25);
    }
    first.merge(second);
    Incomes whole;
    Incomes merged;
    measure(all, whole);
    measure(first, merged);
    CHECK(merged == whole);
    CHECK(all.income.count() == 100);
    CHECK(all.wage.count() == 75); // employed people only
    CHECK(whole.equal_income_share < 1.0);
    first.clear();
    CHECK(first.income.count() + first.wealth.count() + first.wage.count() + first.tokens.count() ==
          0);
}

TEST_CASE(
    "identical people have one income, no inequality and a wage without employers' contributions") {
    PeopleDistributions people;
    const Worker person = worker(WorkerStatus::employed, 20'000, 1'000'000);
    for (int i = 0; i < 10; ++i) {
        people.add({600'000, 0, 0, 0}, person, 2'000, 1.25);
    }
    Incomes incomes;
    measure(people, incomes);
    CHECK(incomes.gini_income == test::approximately(0.0));
    CHECK(incomes.gini_wealth == test::approximately(0.0));
    CHECK(incomes.equal_income_share == test::approximately(1.0));
    CHECK(incomes.wage_log_variance == test::approximately(0.0));
    CHECK(incomes.median_income == test::approximately(72'000.0).epsilon(0.01));
    CHECK(incomes.lower_half_income == test::approximately(72'000.0).epsilon(0.01));
    CHECK(incomes.median_token_use == test::approximately(20.0).epsilon(0.01));
    CHECK(incomes.wage_p50 == test::approximately(160.0 * days_per_year).epsilon(0.01));
    CHECK(incomes.wage_p10 == incomes.wage_p90);
}

TEST_CASE("money between a bank and its people adds up") {
    BankPayday all;
    all.add({10, 20, -5, 1'000});
    all.add({1, 2, 3, 500});
    CHECK(all.interest == 11);
    CHECK(all.mortgage_interest == 22);
    CHECK(all.borrowed == -2);
    CHECK(all.deposits == 1'500);
}
