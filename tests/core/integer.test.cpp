// SPDX-License-Identifier: Apache-2.0
#include "core/integer.hpp"

#include "core/random.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

} // namespace

TEST_CASE("a share rounds towards minus infinity") {
    CHECK(share_of(10, 1, 3) == 3);
    CHECK(share_of(-10, 1, 3) == -4);
    CHECK(share_of(-9, 1, 3) == -3);
    CHECK(share_of(10, 0, 3) == 0);
    CHECK(share_of(-10, 0, 3) == 0);
    CHECK(share_of(0, 3, 3) == 0);
    CHECK(share_of(-1, 1, largest) == -1);
}

TEST_CASE("a share of the largest totals and weights does not overflow") {
    CHECK(share_of(largest, largest, largest) == largest);
    CHECK(share_of(largest, 1, 1) == largest);
    CHECK(share_of(largest, largest - 1, largest) == largest - 1);
    CHECK(share_of(-largest, largest, largest) == -largest);
    // Sums of weights beyond 64 bits: 2^40 claimants of 2^62.
    const Int128 weights = Int128{1} << 102;
    CHECK(share_of(largest, std::int64_t{1} << 62, weights) == largest >> 40);
}

TEST_CASE(
    "shares of any weights never exceed the whole and fall short by less than one unit each") {
    const RandomKey key = RandomKey::make(10, 0);
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
        RandomStream random{key, {trial, 0, 0, 0}};
        const auto total =
            static_cast<std::int64_t>(random.below(std::uint64_t{1} << (1 + random.below(62))));
        std::vector<std::int64_t> weights(1 + random.below(100));
        Int128 sum = 0;
        for (std::int64_t& weight : weights) {
            weight =
                static_cast<std::int64_t>(random.below(std::uint64_t{1} << (1 + random.below(61))));
            sum += weight;
        }
        if (sum == 0) {
            continue;
        }
        Int128 paid = 0;
        for (const std::int64_t weight : weights) {
            paid += share_of(total, weight, sum);
        }
        CHECK(paid <= total);
        CHECK(paid > total - static_cast<std::int64_t>(weights.size()));
    }
}

TEST_CASE("fixed-point values are the nearest multiples of 2^-20, ties away from zero") {
    const double unit = 1.0 / fixed_point_one;
    CHECK(to_fixed(0.0) == 0);
    CHECK(to_fixed(1.0) == 1 << 20);
    CHECK(to_fixed(0.5 * unit) == 1);
    CHECK(to_fixed(-0.5 * unit) == -1);
    CHECK(to_fixed(0.49 * unit) == 0);
    CHECK(to_fixed(-0.49 * unit) == 0);
    CHECK(to_fixed(1.5 * unit) == 2);
    CHECK(to_fixed(-1234.25) == -1234 * 1048576 - 262144);
}

TEST_CASE("multiples of 2^-20 come back exactly, however large") {
    for (int power = 0; power < 62; ++power) {
        for (const std::int64_t step : {-1, 0, 1}) {
            const std::int64_t units = (std::int64_t{1} << power) + step;
            if (static_cast<std::int64_t>(static_cast<double>(units)) != units) {
                continue; // not a double
            }
            CHECK(to_fixed(static_cast<double>(units) / fixed_point_one) == units);
            CHECK(to_fixed(-static_cast<double>(units) / fixed_point_one) == -units);
            CHECK(from_fixed(units) == static_cast<double>(units) / fixed_point_one);
        }
    }
}

TEST_CASE("fixed-point values outside the bound are refused, NaN and infinities too") {
    CHECK_NOTHROW(static_cast<void>(to_fixed(8.7e12)));
    CHECK_NOTHROW(static_cast<void>(to_fixed(-8.7e12)));
    CHECK_THROWS_AS(static_cast<void>(to_fixed(8.8e12)), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_fixed(-8.8e12)), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_fixed(std::nan(""))), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_fixed(std::numeric_limits<double>::infinity())), RunError);
}

TEST_CASE("values of everybody in a country at 1:1 add up without overflow") {
    // 164.6 million people of 2^43 less a bit each, and 2^32 of them: the bound of the header.
    const double value = 8.77e12;
    const Int128 people = Int128{to_fixed(value)} * 164'600'000;
    CHECK(from_fixed(people) == test::approximately(value * 164.6e6).epsilon(1e-15));
    const Int128 most = Int128{to_fixed(value)} * (Int128{1} << 32);
    CHECK(from_fixed(most) == test::approximately(value * 4294967296.0).epsilon(1e-15));
    Int128 sum = 0;
    for (int i = 0; i < 100; ++i) {
        sum += people / 100;
    }
    CHECK(people - sum < 100);
    // The largest clearing account (2^63 - 1 cents) shared by everybody, each of the largest weight that fits.
    const std::int64_t weight = largest;
    CHECK(share_of(largest, weight, Int128{weight} * 164'600'000) == largest / 164'600'000);
}

TEST_CASE("sums and amounts beyond 2^62 stop the run, those within are exact") {
    CHECK(to_sum(largest_sum) == largest_sum);
    CHECK(to_sum(-Int128{largest_sum}) == -largest_sum);
    CHECK_THROWS_AS(static_cast<void>(to_sum(Int128{largest_sum} + 1)), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_sum(-Int128{largest_sum} - 1)), RunError);
    std::int64_t sum = largest_sum - 3;
    add_to_sum(sum, 3);
    CHECK(sum == largest_sum);
    CHECK_THROWS_AS(add_to_sum(sum, std::numeric_limits<std::int64_t>::max()), RunError);
    CHECK(sum == largest_sum);
    CHECK(to_whole(-2.9) == -2);
    CHECK(to_whole(0x1p62) == largest_sum);
    CHECK_THROWS_AS(static_cast<void>(to_whole(0x1.1p62)), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_whole(-1e300)), RunError);
    CHECK_THROWS_AS(static_cast<void>(to_whole(std::numeric_limits<double>::quiet_NaN())),
                    RunError);
}
