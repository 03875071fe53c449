// SPDX-License-Identifier: Apache-2.0
/// Lasting differences between people and between posts, as functions of ids: they need no storage
/// and are equal wherever they are computed.
#pragma once

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Shares of a lognormal total held by `classes` equally large classes, poorest first; they sum to
/// one (Eq. 40). The share of class i is F(z(i+1) - s) - F(z(i) - s), where F is the standard
/// normal distribution, z(i) its quantile at i / classes, and s, `dispersion`, the standard
/// deviation of the logarithm.
[[nodiscard]] std::vector<double> lognormal_class_shares(std::size_t classes, double dispersion);

/// 64 mixed bits of `x` (the finaliser of SplitMix64).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Lasting traits of a person.
struct Traits {
    static constexpr unsigned class_bits = 12;
    static constexpr std::size_t classes = std::size_t{1} << class_bits;

    std::uint32_t equity_class = 0;  // by wealth in shares of firms, 0 to classes - 1
    std::uint32_t housing_class = 0; // by wealth in housing and land
    double adaptability = 1.0;       // readiness to change occupation, uniform in (1/2, 3/2)
};

[[nodiscard]] constexpr Traits traits(WorkerId worker) {
    const std::uint64_t bits = mixed(worker.index());
    constexpr std::uint64_t mask = Traits::classes - 1;
    return {static_cast<std::uint32_t>(bits & mask),
            static_cast<std::uint32_t>(bits >> Traits::class_bits & mask),
            0.5 + static_cast<double>(bits >> 40) * 0x1p-24};
}

/// Pay class of the posts of one occupation in one firm, 0 to pay_classes - 1.
inline constexpr std::size_t pay_classes = 64;
[[nodiscard]] constexpr std::size_t pay_class(FirmId firm, OccupationId occupation) {
    return mixed(std::uint64_t{firm.index()} << 8 | occupation.index() | 1ULL << 48) % pay_classes;
}

} // namespace tenfold
