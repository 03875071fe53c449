// SPDX-License-Identifier: Apache-2.0
/// Counter-based random numbers: Philox4x32-10 (Salmon et al., SC'11; Random123), keyed by seed and
/// replicate, counted by agent, event time, ordinal, purpose and draw. There is no generator state
/// to store, share or restore, and a draw does not depend on other draws.
#pragma once

#include "core/check.hpp"
#include "core/math.hpp"

#include <Random123/philox.h>
#include <array>
#include <cstdint>

namespace tenfold {

/// Key of all streams of a run.
struct RandomKey {
    std::uint32_t low = 0;
    std::uint32_t high = 0;

    /// Mixes seed and replicate into 64 bits: another replicate gives unrelated streams.
    [[nodiscard]] static RandomKey make(std::uint64_t seed, std::uint64_t replicate);
};

/// The use of a stream. Two streams of one agent at one time and ordinal differ by purpose; passes
/// and event handlers must use different purposes. A number of 64 or more does not compile, since
/// a purpose has six bits of the counter.
class Purpose {
public:
    static constexpr std::uint32_t limit = 64;

    constexpr Purpose() = default;
    consteval Purpose(std::uint32_t number) : number_{number} {
        if (number >= limit) {
            throw "a purpose is below 64";
        }
    }

    [[nodiscard]] constexpr std::uint32_t number() const { return number_; }
    friend constexpr bool operator==(Purpose, Purpose) = default;

private:
    std::uint32_t number_ = 0;
};

/// Four independent 32-bit words.
using RandomBlock = std::array<std::uint32_t, 4>;

/// Position of a stream; `time` below 2^48 ticks.
struct RandomPosition {
    std::uint32_t agent = 0;
    std::int64_t time = 0;
    std::uint32_t ordinal = 0;
    Purpose purpose;
};

/// Block number `block` of the stream at `position`.
[[nodiscard]] inline RandomBlock
random_block(RandomKey key, const RandomPosition& position, std::uint32_t block = 0) {
    const auto time = static_cast<std::uint64_t>(position.time);
    const auto high = (static_cast<std::uint32_t>(time >> 32) & 0xFFFFU) |
                      (position.purpose.number() << 16) | (block << 22);
    const r123::Philox4x32::ctr_type counter{
        {position.agent, static_cast<std::uint32_t>(time), high, position.ordinal}};
    const r123::Philox4x32::key_type philox_key{{key.low, key.high}};
    const auto result = r123::Philox4x32{}(counter, philox_key);
    return {result[0], result[1], result[2], result[3]};
}

/// Uniform real in (0, 1) from 64 random bits: odd multiples of 2^-53, so never 0 or 1.
[[nodiscard]] inline double to_unit(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = (std::uint64_t{high} << 32) | low;
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12)) + 0.5) * 0x1p-52;
}

/// Uniform real in (0, 1) from 32 random bits: odd multiples of 2^-33.
[[nodiscard]] inline double to_unit(std::uint32_t bits) {
    return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

/// Uniform integer in [0, bound) from 32 bits; the bias is below bound / 2^32.
[[nodiscard]] inline std::uint32_t to_below(std::uint32_t bits, std::uint32_t bound) {
    return static_cast<std::uint32_t>((std::uint64_t{bits} * bound) >> 32);
}

/// Exponential with mean 1 from 32 random bits.
[[nodiscard]] inline double to_exponential(std::uint32_t bits) {
    return -math::log(to_unit(bits));
}

/// A stream of draws: a UniformRandomBitGenerator, 4,096 words long.
class RandomStream {
public:
    using result_type = std::uint32_t;

    RandomStream(RandomKey key, const RandomPosition& position) : key_{key}, position_{position} {}

    [[nodiscard]] static constexpr result_type min() { return 0; }
    [[nodiscard]] static constexpr result_type max() { return ~result_type{0}; }

    /// Next 32 random bits.
    result_type operator()() {
        if (used_ == 4) {
            validate(block_ < 1024,
                     "random stream exhausted (more than 4,096 draws at one ordinal)");
            words_ = random_block(key_, position_, block_++);
            used_ = 0;
        }
        return words_[used_++];
    }

    /// Uniform in (0, 1), 53 bits.
    double uniform() {
        const std::uint32_t high = (*this)();
        return to_unit(high, (*this)());
    }

    /// Uniform integer in [0, bound), bias below bound / 2^64; bound > 0.
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t high = (*this)();
        const std::uint64_t bits = (high << 32) | (*this)();
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>((Wide{bits} * bound) >> 64);
    }

    /// True with probability p.
    bool bernoulli(double p) { return uniform() < p; }

    /// Exponential with the given mean.
    double exponential(double mean) { return -mean * math::log(uniform()); }

    /// Standard normal, by the ziggurat method.
    double normal();

    /// Number of successes in `trials` with probability p each, 0 <= trials <= 2^52: by inversion
    /// if fewer than 10 successes, or failures, are expected, otherwise by transformed rejection.
    std::int64_t binomial(std::int64_t trials, double p);

    /// Poisson with the given mean, 0 <= mean <= 1e15: by inversion below a mean of 15, otherwise
    /// by transformed rejection.
    std::int64_t poisson(double mean);

private:
    RandomKey key_;
    RandomPosition position_;
    RandomBlock words_{};
    std::uint32_t used_ = 4;
    std::uint32_t block_ = 0;
};

/// One or two words for each of `count` consecutive agents from `first.agent` on, at one time,
/// ordinal and purpose, for population passes; the words of an agent are adjacent. Four agents, or
/// two (from a multiple of that number on, as random streams count them), share block 0 of the
/// first of them. Several blocks are computed at a time. count * words_per_agent < 2^32 - 4.
void random_words(RandomKey key,
                  const RandomPosition& first,
                  std::uint32_t count,
                  std::uint32_t words_per_agent,
                  std::uint32_t* words);

/// Block 0 of `count` streams of one purpose, at any agents, times and ordinals; several at a time.
void random_blocks(RandomKey key,
                   Purpose purpose,
                   const RandomPosition* positions,
                   std::size_t count,
                   RandomBlock* blocks);

} // namespace tenfold
