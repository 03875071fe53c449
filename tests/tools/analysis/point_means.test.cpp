// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/point_means.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

TEST_CASE("noise is the variance between points that is due to random numbers") {
    // Points 1, 2, 3; replicates shift all of them alike by 100: no noise, however large the shift.
    CHECK(point_means(std::vector{1.0, 101.0, 2.0, 102.0, 3.0, 103.0}, 2).noise_share < 1e-20);
    // Rests +-0.5 in two of three points: their squares sum to 1, over 2 degrees of freedom and 2
    // replicates 0.25, against a variance of the means of 1.
    const PointMeans noisy = point_means(std::vector{0.5, 101.5, 2.5, 101.5, 3.0, 103.0}, 2);
    CHECK(noisy.means == std::vector<double>{51.0, 52.0, 53.0});
    CHECK(noisy.noise_share == test::approximately(0.25));
    CHECK(std::isnan(point_means(std::vector{1.0, 2.0, 3.0}, 1).noise_share));
}

TEST_CASE("means and deviations are over points with equal weights") {
    const PointMeans points = point_means(std::vector{1.0, 3.0, 5.0, 7.0}, 2);
    CHECK(points.means == std::vector<double>{2.0, 6.0});
    CHECK(points.mean == 4.0);
    CHECK(points.deviation == test::approximately(std::sqrt(8.0)));
    CHECK(std::isnan(point_means(std::vector{1.0, 3.0}, 2).deviation)); // one point
}
