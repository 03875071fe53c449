// SPDX-License-Identifier: Apache-2.0
#include "agents/money/spending_rule.hpp"

#include "core/check.hpp"

#include <chrono>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

struct Fixed : SpendingRule {
    explicit Fixed(const Spending& amounts) : result{amounts} {}
    [[nodiscard]] std::string_view name() const override { return "fixed"; }
    [[nodiscard]] Spending spend(const SpendingRules& /*rules*/,
                                 const Income& /*income*/,
                                 std::int64_t /*deposit*/,
                                 const PolicyState& /*policy*/) const override {
        return result;
    }
    Spending result;
};

struct Broken : SpendingRule {
    [[nodiscard]] std::string_view name() const override { return "broken"; }
    [[nodiscard]] Spending spend(const SpendingRules& /*rules*/,
                                 const Income& /*income*/,
                                 std::int64_t /*deposit*/,
                                 const PolicyState& policy) const override {
        return {static_cast<std::int64_t>(policy.strength("thrift")), 0, 0, 0, 0};
    }
};

std::string refusal(const std::string& amount, const std::string& deposit) {
    return "spending rule \"fixed\" returned " + amount +
           " for a person with an income of 300 and a deposit of " + deposit;
}

constexpr Date payday{std::chrono::year{2023} / 2 / 1};

/// What the run says of these amounts for a person with an income of 300 cents; empty if it accepts.
std::string said_of(const Spending& amounts, std::int64_t deposit) {
    Income income;
    income.wages = 200;
    income.benefits = 70;
    income.property = 30;
    SpendingRules rules;
    rules.token_budget = 5;
    try {
        const Spending checked =
            checked_spending(Fixed{amounts}, rules, income, deposit, {}, payday);
        CHECK(checked.goods == amounts.goods);
    } catch (const RunError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a spending rule may spend income and deposit, and in debt the income alone") {
    CHECK(said_of({}, 0).empty());
    CHECK(said_of({100, 100, 50, 50, 55}, 0).empty());
    CHECK(said_of({100, 100, 50, 50, 0}, -400).empty());
    CHECK(said_of({100, 300, 50, 50, 55}, 200).empty());
    CHECK(said_of({0, 301, 0, 0, 0}, 0) ==
          refusal("301 cents of goods, after tax,", "0 cents on 2023-02-01 (allowed: 0 to 300)"));
    CHECK(
        said_of({100, 201, 0, 0, 0}, -400) ==
        refusal("201 cents of goods, after tax,", "-400 cents on 2023-02-01 (allowed: 0 to 200)"));
    CHECK(said_of({100, 100, 50, 51, 0}, 0) == refusal("51 cents of tokens, after all else,",
                                                       "0 cents on 2023-02-01 (allowed: 0 to 50)"));
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK_FALSE(said_of({most, most, most, most, most}, 0).empty());
}

TEST_CASE("a rule that returns the built-in amounts is accepted under any shock to consumption") {
    struct BuiltIn : SpendingRule {
        [[nodiscard]] std::string_view name() const override { return "built_in"; }
        [[nodiscard]] Spending spend(const SpendingRules& rules,
                                     const Income& income,
                                     std::int64_t deposit,
                                     const PolicyState& /*policy*/) const override {
            return tenfold::spend(rules, income, deposit);
        }
    };
    SpendingRules rules;
    rules.income_tax = 0.3;
    rules.out_of_wages = 1.0;
    rules.out_of_property = 1.0;
    rules.out_of_deposits = 1.0;
    Income income;
    income.wages = 200'000;
    income.property = 30'000;
    for (const double factor : {0.0, 0.5, 1.0, 3.0, 1000.0}) {
        for (const std::int64_t deposit : {-70'000, 0, 500'000}) {
            rules.consumption_factor = factor;
            CHECK_NOTHROW((void)checked_spending(BuiltIn{}, rules, income, deposit, {}, payday));
        }
    }
    // Twice what the built-in rule could ever spend is refused under the same shock.
    rules.consumption_factor = 3.0;
    CHECK_THROWS_AS(
        (void)checked_spending(Fixed{{0, 1'380'000, 0, 0, 0}}, rules, income, -70'000, {}, payday),
        RunError);
}

TEST_CASE("a spending rule must not return an amount below 0, or the use of tokens without any") {
    CHECK(said_of({-1, 0, 0, 0, 0}, 0) ==
          refusal("-1 cents of tax", "0 cents on 2023-02-01 (allowed: 0 to 300)"));
    CHECK_FALSE(said_of({0, -1, 0, 0, 0}, 0).empty());
    CHECK_FALSE(said_of({0, 0, -1, 0, 0}, 0).empty());
    CHECK_FALSE(said_of({0, 0, 0, -1, 0}, 0).empty());
    CHECK_FALSE(said_of({0, 0, 0, 0, -1}, 0).empty());
    CHECK(said_of({0, 0, 0, 10, 16}, 0) ==
          refusal("16 cents of used tokens", "0 cents on 2023-02-01 (allowed: 0 to 15)"));
}

TEST_CASE("an exception of a spending rule ends the run with the rule and the date") {
    CHECK_THROWS_WITH_AS(
        (void)checked_spending(Broken{}, {}, {}, 0, {}, payday),
        "spending rule \"broken\", 2023-02-01: the run has no lever \"thrift\" without an effect",
        RunError);
}
