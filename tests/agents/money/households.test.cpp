// SPDX-License-Identifier: Apache-2.0
#include "agents/money/households.hpp"

#include "core/histogram.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include "agents/classification/dispersion.hpp"
#include "agents/labour/payday.hpp"

#include <array>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

SpendingRules rules() {
    SpendingRules result;
    result.income_tax = 0.1;
    result.out_of_wages = 0.9;
    result.out_of_property = 0.5;
    result.out_of_deposits = 0.02;
    result.scarce_share = 0.05;
    return result;
}

} // namespace

TEST_CASE("tax, goods and scarce assets of a payday, computed by hand") {
    // 3,000 dollars of wages, 200 of benefits, 800 of property, 10,000 in the bank:
    // C = 0.9 (0.9 * 3200 + 0.5 * 800) + 0.02 * 10000 = 3,152; a twentieth of it scarce.
    const Spending spending = spend(rules(), {300'000, 20'000, 80'000}, 1'000'000);
    CHECK(spending.tax == 40'000);
    CHECK(spending.goods + spending.scarce == 315'200);
    CHECK(spending.scarce == 15'760);
}

TEST_CASE("nobody spends more than income and deposit, nor out of a debt") {
    RandomStream draws{RandomKey{1, 2}, {3, 4, 5, 6}};
    for (int i = 0; i < 500; ++i) {
        const Income income{static_cast<std::int64_t>(draws.below(2'000'000)),
                            static_cast<std::int64_t>(draws.below(100'000)),
                            static_cast<std::int64_t>(draws.below(5'000'000))};
        const auto deposit = static_cast<std::int64_t>(draws.below(10'000'000)) - 1'000'000;
        const Spending spending = spend(rules(), income, deposit);
        const std::int64_t spent = spending.tax + spending.goods + spending.scarce;
        const std::int64_t earned = income.wages + income.benefits + income.property;
        CHECK(spending.tax >= 0);
        CHECK(spending.goods >= 0);
        CHECK(spending.scarce >= 0);
        CHECK(spent <= earned + std::max<std::int64_t>(0, deposit));
        if (deposit <= 0) {
            CHECK(spent <= earned);
        }
    }
    const Spending nothing = spend(rules(), {}, -5);
    CHECK(nothing.tax + nothing.goods + nothing.scarce == 0);
}

TEST_CASE("the share of scarce assets rises with the logarithm of real income") {
    CHECK(scarce_share(0.06, 1.0) == 0.0);
    CHECK(scarce_share(0.06, 0.5) == 0.0);
    CHECK(scarce_share(0.06, std::exp(1.0)) == test::approximately(0.06));
}

TEST_CASE("shares of a lognormal total: they sum to one, and the top hundredth owns half") {
    const std::vector<double> shares = lognormal_class_shares(4096, 2.33);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == test::approximately(1.0));
    for (std::size_t i = 1; i < shares.size(); ++i) {
        CHECK(shares[i] >= shares[i - 1]);
    }
    // Share of the top p: F(s - z), z the quantile 1 - p; top 41 of 4,096 classes are 1.001 %.
    const double top = std::accumulate(shares.end() - 41, shares.end(), 0.0);
    CHECK(top == test::approximately(math::normal_distribution(2.33 - 2.3263)).epsilon(0.005));
    for (const double share : lognormal_class_shares(64, 0.0)) {
        CHECK(share == test::approximately(1.0 / 64.0));
    }
}

TEST_CASE("traits are spread evenly over people, and do not hang together") {
    // Chi-square on 16 x 16 cells of the two classes; 255 degrees of freedom, the critical value at
    // alpha 1e-6 is 374.6 (Wilson and Hilferty).
    constexpr int people = 200'000;
    std::array<int, 256> cells{};
    double adaptability = 0.0;
    for (std::uint32_t i = 0; i < people; ++i) {
        const Traits person = traits(WorkerId{i});
        ++cells[person.equity_class / 256 * 16 + person.housing_class / 256];
        adaptability += person.adaptability;
        CHECK_UNARY(person.adaptability > 0.5 && person.adaptability < 1.5);
    }
    double chi_square = 0.0;
    for (const int count : cells) {
        chi_square += std::pow(count - people / 256.0, 2) / (people / 256.0);
    }
    CHECK(chi_square < 374.6);
    // Mean of a uniform of width 1: standard error 1/sqrt(12 n), 4.892 of them (alpha 1e-6).
    CHECK(std::abs(adaptability / people - 1.0) < 4.892 / std::sqrt(12.0 * people));
}

TEST_CASE("Gini coefficients of known distributions") {
    IntegerHistogram equal;
    equal.add(50'000, 1000);
    CHECK(gini(equal) == test::approximately(0.0));
    IntegerHistogram two;
    two.add(0, 500);
    two.add(64, 500); // exact bins
    CHECK(gini(two) == test::approximately(0.5));
    CHECK(gini(IntegerHistogram{}) == 0.0);
    // Lognormal: 2 F(s / sqrt 2) - 1; by 20,000 quantiles. The top half per mille, which quantiles
    // cut off, and bins of 1/128 allow for 0.003.
    IntegerHistogram lognormal;
    const std::vector<double> shares = lognormal_class_shares(20'000, 0.8);
    for (const double share : shares) {
        lognormal.add(static_cast<std::uint64_t>(share * 2e10));
    }
    CHECK(std::abs(gini(lognormal) -
                   (2.0 * math::normal_distribution(0.8 / std::sqrt(2.0)) - 1.0)) < 0.003);
    CHECK(log_variance(lognormal) == test::approximately(0.64).epsilon(0.01));
}

TEST_CASE("a distribution has its quantiles, and everybody in one bin") {
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

TEST_CASE("the share of tokens follows its elasticity while it is small, and has a limit") {
    DirectUseParameters parameters;
    parameters.elasticity = 1.5;
    const double before = token_share(parameters, 1.0, 0.0);
    CHECK(before == test::approximately(1.7e-5).epsilon(2e-3));
    // Quantity = share / price: with a price a tenth as high, 10^1.5 as much.
    const double after = token_share(parameters, 0.1, 0.0);
    CHECK(std::log10(after / 0.1 / before) == test::approximately(1.5).epsilon(2e-3));
    CHECK(token_share(parameters, 1e-300, 0.0) == test::approximately(parameters.largest_share));
    CHECK(token_share(parameters, 1e300, 0.0) < 1e-100);
    parameters.initial_share = 0.0;
    CHECK(token_share(parameters, 1e-9, 10.0) == 0.0);
}

TEST_CASE("given tokens replace bought ones: a person uses the larger of the two") {
    SpendingRules rules;
    rules.out_of_wages = 1.0;
    rules.token_share = 0.02;
    const Income income{1000, 0, 0, 0};
    CHECK(spend(rules, income, 0).tokens == 20);
    CHECK(spend(rules, income, 0).goods == 980);
    rules.token_budget = 15;
    CHECK(spend(rules, income, 0).tokens == 5);
    CHECK(spend(rules, income, 0).token_use == 20);
    CHECK(spend(rules, income, 0).goods == 995);
    rules.token_budget = 50;
    CHECK(spend(rules, income, 0).tokens == 0);
    CHECK(spend(rules, income, 0).token_use == 50);
}

TEST_CASE("the mean of the lowest leaves out the others") {
    IntegerHistogram values;
    for (const std::uint64_t value : {1, 2, 3, 100}) {
        values.add(value);
    }
    CHECK(mean_of_lowest(values, 0.5) == test::approximately(1.5));
    values.add(4); // 1, 2 and half of a person with 3
    CHECK(mean_of_lowest(values, 0.5) == test::approximately(4.5 / 2.5));
    CHECK(mean_of_lowest(values, 0.1) == test::approximately(1.0)); // half of the person with 1
    CHECK(mean_of_lowest(IntegerHistogram{}, 0.5) == 0.0);
}

TEST_CASE("what all would have alike is the geometric mean, as a share of the mean (Eq. 90)") {
    IntegerHistogram values;
    values.add(100);
    CHECK(equal_share(values, 1.0) == test::approximately(1.0));
    values.add(25); // geometric mean 50, mean 62.5
    CHECK(equal_share(values, 1.0) == test::approximately(0.8));
    values.add(0, 2); // two with nothing count as 16: fourth root of 640,000 over 39.25
    CHECK(equal_share(values, 16.0) == test::approximately(std::pow(640'000.0, 0.25) / 39.25));
    CHECK(equal_share(IntegerHistogram{}, 1.0) == 1.0);
}
