// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/financing.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

/// Months of a tax on a good of constant demand elasticity: quantity (1 + rate)^-elasticity.
struct Buyers {
    double elasticity = 0.0;
    double other = 0.0; // rate for other purposes
    double limit = 1000.0;

    [[nodiscard]] double bought(double rate) const {
        return 1000.0 * std::pow(1.0 + other + rate, -elasticity);
    }
    [[nodiscard]] FinancingTax after(int months, double cost, FinancingTax tax = {}) const {
        for (int month = 0; month < months; ++month) {
            const double taxed = bought(tax.rate);
            tax = next_financing(tax, {cost, taxed, taxed, 30.0, other, limit});
        }
        return tax;
    }
};

} // namespace

TEST_CASE("a tax covers the cost of policies if its base permits") {
    for (const double elasticity : {0.0, 0.5, 1.0}) {
        CAPTURE(elasticity);
        const Buyers buyers{elasticity};
        const FinancingTax tax = buyers.after(200, 300.0);
        CHECK(tax.rate * buyers.bought(tax.rate) == test::approximately(300.0).epsilon(0.01));
        CHECK(std::isinf(tax.ceiling));
    }
    CHECK(Buyers{}.after(1, 300.0).rate == test::approximately(0.3)); // in the first month
    CHECK(Buyers{}.after(1, 0.0) == FinancingTax{});
}

TEST_CASE("a tax stops rising if a higher rate raises less, near the maximum of its revenue") {
    for (const double elasticity : {1.5, 2.0, 3.0}) {
        CAPTURE(elasticity);
        const Buyers buyers{elasticity};
        const double best = 1.0 / (elasticity - 1.0); // of rate (1 + rate)^-elasticity
        const FinancingTax tax = buyers.after(200, 1e6);
        CHECK(tax.rate < 2.0 * best);
        CHECK(tax.rate > best / 3.0);
        CHECK(tax.rate * buyers.bought(tax.rate) > 0.85 * best * buyers.bought(best));
        CHECK(tax == buyers.after(400, 1e6)); // the rate is stationary
    }
}

TEST_CASE(
    "a tax never exceeds its limit, nor raises the price with tax by more than half in a month") {
    const Buyers buyers{0.2, 0.5, 3.0};
    double before = 0.0;
    FinancingTax tax;
    for (int month = 0; month < 50; ++month) {
        tax = buyers.after(1, 1e9, tax);
        CHECK(tax.rate <= 3.0);
        CHECK(1.5 + tax.rate <= most_tax_rise * (1.5 + before) * (1.0 + 1e-12));
        before = tax.rate;
    }
    CHECK(tax.rate == 3.0);
    CHECK(next_financing({}, {5.0, 0.0, 0.0, 30.0, 0.0, 0.4}).rate == 0.4); // no tax base
}

TEST_CASE("the ceiling is removed when a lower rate suffices, and the tax when policies end") {
    const Buyers buyers{2.0};
    const FinancingTax stopped = buyers.after(100, 1e6);
    REQUIRE(std::isfinite(stopped.ceiling));
    const FinancingTax less = buyers.after(1, 100.0, stopped);
    CHECK(std::isinf(less.ceiling));
    CHECK(less.rate < stopped.rate);
    CHECK(buyers.after(1, 0.0, stopped) == FinancingTax{});
}

TEST_CASE("variation of the tax base does not stop a tax that rises slowly") {
    FinancingTax tax;
    for (int month = 0; month < 120; ++month) {
        const double base = month % 2 == 0 ? 1000.0 : 850.0;
        tax = next_financing(tax, {200.0 + month, base, base, 30.0, 0.25, 0.7});
        CHECK(std::isinf(tax.ceiling));
    }
    CHECK(tax.rate == test::approximately(319.0 / 850.0));
}
