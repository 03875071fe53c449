// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include <boost/random/binomial_distribution.hpp>
#include <boost/random/normal_distribution.hpp>

namespace tenfold {

namespace {

// Finaliser of MurmurHash3 (Appleby): a bijection of 64-bit words in which every bit reaches every other.
std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    x ^= x >> 33;
    return x;
}

} // namespace

RandomKey RandomKey::make(std::uint64_t seed, std::uint64_t replicate) {
    const std::uint64_t key = mix(seed + mix(replicate + 0x9e3779b97f4a7c15ULL));
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

double RandomStream::normal() {
    return boost::random::normal_distribution<double>{}(*this);
}

std::int64_t RandomStream::binomial(std::int64_t trials, double p) {
    return boost::random::binomial_distribution<std::int64_t>{trials, p}(*this);
}

void random_pairs(RandomKey key, std::uint32_t first_agent, std::int64_t time, Purpose purpose, std::uint32_t count,
                  std::uint32_t* words0, std::uint32_t* words1) {
    // Philox4x32-10 over lanes of a structure of arrays, which compilers vectorise.
    constexpr std::uint32_t lanes = 8;
    const auto time_bits = static_cast<std::uint64_t>(time);
    const auto high = (static_cast<std::uint32_t>(time_bits >> 32) & 0xFFFFU) | (purpose << 16);
    const std::uint32_t last_agent = first_agent + count;
    for (std::uint32_t pair = first_agent & ~1U; pair < last_agent; pair += 2 * lanes) {
        std::uint32_t a[lanes];
        std::uint32_t b[lanes];
        std::uint32_t c[lanes];
        std::uint32_t d[lanes];
        for (std::uint32_t i = 0; i < lanes; ++i) {
            a[i] = pair + 2 * i;
            b[i] = static_cast<std::uint32_t>(time_bits);
            c[i] = high;
            d[i] = 0;
        }
        std::uint32_t key_low = key.low;
        std::uint32_t key_high = key.high;
        for (int round = 0; round < 10; ++round) {
            for (std::uint32_t i = 0; i < lanes; ++i) {
                const std::uint64_t p0 = std::uint64_t{PHILOX_M4x32_0} * a[i];
                const std::uint64_t p1 = std::uint64_t{PHILOX_M4x32_1} * c[i];
                const auto new_a = static_cast<std::uint32_t>(p1 >> 32) ^ b[i] ^ key_low;
                const auto new_c = static_cast<std::uint32_t>(p0 >> 32) ^ d[i] ^ key_high;
                b[i] = static_cast<std::uint32_t>(p1);
                d[i] = static_cast<std::uint32_t>(p0);
                a[i] = new_a;
                c[i] = new_c;
            }
            key_low += PHILOX_W32_0;
            key_high += PHILOX_W32_1;
        }
        for (std::uint32_t i = 0; i < lanes; ++i) {
            const std::uint32_t even = pair + 2 * i;
            if (even >= first_agent && even < last_agent) {
                words0[even - first_agent] = a[i];
                words1[even - first_agent] = b[i];
            }
            if (even + 1 < last_agent) {
                words0[even + 1 - first_agent] = c[i];
                words1[even + 1 - first_agent] = d[i];
            }
        }
    }
}

} // namespace tenfold
