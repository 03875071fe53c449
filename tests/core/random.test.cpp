// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"
#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

RandomStream stream_of(std::uint32_t agent, Purpose purpose = 1) {
    return RandomStream{RandomKey::make(2023, 0), {agent, 1234567, 0, purpose}};
}

} // namespace

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
    // kat_vectors of Random123 1.14. The counter is (agent, low time, high time | purpose | block,
    // ordinal), so each vector is a position.
    const auto block = [](RandomKey key, std::array<std::uint32_t, 4> counter, Purpose purpose) {
        CHECK(purpose.number() == ((counter[2] >> 16) & 63U));
        const RandomPosition position{
            counter[0],
            static_cast<std::int64_t>(std::uint64_t{counter[2] & 0xFFFFU} << 32 | counter[1]),
            counter[3],
            purpose};
        return random_block(key, position, counter[2] >> 22);
    };
    CHECK(block({0, 0}, {0, 0, 0, 0}, 0) ==
          RandomBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    const std::uint32_t ones = 0xffffffff;
    CHECK(block({ones, ones}, {ones, ones, ones, ones}, 63) ==
          RandomBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(block({0xa4093822, 0x299f31d0}, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 25) ==
          RandomBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("positions that differ in any part draw different blocks") {
    const RandomKey key = RandomKey::make(1, 2);
    std::set<RandomBlock> blocks;
    for (const std::uint32_t agent : {0U, 1U, 0xffffffffU}) {
        for (const std::int64_t time : {std::int64_t{0},
                                        std::int64_t{1},
                                        std::int64_t{1} << 32,
                                        (std::int64_t{1} << 48) - 1}) {
            for (const std::uint32_t ordinal : {0U, 1U}) {
                for (const Purpose purpose : {Purpose{0}, Purpose{1}, Purpose{63}}) {
                    for (const std::uint32_t block : {0U, 1U, 1023U}) {
                        blocks.insert(random_block(key, {agent, time, ordinal, purpose}, block));
                    }
                }
            }
        }
    }
    CHECK(blocks.size() == 3 * 4 * 2 * 3 * 3);
}

TEST_CASE("seeds and replicates give different keys") {
    std::set<std::uint64_t> keys;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (std::uint64_t replicate = 0; replicate < 100; ++replicate) {
            const RandomKey key = RandomKey::make(seed, replicate);
            keys.insert((std::uint64_t{key.high} << 32) | key.low);
        }
    }
    CHECK(keys.size() == 10'000);
}

TEST_CASE("random_words shares blocks among neighbours, for any first agent and count") {
    const RandomKey key = RandomKey::make(7, 0);
    const std::int64_t time = (std::int64_t{5} << 40) + 3;
    for (const std::uint32_t per_agent : {1U, 2U}) {
        const std::uint32_t agents = 4 / per_agent;
        for (const std::uint32_t first : {0U, 1U, 2U, 3U, 12'345U, 12'346U, 0xfffff000U}) {
            for (const std::uint32_t count : {0U, 1U, 2U, 15U, 16U, 17U, 31U, 32U, 33U, 100U}) {
                CAPTURE(per_agent);
                CAPTURE(first);
                CAPTURE(count);
                std::vector<std::uint32_t> words(std::size_t{per_agent} * count + 1, 42);
                random_words(key, {first, time, 0, 9}, count, per_agent, words.data());
                for (std::uint32_t i = 0; i < per_agent * count; ++i) {
                    const std::uint32_t agent = first + i / per_agent;
                    const std::uint32_t place = agent % agents * per_agent + i % per_agent;
                    const RandomBlock expected =
                        random_block(key, {agent - agent % agents, time, 0, 9});
                    CHECK(words[i] == expected[place]);
                }
                CHECK(words.back() == 42); // nothing is written beyond the end
            }
        }
    }
}

TEST_CASE("random_blocks gives block 0 of each stream, for any number of them") {
    const RandomKey key = RandomKey::make(8, 0);
    for (const std::uint32_t count : {0U, 1U, 7U, 8U, 9U, 16U, 33U, 100U}) {
        std::vector<RandomPosition> positions;
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::int64_t time = (std::int64_t{i} << 40) + 3 * std::int64_t{i};
            positions.push_back({0xffffffffU - 1000 * i, time, i % 5, 63});
        }
        std::vector<RandomBlock> blocks(count + 1, RandomBlock{42, 42, 42, 42});
        random_blocks(key, 17, positions.data(), count, blocks.data());
        for (std::uint32_t i = 0; i < count; ++i) {
            RandomPosition position = positions[i];
            position.purpose = 17;
            CHECK(blocks[i] == random_block(key, position));
        }
        CHECK(blocks[count] == RandomBlock{42, 42, 42, 42}); // nothing is written beyond the end
    }
}

TEST_CASE("a stream reads its blocks word by word and refuses more than 4,096 words") {
    const RandomKey key = RandomKey::make(3, 4);
    const RandomPosition position{11, 22, 33, 44};
    RandomStream stream{key, position};
    for (std::uint32_t block = 0; block < 1024; ++block) {
        const RandomBlock words = random_block(key, position, block);
        for (const std::uint32_t word : words) {
            REQUIRE(stream() == word);
        }
    }
    CHECK_THROWS_AS(stream(), RunError);
}

TEST_CASE("the ends of the word range give reals strictly inside the unit interval") {
    const std::uint32_t ones = 0xffffffff;
    CHECK(to_unit(0) == 0x1p-33);
    CHECK(to_unit(ones) == 1.0 - 0x1p-33);
    CHECK(to_unit(0, 0) == 0x1p-53);
    CHECK(to_unit(ones, ones) < 1.0);
    CHECK(to_unit(ones, ones) >= 1.0 - 0x1p-53);
    CHECK(to_exponential(0) == test::approximately(33.0 * std::log(2.0)));
    CHECK(to_exponential(ones) > 0.0);
    CHECK(to_below(0, 10) == 0);
    CHECK(to_below(ones, 10) == 9);
    CHECK(to_below(ones, 1) == 0);
    CHECK(to_below(ones, ones) == ones - 1);
}

TEST_CASE("uniform and exponential draws have their distributions (DKW, alpha 1e-6)") {
    // Critical distance 2.694 / sqrt(n).
    std::vector<double> uniforms;
    std::vector<double> exponentials;
    std::vector<double> words;
    const auto agents = static_cast<std::uint32_t>(statistics::sample(20'000));
    for (std::uint32_t agent = 0; agent < agents; ++agent) {
        RandomStream stream = stream_of(agent);
        for (int i = 0; i < 10; ++i) {
            uniforms.push_back(stream.uniform());
            exponentials.push_back(stream.exponential(3.0));
            words.push_back(to_exponential(stream()));
        }
    }
    statistics::check_distribution(uniforms, [](double x) { return x; });
    statistics::check_distribution(exponentials, [](double x) { return -std::expm1(-x / 3.0); });
    statistics::check_distribution(words, [](double x) { return -std::expm1(-x); });
}

TEST_CASE("integers below a bound are uniform (chi-square, alpha 1e-6)") {
    // Critical value: chi-square with bound - 1 degrees of freedom.
    for (const std::uint32_t bound : {2U, 7U, 1000U}) {
        const std::uint64_t draws = statistics::sample(200'000);
        std::vector<std::int64_t> from_word(bound);
        std::vector<std::int64_t> from_stream(bound);
        for (std::uint32_t agent = 0; agent < draws; ++agent) {
            RandomStream stream = stream_of(agent, 3);
            ++from_word[to_below(stream(), bound)];
            ++from_stream[stream.below(bound)];
        }
        const std::vector<double> expected(bound, static_cast<double>(draws) / bound);
        statistics::check_chi_square(from_word, expected);
        statistics::check_chi_square(from_stream, expected);
    }
    CHECK(stream_of(4).below(1) == 0);
}

TEST_CASE("a biased coin comes up in its proportion (z test, alpha 1e-6)") {
    const std::uint64_t draws = statistics::sample(500'000);
    double heads = 0.0;
    for (std::uint32_t agent = 0; agent < draws; ++agent) {
        heads += stream_of(agent, 5).bernoulli(0.03) ? 1.0 : 0.0;
    }
    const auto n = static_cast<double>(draws);
    statistics::check_z(heads, 0.03 * n, std::sqrt(0.03 * 0.97 * n));
}

TEST_CASE("streams of neighbouring agents, times, ordinals and purposes are uncorrelated (z test, "
          "alpha 1e-6)") {
    // The mean product of two independent centred uniforms has standard error 1 / (12 sqrt(n)).
    const RandomKey key = RandomKey::make(99, 0);
    const auto draws = static_cast<std::uint32_t>(statistics::sample(200'000));
    const auto unit = [&](const RandomPosition& position) {
        return to_unit(random_block(key, position)[0]) - 0.5;
    };
    std::array<double, 4> products{};
    for (std::uint32_t i = 0; i < draws; ++i) {
        const double here = unit({i, 1000, 0, 1});
        products[0] += here * unit({i + 1, 1000, 0, 1});
        products[1] += here * unit({i, 1001, 0, 1});
        products[2] += here * unit({i, 1000, 1, 1});
        products[3] += here * unit({i, 1000, 0, 2});
    }
    for (const double product : products) {
        statistics::check_z(
            product / draws, 0.0, 1.0 / (12.0 * std::sqrt(static_cast<double>(draws))));
    }
}

TEST_CASE("critical values are those of the tables") {
    // NIST/SEMATECH and reliability.md: z 4.892, t 11.64 (9), 7.07 (19), 5.79 (39),
    // DKW 2.694/sqrt(n).
    CHECK(statistics::z_critical() == test::approximately(4.892).epsilon(1e-4));
    CHECK(statistics::t_critical(9) == test::approximately(11.64).epsilon(1e-3));
    CHECK(statistics::t_critical(19) == test::approximately(7.07).epsilon(1e-3));
    CHECK(statistics::t_critical(39) == test::approximately(5.79).epsilon(1e-3));
    CHECK(statistics::dkw_critical(10'000) == test::approximately(0.02694).epsilon(1e-3));
}
