// SPDX-License-Identifier: Apache-2.0
#include "agents/money/spending_rule.hpp"

#include "core/check.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

struct HalfOfWages : SpendingRule {
    [[nodiscard]] std::string_view name() const override { return "half_of_wages"; }
    [[nodiscard]] Spending spend(const SpendingRules& /*rules*/,
                                 const Income& income,
                                 std::int64_t deposit,
                                 const PolicyState& /*policy*/) const override {
        Spending result;
        result.goods = deposit < 0 ? -1 : income.wages / 2;
        return result;
    }
};

} // namespace

TEST_CASE("a spending rule determines spending, and an amount below 0 ends the run") {
    const HalfOfWages rule;
    Income income;
    income.wages = 300;
    CHECK(checked_spending(rule, {}, income, 0, {}).goods == 150);
    CHECK_THROWS_AS((void)checked_spending(rule, {}, income, -1, {}), RunError);
}
