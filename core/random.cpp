// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include "core/check.hpp"

#include <algorithm>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tenfold {

namespace {

// Finaliser of MurmurHash3 (Appleby): a bijection of 64-bit words in which every bit reaches every
// other.
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

namespace {

// Philox4x32-10 on several counters at once. With SSE2 (part of every x86-64) two counters share a
// register, each word in the low half of 64 bits; the contents of the high halves never affect the
// low ones.
template <std::uint32_t Lanes>
struct Counters {
    alignas(16) std::uint64_t a[Lanes];
    alignas(16) std::uint64_t b[Lanes];
    alignas(16) std::uint64_t c[Lanes];
    alignas(16) std::uint64_t d[Lanes];

#if defined(__SSE2__)
    void encrypt(RandomKey key) {
        constexpr std::uint32_t registers = Lanes / 2;
        __m128i va[registers];
        __m128i vb[registers];
        __m128i vc[registers];
        __m128i vd[registers];
        const auto load = [](const std::uint64_t* words, std::uint32_t i) {
            return _mm_load_si128(reinterpret_cast<const __m128i*>(words) + i);
        };
        for (std::uint32_t i = 0; i < registers; ++i) {
            va[i] = load(a, i);
            vb[i] = load(b, i);
            vc[i] = load(c, i);
            vd[i] = load(d, i);
        }
        const __m128i multiplier0 = _mm_set1_epi64x(PHILOX_M4x32_0);
        const __m128i multiplier1 = _mm_set1_epi64x(PHILOX_M4x32_1);
        for (int round = 0; round < 10; ++round) {
            const __m128i key_low = _mm_set1_epi64x(key.low);
            const __m128i key_high = _mm_set1_epi64x(key.high);
            for (std::uint32_t i = 0; i < registers; ++i) {
                const __m128i p0 = _mm_mul_epu32(va[i], multiplier0);
                const __m128i p1 = _mm_mul_epu32(vc[i], multiplier1);
                va[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p1, 32), vb[i]), key_low);
                vc[i] = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p0, 32), vd[i]), key_high);
                vb[i] = p1;
                vd[i] = p0;
            }
            key.low += PHILOX_W32_0;
            key.high += PHILOX_W32_1;
        }
        for (std::uint32_t i = 0; i < registers; ++i) {
            _mm_store_si128(reinterpret_cast<__m128i*>(a) + i, va[i]);
            _mm_store_si128(reinterpret_cast<__m128i*>(b) + i, vb[i]);
            _mm_store_si128(reinterpret_cast<__m128i*>(c) + i, vc[i]);
            _mm_store_si128(reinterpret_cast<__m128i*>(d) + i, vd[i]);
        }
    }
#else
    void encrypt(RandomKey key) {
        for (std::uint32_t i = 0; i < Lanes; ++i) {
            const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(a[i]),
                                                      static_cast<std::uint32_t>(b[i]),
                                                      static_cast<std::uint32_t>(c[i]),
                                                      static_cast<std::uint32_t>(d[i])}};
            const auto result = r123::Philox4x32{}(counter, {{key.low, key.high}});
            a[i] = result[0];
            b[i] = result[1];
            c[i] = result[2];
            d[i] = result[3];
        }
    }
#endif

    [[nodiscard]] std::uint32_t word(std::uint32_t index, std::uint32_t lane) const {
        const std::uint64_t* const words[] = {a, b, c, d};
        return static_cast<std::uint32_t>(words[index][lane]);
    }
};

std::uint32_t third_word(std::int64_t time, Purpose purpose) {
    return (static_cast<std::uint32_t>(static_cast<std::uint64_t>(time) >> 32) & 0xFFFFU) |
           (purpose.number() << 16);
}

constexpr std::uint32_t lanes = 8;

} // namespace

void random_words(RandomKey key,
                  const RandomPosition& first,
                  std::uint32_t count,
                  std::uint32_t words_per_agent,
                  std::uint32_t* words) {
    EXPECTS(words_per_agent == 1 || words_per_agent == 2);
    const std::uint32_t agents = 4 / words_per_agent; // that share a block
    const std::uint32_t skipped = first.agent % agents * words_per_agent;
    const std::uint32_t wanted = count * words_per_agent;
    // Word w of `words` is word w + skipped of the blocks from the first agent's on.
    for (std::uint32_t begin = 0; begin < wanted + skipped; begin += 4 * lanes) {
        Counters<lanes> counters;
        for (std::uint32_t i = 0; i < lanes; ++i) {
            counters.a[i] =
                std::uint32_t{first.agent - first.agent % agents + (begin / 4 + i) * agents};
            counters.b[i] = static_cast<std::uint32_t>(first.time);
            counters.c[i] = third_word(first.time, first.purpose);
            counters.d[i] = first.ordinal;
        }
        counters.encrypt(key);
        if (skipped == 0 && begin + 4 * lanes <= wanted) {
            for (std::uint32_t i = 0; i < 4 * lanes; ++i) {
                words[begin + i] = counters.word(i % 4, i / 4);
            }
            continue;
        }
        const std::uint32_t end = std::min(begin + 4 * lanes, wanted + skipped);
        for (std::uint32_t i = std::max(begin, skipped); i < end; ++i) {
            words[i - skipped] = counters.word(i % 4, (i - begin) / 4);
        }
    }
}

void random_blocks(RandomKey key,
                   Purpose purpose,
                   const RandomPosition* positions,
                   std::size_t count,
                   RandomBlock* blocks) {
    for (std::size_t begin = 0; begin < count; begin += lanes) {
        Counters<lanes> counters;
        for (std::uint32_t i = 0; i < lanes; ++i) {
            const RandomPosition& position = positions[std::min(begin + i, count - 1)];
            counters.a[i] = position.agent;
            counters.b[i] = static_cast<std::uint32_t>(position.time);
            counters.c[i] = third_word(position.time, purpose);
            counters.d[i] = position.ordinal;
        }
        counters.encrypt(key);
        for (std::uint32_t i = 0; i < lanes && begin + i < count; ++i) {
            blocks[begin + i] = {
                counters.word(0, i), counters.word(1, i), counters.word(2, i), counters.word(3, i)};
        }
    }
}

} // namespace tenfold
