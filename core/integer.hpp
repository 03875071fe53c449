// SPDX-License-Identifier: Apache-2.0
/// Integers for exact sums across agents in any order: 128-bit totals and fixed-point reals.
#pragma once

#include "core/check.hpp"

#include <cstdint>

namespace tenfold {

/// 128-bit integers (a GCC and Clang extension; __extension__ silences -Wpedantic).
__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;

/// Sums over agents must lie within +-2^62 (4.6e18: at the scale 1:1, the kilotokens of the world of
/// 2035 in some decades), so that the difference of two of them fits 64 bits.
inline constexpr std::int64_t largest_sum = std::int64_t{1} << 62;

/// An exact sum in 64 bits. Throws RunError beyond largest_sum.
[[nodiscard]] inline std::int64_t to_sum(Int128 exact) {
    validate(
        exact >= -largest_sum && exact <= largest_sum,
        "a sum over all agents is too large: the sum (of cents, kilotokens, minutes or people) "
        "would exceed 4.6e18 and could not be kept exactly; lower the growth of prices or "
        "quantities, or raise `scale`");
    return static_cast<std::int64_t>(exact);
}

/// Adds to such a sum.
inline void add_to_sum(std::int64_t& sum, std::int64_t amount) {
    sum = to_sum(Int128{sum} + amount);
}

/// A real amount in whole units, truncated towards zero. Throws RunError beyond largest_sum and for
/// NaN.
[[nodiscard]] inline std::int64_t to_whole(double amount) {
    validate(amount >= -0x1p62 && amount <= 0x1p62,
             "an amount is too large: the amount (of cents, kilotokens or minutes) would exceed "
             "4.6e18 or is not a number; lower the growth of prices or quantities");
    return static_cast<std::int64_t>(amount);
}

/// Fixed-point reals for sums of values that are not counts: multiples of 2^-20 in 64 bits.
/// Bound: a single value must be below 2^43 (8.8e12) in absolute value; totals are 128 bits wide,
/// so that 2^32 values of that size still fit.
inline constexpr double fixed_point_one = 1048576.0;

/// The nearest fixed-point value (ties away from zero). Throws RunError outside the bound (NaN
/// included).
[[nodiscard]] inline std::int64_t to_fixed(double value) {
    const double scaled = value * fixed_point_one;
    validate(scaled > -0x1p63 && scaled < 0x1p63,
             "value outside the range of fixed-point sums (2^43)");
    const auto whole = static_cast<std::int64_t>(scaled); // towards zero, and exact from 2^52 on
    const double rest = scaled - static_cast<double>(whole);
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
}

/// The real value of a fixed-point total.
[[nodiscard]] constexpr double from_fixed(Int128 total) {
    return static_cast<double>(total) / fixed_point_one;
}

/// floor(total * weight / weights) without overflow for 0 <= weight <= weights, weights > 0; rounds
/// towards minus infinity for negative totals.
[[nodiscard]] constexpr std::int64_t
share_of(std::int64_t total, std::int64_t weight, Int128 weights) {
    const Int128 product = Int128{total} * weight;
    Int128 quotient = product / weights;
    if (product % weights != 0 && product < 0) {
        --quotient;
    }
    return static_cast<std::int64_t>(quotient);
}

} // namespace tenfold
