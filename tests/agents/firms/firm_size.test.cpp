// SPDX-License-Identifier: Apache-2.0
#include "agents/firms/firm_size.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

std::int64_t total(const std::vector<std::int64_t>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
}

} // namespace

TEST_CASE("sizes of firms sum exactly to the posts, in descending order and each at least one") {
    for (const std::int64_t posts : {7, 60, 1000, 15600, 230001, 2000003}) {
        for (const std::int64_t firms : {1, 2, 5, 7, 59, 650, 60000}) {
            for (const double exponent : {0.5, 1.0, 1.05, 3.0}) {
                for (const double largest : {1e-9, 0.15, 1.0}) {
                    CAPTURE(posts);
                    CAPTURE(firms);
                    CAPTURE(exponent);
                    CAPTURE(largest);
                    const auto sizes = firm_sizes(posts, firms, exponent, largest);
                    REQUIRE(sizes.size() == static_cast<std::size_t>(std::min(posts, firms)));
                    REQUIRE(total(sizes) == posts);
                    REQUIRE(std::is_sorted(sizes.begin(), sizes.end(), std::greater<>{}));
                    REQUIRE(sizes.back() >= 1);
                }
            }
        }
    }
}

TEST_CASE(
    "fewer posts than firms: as many firms as posts, one post each; no posts or no firms: none") {
    CHECK(firm_sizes(3, 10, 1.05, 0.15) == std::vector<std::int64_t>{1, 1, 1});
    CHECK(firm_sizes(10, 10, 1.05, 0.15) == std::vector<std::int64_t>(10, 1));
    CHECK(firm_sizes(0, 10, 1.05, 0.15).empty());
    CHECK(firm_sizes(10, 0, 1.05, 0.15).empty());
    CHECK(firm_sizes(10, 1, 1.05, 0.15) == std::vector<std::int64_t>{10});
}

TEST_CASE("the tail of a big sector has the declared exponent between 5 and 500 posts") {
    const std::vector<std::int64_t> sizes = firm_sizes(5'000'000, 400'000, 1.05, 0.15);
    double xx = 0.0;
    double xy = 0.0;
    double mean_x = 0.0;
    double mean_y = 0.0;
    // ln size, ln share of firms of at least this size
    std::vector<std::pair<double, double>> points;
    for (double size = 5.0; size <= 500.0; size *= 1.3) {
        const auto bound = static_cast<std::int64_t>(std::ceil(size));
        const auto larger =
            std::count_if(sizes.begin(), sizes.end(), [&](std::int64_t s) { return s >= bound; });
        points.emplace_back(std::log(static_cast<double>(bound) - 0.5),
                            std::log(static_cast<double>(larger)));
    }
    for (const auto& [x, y] : points) {
        mean_x += x / static_cast<double>(points.size());
        mean_y += y / static_cast<double>(points.size());
    }
    for (const auto& [x, y] : points) {
        xx += (x - mean_x) * (x - mean_x);
        xy += (x - mean_x) * (y - mean_y);
    }
    MESSAGE("tail exponent of firm sizes: " << -xy / xx);
    CHECK(-xy / xx > 0.9);
    CHECK(-xy / xx < 1.2);
}

TEST_CASE("no firm is larger than the truncation, and a truncation below the mean makes all firms "
          "equal") {
    CHECK(firm_sizes(1'000'000, 50'000, 1.05, 0.05).front() <= 50'001);
    const std::vector<std::int64_t> equal = firm_sizes(1000, 10, 1.05, 0.01);
    CHECK(equal.front() == 100);
    CHECK(equal.back() == 100);
}
