// SPDX-License-Identifier: Apache-2.0
#include "tools/analysis/sensitivity.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

/// Complete runs of so many replicates a point, with these values.
PointMeans means_of(std::int64_t replicates, const std::vector<double>& values) {
    SweepTable table;
    table.identity.replicates = replicates;
    table.resize(values.size());
    for (RunStatus& status : table.records.status) {
        status = RunStatus::complete;
    }
    return point_means(table, {"x", "1", "X.", values});
}

} // namespace

TEST_CASE("noise is what random numbers make of differences between points") {
    // Points 1, 2, 3; replicates shift all of them alike by 100: no noise, however large the shift.
    CHECK(means_of(2, {1.0, 101.0, 2.0, 102.0, 3.0, 103.0}).noise_share < 1e-20);
    // Rests +-0.5 in two of three points: their squares sum to 1, over 2 degrees of freedom and 2
    // replicates 0.25, against a variance of the means of 1.
    const PointMeans noisy = means_of(2, {0.5, 101.5, 2.5, 101.5, 3.0, 103.0});
    CHECK(noisy.means == std::vector<double>{51.0, 52.0, 53.0});
    CHECK(noisy.noise_share == test::approximately(0.25));
    CHECK(std::isnan(means_of(1, {1.0, 2.0, 3.0}).noise_share));
}
