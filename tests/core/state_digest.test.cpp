// SPDX-License-Identifier: Apache-2.0
#include "core/state_digest.hpp"

#include <cstdint>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

template <class Take>
std::uint64_t digest_of(unsigned threads, Take&& take) {
    ThreadPool pool{threads};
    StateDigest digest{pool};
    take(digest);
    return digest.value();
}

template <class... Values>
std::uint64_t bytes_of(const Values&... values) {
    ByteDigest digest{1};
    (digest.raw(&values, sizeof values), ...);
    return digest.value();
}

std::uint64_t agents_of(unsigned threads, const std::vector<std::uint32_t>& values) {
    return digest_of(threads, [&](StateDigest& digest) {
        digest.agents(
            "people", values.size(), [&](auto& one, std::size_t agent) { one(values[agent]); });
    });
}

} // namespace

TEST_CASE("the order of columns does not matter; their names and contents do") {
    const std::vector<double> wages{1.0, 2.0};
    const int vacancies = 7;
    const std::uint64_t one = digest_of(1, [&](StateDigest& digest) {
        digest.column("wages", wages);
        digest.column("vacancies", vacancies);
    });
    CHECK(one == digest_of(1, [&](StateDigest& digest) {
              digest.column("vacancies", vacancies);
              digest.column("wages", wages);
          }));
    CHECK(one != digest_of(1, [&](StateDigest& digest) {
              digest.column("wages", wages);
              digest.column("openings", vacancies);
          }));
    CHECK(one != digest_of(1, [&](StateDigest& digest) {
              digest.column("wages", std::vector<double>{2.0, 1.0});
              digest.column("vacancies", vacancies);
          }));
    CHECK(one != digest_of(1, [&](StateDigest& digest) { digest.column("wages", wages); }));
}

TEST_CASE("exchanging the contents of two columns changes the digest") {
    const auto with = [](int first, int second) {
        return digest_of(1, [&](StateDigest& digest) {
            digest.column("first", first);
            digest.column("second", second);
        });
    };
    CHECK(with(1, 2) != with(2, 1));
    CHECK(with(1, 1) != with(2, 2));
}

TEST_CASE("a repeated name is refused, and records do not count") {
    ThreadPool pool{1};
    StateDigest digest{pool};
    digest.column("wages", 1);
    CHECK_THROWS_AS(digest.column("wages", 2), std::logic_error);
    const std::uint64_t before = digest.value();
    digest.record("chronicle", 3);
    CHECK(digest.value() == before);
    REQUIRE(digest.columns().size() == 1);
    CHECK(digest.columns().front().name == "wages");
}

TEST_CASE("columns of agents are the same on any number of threads, and depend on the agent of "
          "each value") {
    std::vector<std::uint32_t> values(100'000);
    std::iota(values.begin(), values.end(), 0U);
    const std::uint64_t reference = agents_of(1, values);
    for (const unsigned threads : {2U, 3U, 7U}) {
        CHECK(agents_of(threads, values) == reference);
    }
    std::swap(values[3], values[99'999]);
    CHECK(agents_of(1, values) != reference);
    std::swap(values[3], values[99'999]);
    values.push_back(0);
    CHECK(agents_of(1, values) != reference);
}

TEST_CASE("parts add up to the same column for any division of the agents") {
    const auto with = [](std::size_t parts) {
        return digest_of(2, [&](StateDigest& digest) {
            digest.parts("events", parts, [&](std::size_t part, const auto& agent) {
                for (std::size_t index = 99 - part; index + parts > part && index < 100;
                     index -= parts) {
                    agent(index, [&](ByteDigest& bytes) { bytes(index * index); });
                }
            });
        });
    };
    CHECK(with(1) == with(4));
    CHECK(with(1) == with(7));
}

TEST_CASE("bytes count in their order, however they are cut") {
    const std::uint64_t whole = 0x0807060504030201ULL;
    const std::uint32_t low = 0x04030201U;
    const std::uint32_t high = 0x08070605U;
    CHECK(bytes_of(whole) == bytes_of(low, high));
    CHECK(bytes_of(whole) != bytes_of(high, low));
    CHECK(bytes_of(std::uint8_t{9}, whole, std::uint8_t{7}) ==
          bytes_of(std::uint8_t{9}, low, high, std::uint8_t{7}));
    // Zeros at the end are bytes too.
    std::set<std::uint64_t> values;
    const std::vector<std::uint8_t> zeros(20, 0);
    for (std::size_t count = 0; count <= zeros.size(); ++count) {
        ByteDigest digest{1};
        digest.raw(zeros.data(), count);
        values.insert(digest.value());
    }
    CHECK(values.size() == zeros.size() + 1);
}
