// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/division.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("apportionment is exact and within one unit of proportional; zero weights get nothing") {
    const std::vector<std::int64_t> parts = apportion(100, {1.0, 1.0, 1.0, 0.0});
    CHECK(parts == std::vector<std::int64_t>{34, 33, 33, 0});
    CHECK(apportion(7, {0.0, 0.0}) == std::vector<std::int64_t>{0, 0});
    const std::vector<double> weights{0.3, 12.5, 7.1, 3.3, 0.01};
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (const std::int64_t units : {0, 1, 2, 5, 17, 1000003}) {
        const std::vector<std::int64_t> shares = apportion(units, weights);
        CHECK(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == units);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            CHECK(std::abs(static_cast<double>(shares[i]) -
                           static_cast<double>(units) * weights[i] / total) < 1.0);
        }
    }
}

TEST_CASE(
    "a split gives out every cent: parts are rounded down, the remainder goes to the largest") {
    CHECK(split(100, {1.0, 1.0, 1.0}) == std::vector<std::int64_t>{34, 33, 33});
    CHECK(split(10, {0.2, 0.7, 0.1}) == std::vector<std::int64_t>{2, 7, 1});
    CHECK(split(7, {0.0, 3.0, 0.0}) == std::vector<std::int64_t>{0, 7, 0});
    CHECK(split(0, {0.5, 0.5}) == std::vector<std::int64_t>{0, 0});
    CHECK(split(5, {0.0, 0.0}) == std::vector<std::int64_t>{0, 0}); // no positive weight
    const std::int64_t large = (std::int64_t{1} << 61) + 12'345;
    const std::vector<std::int64_t> parts = split(large, {0.31, 0.29, 0.17, 0.23});
    CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == large);
    for (const std::int64_t part : parts) {
        CHECK(part >= 0);
    }
}
