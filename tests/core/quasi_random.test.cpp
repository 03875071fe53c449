// SPDX-License-Identifier: Apache-2.0
#include "core/quasi_random.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/statistics.hpp"

using namespace tenfold;

namespace {

/// Whether each of the `count` intervals [i/count, (i+1)/count) holds one point of a coordinate;
/// `count` is a power of two.
bool balanced(const std::vector<double>& points, std::size_t count, std::size_t coordinate) {
    const std::size_t dimensions = points.size() / count;
    std::vector<int> hits(count, 0);
    for (std::size_t point = 0; point < count; ++point) {
        const double place = points[point * dimensions + coordinate];
        REQUIRE(place >= 0.0);
        REQUIRE(place < 1.0);
        ++hits[static_cast<std::size_t>(place * static_cast<double>(count))];
    }
    return std::all_of(hits.begin(), hits.end(), [](int hit) { return hit == 1; });
}

} // namespace

TEST_CASE("the first points of the Sobol sequence are those of Joe and Kuo") {
    // By hand from their direction numbers: 1/2, 1/4, 1/8 ... in the first dimension; 1/2, 3/4,
    // 5/8, 15/16 in the second (polynomial x + 1, m = 1); 1/2, 3/4, 3/8, 9/16 in the third
    // (x^2 + x + 1, m = 1, 3); point n combines those of the bits of n ^ (n >> 1).
    const std::vector<double> expected{
        0.0,    0.0,    0.0,    //
        0.5,    0.5,    0.5,    //
        0.75,   0.25,   0.25,   //
        0.25,   0.75,   0.75,   //
        0.375,  0.375,  0.625,  //
        0.875,  0.875,  0.125,  //
        0.625,  0.125,  0.875,  //
        0.125,  0.625,  0.375,  //
        0.1875, 0.3125, 0.9375, //
        0.6875, 0.8125, 0.4375  //
    };
    CHECK(sobol_points(10, 3) == expected);
    CHECK(sobol_points(4, 1) == std::vector<double>{0.0, 0.5, 0.75, 0.25});
    CHECK(sobol_points(0, 3).empty());
}

TEST_CASE("2^k points hit each dyadic interval of each coordinate once, shifted or not") {
    const std::size_t dimensions = largest_sobol_dimension;
    for (const std::size_t count : {1U, 2U, 8U, 64U}) {
        const std::vector<double> plain = sobol_points(count, dimensions);
        const std::vector<double> shifted = shifted_sobol_points(count, dimensions, 7);
        std::size_t unbalanced = 0;
        for (std::size_t i = 0; i < dimensions; ++i) {
            unbalanced += balanced(plain, count, i) ? 0 : 1;
            unbalanced += balanced(shifted, count, i) ? 0 : 1;
        }
        CAPTURE(count);
        CHECK(unbalanced == 0);
    }
    CHECK(balanced(shifted_sobol_points(4096, 5, 3), 4096, 4));
}

TEST_CASE("the first two dimensions are balanced in every elementary rectangle") {
    // They are a (0, 2)-sequence: 2^k points hit each of 2^a times 2^(k - a) rectangles once.
    const std::size_t count = 256;
    const std::vector<double> points = shifted_sobol_points(count, 2, 11);
    for (std::size_t rows = 1; rows <= count; rows *= 2) {
        std::set<std::size_t> hit;
        for (std::size_t point = 0; point < count; ++point) {
            const auto row =
                static_cast<std::size_t>(points[2 * point] * static_cast<double>(rows));
            const std::size_t columns = count / rows;
            const auto column =
                static_cast<std::size_t>(points[2 * point + 1] * static_cast<double>(columns));
            hit.insert(row * columns + column);
        }
        CHECK(hit.size() == count);
    }
}

TEST_CASE("points depend on the seed, and neither on their number nor on that of dimensions") {
    const std::vector<double> points = shifted_sobol_points(100, 6, 5);
    CHECK(shifted_sobol_points(100, 6, 5) == points);
    CHECK(shifted_sobol_points(100, 6, 6) != points);
    const std::vector<double> fewer = shifted_sobol_points(40, 6, 5);
    CHECK(std::equal(fewer.begin(), fewer.end(), points.begin()));
    const std::vector<double> narrower = shifted_sobol_points(100, 2, 5);
    for (std::size_t point = 0; point < 100; ++point) {
        CHECK(narrower[2 * point] == points[6 * point]);
        CHECK(narrower[2 * point + 1] == points[6 * point + 1]);
    }
}

TEST_CASE("a shifted point alone is uniform over seeds") {
    const std::uint64_t seeds = statistics::sample(20'000);
    std::vector<double> places;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        places.push_back(shifted_sobol_points(4, 2, seed)[7]);
    }
    statistics::check_distribution(places, [](double x) { return x; });
}

TEST_CASE("a Sobol sequence has from 1 to 3,667 dimensions") {
    CHECK(sobol_points(2, largest_sobol_dimension).back() == 0.5);
    CHECK_THROWS_AS(static_cast<void>(sobol_points(1, 0)), RunError);
    CHECK_THROWS_AS(static_cast<void>(sobol_points(1, largest_sobol_dimension + 1)), RunError);
    CHECK_THROWS_AS(static_cast<void>(shifted_sobol_points(1, 0, 1)), RunError);
    CHECK_THROWS_AS(static_cast<void>(shifted_sobol_points(1, largest_sobol_dimension + 1, 1)),
                    RunError);
}
