// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/pricing_rule.hpp"

#include "core/check.hpp"

#include <chrono>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "tests/support/small_technology.hpp"

using namespace tenfold;

namespace {

struct Given : PricingRule {
    explicit Given(std::function<std::vector<double>()> of) : result{std::move(of)} {}
    [[nodiscard]] std::string_view name() const override { return "given"; }
    [[nodiscard]] std::vector<double> markups(std::span<const AiModel> /*models*/,
                                              std::size_t /*labs*/,
                                              const TokenPriceParameters& /*prices*/,
                                              const PolicyState& /*policy*/) const override {
        return result();
    }
    std::function<std::vector<double>()> result;
};

std::vector<double> checked(const std::function<std::vector<double>()>& result) {
    const Parameters given = test::two_occupations();
    return checked_markups(Given{result},
                           test::four_models(),
                           given.labs,
                           given.token_price,
                           {},
                           Date{std::chrono::year{2026} / 2 / 1});
}

} // namespace

TEST_CASE("a pricing rule returns one finite markup of at least 0 for each model") {
    using Markups = std::vector<double>;
    CHECK(checked([] { return Markups{0.0, 1.0, 2.0, 3.0}; }) == Markups{0.0, 1.0, 2.0, 3.0});
    CHECK_THROWS_WITH_AS(
        (void)checked([] { return Markups(5, 1.0); }),
        "pricing rule \"given\" returned 5 markups for 4 models on 2026-02-01 (allowed: one "
        "for each)",
        RunError);
    CHECK_THROWS_AS((void)checked([] { return Markups(3, 1.0); }), RunError);
    CHECK_THROWS_WITH_AS((void)checked([] {
                             return Markups{0.0, 1.0, -0.5, 3.0};
                         }),
                         "pricing rule \"given\" returned -0.5 for model 2 of 4, by lab lab, on "
                         "2026-02-01 (allowed: finite, "
                         "at least 0)",
                         RunError);
    CHECK_THROWS_AS(
        (void)checked([] { return Markups(4, std::numeric_limits<double>::infinity()); }),
        RunError);
    CHECK_THROWS_AS(
        (void)checked([] { return Markups(4, std::numeric_limits<double>::quiet_NaN()); }),
        RunError);
}

TEST_CASE("an exception of a pricing rule ends the run with the rule and the date") {
    CHECK_THROWS_WITH_AS(
        (void)checked([]() -> std::vector<double> { throw std::domain_error{"no rivals"}; }),
        "pricing rule \"given\", 2026-02-01: no rivals",
        RunError);
}
