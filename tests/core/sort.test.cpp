// SPDX-License-Identifier: Apache-2.0
#include "core/sort.hpp"

#include "core/event.hpp"
#include "core/random.hpp"

#include <cstring>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

/// Ranges from which the parts of random records are drawn.
struct Ranges {
    std::size_t count = 0;
    std::uint32_t agents = 1;
    std::uint32_t times = 1;
    std::uint32_t words = 1;
};

template <std::size_t Words>
std::vector<Record<Words>> random_records(const Ranges& ranges, std::uint32_t seed) {
    std::vector<Record<Words>> records(ranges.count);
    for (std::uint32_t i = 0; i < ranges.count; ++i) {
        RandomStream random{RandomKey{seed, 1}, {i, 0, 0, 0}};
        records[i].agent = to_below(random(), ranges.agents);
        records[i].when = to_below(random(), ranges.times);
        if constexpr (Words > 0) {
            for (std::uint32_t& word : records[i].payload.words) {
                word = to_below(random(), ranges.words);
            }
        }
    }
    return records;
}

template <std::size_t Words>
void check_against_standard_sort(const Ranges& ranges) {
    CAPTURE(Words);
    CAPTURE(ranges.count);
    CAPTURE(ranges.agents);
    CAPTURE(ranges.times);
    CAPTURE(ranges.words);
    std::vector<Record<Words>> records = random_records<Words>(ranges, 3);
    std::vector<Record<Words>> expected = records;
    std::sort(expected.begin(), expected.end());
    std::vector<Record<Words>> scratch;
    for (int order = 0; order < 3; ++order) { // random, sorted, reversed
        sort_records(records, scratch, ranges.agents);
        REQUIRE(records.size() == expected.size());
        CHECK((records.empty() ||
               std::memcmp(records.data(), expected.data(), records.size() * sizeof records[0]) ==
                   0));
        if (order == 1) {
            std::reverse(records.begin(), records.end());
        }
    }
}

void check_all_sizes_of_payload(const Ranges& ranges) {
    check_against_standard_sort<0>(ranges);
    check_against_standard_sort<1>(ranges);
    check_against_standard_sort<2>(ranges);
    check_against_standard_sort<3>(ranges);
}

} // namespace

TEST_CASE("records sort as std::sort does: any number, agents few and many") {
    for (const std::size_t count : {0, 1, 2, 63, 64, 65, 1000, 20'000}) {
        for (const std::uint32_t agents :
             {1U, 2U, 255U, 256U, 257U, 65'536U, 70'000U, 1U << 24, 0xffffffffU}) {
            check_all_sizes_of_payload({count, agents, 1U << 20, 0xffffffff});
        }
    }
}

TEST_CASE("long groups of one agent sort by time, number and the whole payload") {
    for (const std::size_t count : {511, 512, 513, 600, 5000, 50'000}) {
        for (const std::uint32_t times : {1U, 2U, 300U, 0xffffffffU}) {
            for (const std::uint32_t words : {1U, 2U, 300U, 0xffffffffU}) {
                check_all_sizes_of_payload({count, 1, times, words});
            }
        }
    }
}

TEST_CASE("long, middling and short groups beside each other sort") {
    std::vector<Record<3>> records;
    const auto add = [&](std::uint32_t agent, std::size_t count) {
        std::vector<Record<3>> group = random_records<3>({count, 1, 5, 3}, agent);
        for (Record<3>& record : group) {
            record.agent = agent;
        }
        records.insert(records.end(), group.begin(), group.end());
    };
    add(9, 10'000);
    add(3, 20);
    add(7, 33);
    add(8, 512);
    add(2, 513);
    add(1, 1);
    std::vector<Record<3>> expected = records;
    std::sort(expected.begin(), expected.end());
    std::vector<Record<3>> scratch;
    sort_records(records, scratch, 10);
    CHECK(std::memcmp(records.data(), expected.data(), records.size() * sizeof records[0]) == 0);
}

TEST_CASE("many equal records do not take quadratic time") {
    check_all_sizes_of_payload({300'000, 1, 1, 1});
    check_all_sizes_of_payload({300'000, 3, 2, 2});
}
