// SPDX-License-Identifier: Apache-2.0
#include "core/math.hpp"

#include <limits>

namespace tenfold::math {

double exp(double x) {
    if (!(x > -745.2)) {
        return x != x ? x : 0.0;
    }
    if (x > 709.79) {
        return std::numeric_limits<double>::infinity();
    }
    // x = k ln 2 + r with |r| <= 0.3466; Taylor series to r^13/13!, remainder below 5e-18.
    const double scaled = x * 1.44269504088896340736;
    const auto k = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    constexpr double ln2_high = 0x1.62e42fefa3800p-1;
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    const double r = (x - static_cast<double>(k) * ln2_high) - static_cast<double>(k) * ln2_low;
    const double r2 = r * r;
    const double r4 = r2 * r2;
    // Coefficients 1/n! from n = 2 on, in pairs that do not wait for each other.
    const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double high =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    const double sum = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
    // Two steps, so that results near the ends of the range neither overflow nor lose bits early.
    const std::int64_t half = k / 2;
    const auto two_to = [](std::int64_t n) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
    };
    return sum * two_to(half) * two_to(k - half);
}

double power(double x, double y) {
    return exp(y * log(x));
}

double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

double normal_density(double x) {
    return 0.39894228040143267794 * exp(-0.5 * x * x);
}

double normal_distribution(double x) {
    // Marsaglia, Journal of Statistical Software 11(4), 2004: 1/2 + density * (x + x^3/3 + x^5/15 +
    // ...). Beyond 8 the tail is below 1e-15; it is cut to 0 and 1.
    if (x != x) {
        return x;
    }
    if (x < -8.0) {
        return 0.0;
    }
    if (x > 8.0) {
        return 1.0;
    }
    double term = x;
    double sum = x;
    for (int n = 3; sum + term != sum || n == 3; n += 2) {
        term *= x * x / n;
        sum += term;
    }
    return 0.5 + normal_density(x) * sum;
}

} // namespace tenfold::math
