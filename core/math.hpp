// SPDX-License-Identifier: Apache-2.0
/// exp, log, pow and the normal distribution function, built from + - * / alone: the same bits on
/// every IEEE 754 processor. (The C library's own differ by a unit in the last place between
/// processors with and without fused multiply-add.) Accuracy: within 2 units in the last place for
/// log and exp; for power the relative error is about 2e-16 * |y log x|.
#pragma once

#include <bit>
#include <cstdint>

namespace tenfold::math {

/// (atanh(s) / s - 1) for |s| < 0.1716, given z = s^2: the sum of z^k / (2k + 1) for k = 1 to 10.
/// The first term left out is below 1e-17.
[[nodiscard]] constexpr double atanh_series(double z) {
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double low = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9));
    const double middle = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17));
    const double high = 1.0 / 19 + z * (1.0 / 21);
    return z * (low + z4 * (middle + z4 * high));
}

/// Natural logarithm of a positive, finite, normal number; the result for anything else is
/// unspecified (0 and subnormals give large negative numbers, negative numbers and NaN are
/// meaningless).
[[nodiscard]] constexpr double log(double x) {
    // x = 2^e m with m in [sqrt(1/2), sqrt(2)); log m = 2 atanh(s), s = (m - 1)/(m + 1),
    // |s| < 0.1716.
    constexpr std::uint64_t offset = 0x3FE6A09E667F3BCDULL; // bits of sqrt(1/2)
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const auto exponent = static_cast<std::int64_t>(bits - offset) >> 52;
    const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    constexpr double ln2_high = 0x1.62e42fefa3800p-1; // 42 bits: exact times any exponent
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    const auto e = static_cast<double>(exponent);
    return e * ln2_high + (2.0 * s + (2.0 * s * atanh_series(s * s) + e * ln2_low));
}

/// ln(1 + x) for x > -1, accurate for small x; relative error below 1e-15.
[[nodiscard]] constexpr double log1p(double x) {
    if (x < -0.29 || x > 0.41) {
        return log(1.0 + x);
    }
    const double s = x / (2.0 + x); // |s| < 0.1716
    return 2.0 * s + 2.0 * s * atanh_series(s * s);
}

/// Exponential function; 0 below -745, infinity above 709.78.
[[nodiscard]] double exp(double x);

/// x to the power y for positive x.
[[nodiscard]] double power(double x, double y);

/// Base-ten logarithm and power.
[[nodiscard]] inline double log10(double x) {
    return log(x) * 0.43429448190325182765;
}
[[nodiscard]] inline double power10(double y) {
    return exp(y * 2.30258509299404568402);
}

/// Logistic function 1 / (1 + exp(-x)).
[[nodiscard]] double logistic(double x);

/// Standard normal density and distribution function. The latter has an absolute error below 3e-16
/// and, in the lower tail, a relative error below 1e-8 down to x = -37.
[[nodiscard]] double normal_density(double x);
[[nodiscard]] double normal_distribution(double x);

/// The x with normal_distribution(x) = probability, for 0 < probability < 1 (Wichura, Algorithm AS
/// 241, Applied Statistics 37(3), 1988); relative error about 1e-15. Minus or plus infinity at and
/// beyond 0 and 1.
[[nodiscard]] double normal_quantile(double probability);

} // namespace tenfold::math
