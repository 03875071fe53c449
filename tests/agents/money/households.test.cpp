// SPDX-License-Identifier: Apache-2.0
#include "agents/money/households.hpp"

#include "core/random.hpp"

#include <cmath>

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

TEST_CASE("tax, goods and scarce assets of a payday equal those computed by hand") {
    // 3,000 dollars of wages, 200 of benefits, 800 of property income, 10,000 of deposits:
    // C = 0.9 (0.9 * 3200 + 0.5 * 800) + 0.02 * 10000 = 3,152; a twentieth of it on scarce assets.
    const Spending spending = spend(rules(), {300'000, 20'000, 80'000}, 1'000'000);
    CHECK(spending.tax == 40'000);
    CHECK(spending.goods + spending.scarce == 315'200);
    CHECK(spending.scarce == 15'760);
}

TEST_CASE("no household spends more than income and deposit, or out of a debt") {
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

TEST_CASE("the share of scarce assets increases with the logarithm of real income") {
    CHECK(scarce_share(0.06, 1.0) == 0.0);
    CHECK(scarce_share(0.06, 0.5) == 0.0);
    CHECK(scarce_share(0.06, std::exp(1.0)) == test::approximately(0.06));
}

TEST_CASE("the share of tokens follows its elasticity while it is small, and is bounded") {
    DirectUseParameters parameters;
    parameters.elasticity = 1.5;
    const double before = token_share(parameters, 1.0, 0.0);
    CHECK(before == test::approximately(1.7e-5).epsilon(2e-3));
    // Quantity = share / price: at a tenth of the price, 10^1.5 times as much.
    const double after = token_share(parameters, 0.1, 0.0);
    CHECK(std::log10(after / 0.1 / before) == test::approximately(1.5).epsilon(2e-3));
    CHECK(token_share(parameters, 1e-300, 0.0) == test::approximately(parameters.largest_share));
    CHECK(token_share(parameters, 1e300, 0.0) < 1e-100);
    parameters.initial_share = 0.0;
    CHECK(token_share(parameters, 1e-9, 10.0) == 0.0);
}

TEST_CASE(
    "interest is paid on deposits, not on debts; a high real rate lowers consumption (Eq. 116)") {
    CHECK(deposit_interest(10'000, 0.0025) == 25);
    CHECK(deposit_interest(399, 0.0025) == 0); // rounded down
    CHECK(deposit_interest(-10'000, 0.0025) == 0);
    HouseholdParameters parameters;
    parameters.interest_response = 1.0;
    CHECK(interest_factor(parameters, 0.01, 0.01) == 1.0);
    CHECK(interest_factor(parameters, 0.03, 0.01) == test::approximately(std::exp(-0.02)));
    parameters.interest_response = 0.0;
    CHECK(interest_factor(parameters, 0.5, 0.01) == 1.0);
}

TEST_CASE("the price of scarce assets is spending on them over that of the first month (Eq. 41)") {
    CHECK(scarce_asset_price(300.0, 200.0) == 1.5);
    CHECK(scarce_asset_price(0.0, 200.0) == 0.0);
    CHECK(scarce_asset_price(300.0, 0.0) == 1.0); // the base year had none
}

TEST_CASE(
    "tokens are worth the powers of ten by which they exceed a million, at least 0 (Eq. 55)") {
    CHECK(token_decades(0.0) == 0.0);
    CHECK(token_decades(9.0) == test::approximately(1.0).epsilon(1e-14));
    CHECK(token_decades(999.0) == test::approximately(3.0).epsilon(1e-14));
    CHECK(token_decades(1e9) == test::approximately(9.0).epsilon(1e-9));
    CHECK(token_decades(1e-9) == test::approximately(1e-9 / std::log(10.0)).epsilon(1e-6));
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

TEST_CASE("consumption falls with unemployment above its usual rate (Eq. 116)") {
    HouseholdParameters parameters;
    parameters.precaution = 0.5;
    CHECK(precaution_factor(parameters, 0.0) == 1.0);
    CHECK(precaution_factor(parameters, 0.04) == test::approximately(std::exp(-0.02)));
}

TEST_CASE("a part of a rise of income is taken as temporary (Eq. 116)") {
    HouseholdParameters parameters;
    parameters.income_smoothing = 0.5;
    CHECK(income_smoothing_factor(parameters, 0.0) == 1.0);
    CHECK(income_smoothing_factor(parameters, 0.02) == test::approximately(std::exp(-0.01)));
}

TEST_CASE("interest on a mortgage lowers tax and consumption, which never become negative") {
    SpendingRules rules;
    rules.income_tax = 0.25;
    rules.out_of_wages = 0.8;
    rules.out_of_property = 0.5;
    Income income;
    income.wages = 10'000;
    income.property = -4'000;
    const Spending spending = spend(rules, income, 0);
    CHECK(spending.tax == 1'500);
    CHECK(spending.goods == 4'500); // 0.75 (8,000 - 2,000)
    income.property = -40'000;
    CHECK(spend(rules, income, 0).tax == 0);
    CHECK(spend(rules, income, 0).goods == 0);
}
