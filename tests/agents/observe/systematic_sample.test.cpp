// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/systematic_sample.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("a sample has the requested number of distinct members and recognises them") {
    for (const std::uint32_t all : {1U, 2U, 5U, 64U, 97U, 1000U}) {
        for (std::uint32_t wanted = 0; wanted <= std::min(all + 2, 120U); ++wanted) {
            CAPTURE(all);
            CAPTURE(wanted);
            const SystematicSample sample{all, wanted};
            REQUIRE(sample.size() == std::min(all, wanted));
            std::set<std::uint32_t> members;
            for (std::uint32_t place = 0; place < sample.size(); ++place) {
                members.insert(sample.member(place));
            }
            CHECK(members.size() == sample.size());
            for (std::uint32_t agent = 0; agent < all; ++agent) {
                CHECK(sample.contains(agent) == members.contains(agent));
            }
        }
    }
}

TEST_CASE("a sample is spread evenly, whatever the number of agents") {
    constexpr std::uint32_t all = 4'000'000'000U;
    const SystematicSample sample{all, 1000};
    for (std::uint32_t place = 0; place < sample.size(); ++place) {
        CHECK(sample.member(place) == place * 4'000'000U + 2'000'000U);
        CHECK(sample.contains(sample.member(place)));
        CHECK_FALSE(sample.contains(sample.member(place) + 1));
    }
}
