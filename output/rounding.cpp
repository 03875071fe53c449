// SPDX-License-Identifier: Apache-2.0
#include "output/rounding.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace tenfold {

std::vector<double> rounded(std::vector<double> values, int digits) {
    constexpr int mantissa_bits = std::numeric_limits<double>::digits - 1;
    // Keeping k bits behind the leading one errs by 2^-(k+1) of the value at most.
    const int kept = static_cast<int>(std::ceil(digits * std::log2(10.0)));
    if (digits <= 0 || kept >= mantissa_bits) {
        return values;
    }
    const int dropped = mantissa_bits - kept;
    const std::uint64_t half = (std::uint64_t{1} << (dropped - 1)) - 1;
    for (double& value : values) {
        if (!std::isfinite(value)) {
            continue;
        }
        std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
        bits += half + (bits >> dropped & 1U); // a carry into the exponent is correct
        bits &= ~std::uint64_t{0} << dropped;
        value = std::bit_cast<double>(bits);
    }
    return values;
}

} // namespace tenfold
