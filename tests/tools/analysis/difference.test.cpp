// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/difference.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

const std::vector<double> reference{10.0, 20.0};
const std::vector<double> doubled{20.0, 40.0};

} // namespace

TEST_CASE("pairs remove the common part of both samples") {
    const std::vector<double> value{12.0, 22.0};
    const Difference paired = difference_of(reference, value, Pairing::paired, false);
    CHECK(paired.reference == 15.0);
    CHECK(paired.value == 17.0);
    CHECK_FALSE(paired.relative);
    CHECK(paired.estimate.value == 2.0);
    REQUIRE(paired.estimate.interval);
    CHECK(paired.estimate.interval->low == 2.0); // both pairs differ by 2
    CHECK(paired.estimate.interval->high == 2.0);
    const Difference independent = difference_of(reference, value, Pairing::independent, false);
    CHECK(independent.estimate.value == 2.0);
    REQUIRE(independent.estimate.interval);
    CHECK(independent.estimate.interval->low < -10.0);
}

TEST_CASE("single runs have a difference without an interval") {
    const Difference single =
        difference_of(std::vector<double>{4.0}, std::vector<double>{5.0}, Pairing::single, true);
    CHECK(single.estimate.value == test::approximately(0.25));
    CHECK_FALSE(single.estimate.interval);
}

TEST_CASE("doubling and halving cancel in relative differences") {
    const Difference up = difference_of(reference, doubled, Pairing::paired, true);
    CHECK(up.relative);
    CHECK(up.estimate.value == test::approximately(1.0));
    CHECK(difference_of(doubled, reference, Pairing::paired, true).estimate.value ==
          test::approximately(-0.5));
}

TEST_CASE("a number that is not positive makes the difference absolute") {
    for (const double odd : {0.0, -1.0, std::nan("")}) {
        CAPTURE(odd);
        const Difference found =
            difference_of(reference, std::vector<double>{odd, 1.0}, Pairing::paired, true);
        CHECK_FALSE(found.relative);
    }
    const Difference zero =
        difference_of(reference, std::vector<double>{0.0, 1.0}, Pairing::paired, true);
    CHECK(zero.estimate.value == -14.5);
}

TEST_CASE("a difference of logarithms becomes a share, including its interval") {
    const Estimate share =
        relative_change({std::log(2.0), Interval{-std::log(2.0), std::log(3.0)}});
    CHECK(share.value == test::approximately(1.0));
    REQUIRE(share.interval);
    CHECK(share.interval->low == test::approximately(-0.5));
    CHECK(share.interval->high == test::approximately(2.0));
    CHECK_FALSE(relative_change({0.0, {}}).interval);
}
