// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/expectation_rule.hpp"

#include "core/check.hpp"

#include "agents/finance/expectations.hpp"

#include <chrono>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

struct Given : ExpectationRule {
    explicit Given(std::function<ExpectationSignals(const ExpectationConditions&)> of)
        : result{std::move(of)} {}
    [[nodiscard]] std::string_view name() const override { return "given"; }
    [[nodiscard]] ExpectationSignals expect(const ExpectationParameters& /*parameters*/,
                                            const ExpectationConditions& conditions,
                                            const ExpectationSignals& /*before*/) const override {
        return result(conditions);
    }
    std::function<ExpectationSignals(const ExpectationConditions&)> result;
};

ExpectationSignals checked(const ExpectationSignals& signals) {
    ExpectationConditions conditions;
    conditions.date = Date{std::chrono::year{2026} / 2 / 1};
    return checked_expectations(
        Given{[&](const ExpectationConditions&) { return signals; }}, {}, conditions, {});
}

} // namespace

TEST_CASE("a program's rule of expectations replaces that of the scenario") {
    const std::vector<double> prices{1.0, 1.1};
    Expectations expectations{{}, 0.02, 0.01};
    const Given last_price{[](const ExpectationConditions& conditions) {
        return ExpectationSignals{
            conditions.price_level.back(), conditions.inflation_target, 0.5, -0.01};
    }};
    expectations.learn({}, &last_price, {0.03, prices, {}, 0.0, {}});
    CHECK(expectations.signals().inflation == approximately(1.1));
    CHECK(expectations.signals().wage_growth == approximately(0.03));
    CHECK(expectations.signals().demand_growth == approximately(0.5));
    CHECK(expectations.signals().unemployment_gap == approximately(-0.01));
}

TEST_CASE("expectations out of range end the run with the rule, the value and the date") {
    CHECK(checked({0.02, 0.0, -10.0, 0.0}).demand_growth == approximately(-10.0));
    CHECK_THROWS_WITH_AS(checked({10.5, 0.0, 0.0, 0.0}),
                         "expectation rule \"given\" returned 10.5 a year of inflation on "
                         "2026-02-01 (allowed: -10 to 10)",
                         RunError);
    CHECK_THROWS_WITH_AS(checked({0.0, std::numeric_limits<double>::quiet_NaN(), 0.0, 0.0}),
                         "expectation rule \"given\" returned nan a year of wage growth on "
                         "2026-02-01 (allowed: -10 to 10)",
                         RunError);
    CHECK_THROWS_WITH_AS(checked({0.0, 0.0, -11.0, 0.0}),
                         "expectation rule \"given\" returned -11 a year of demand growth on "
                         "2026-02-01 (allowed: -10 to 10)",
                         RunError);
}

TEST_CASE("an exception of a rule of expectations ends the run with the rule and the date") {
    ExpectationConditions conditions;
    conditions.date = Date{std::chrono::year{2026} / 2 / 1};
    const Given broken{[](const ExpectationConditions&) -> ExpectationSignals {
        throw std::runtime_error{"no data"};
    }};
    CHECK_THROWS_WITH_AS(static_cast<void>(checked_expectations(broken, {}, conditions, {})),
                         "expectation rule \"given\", 2026-02-01: no data",
                         RunError);
}
