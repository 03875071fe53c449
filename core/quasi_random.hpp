// SPDX-License-Identifier: Apache-2.0
/// Low-discrepancy points: the Sobol sequence (Boost.Random, with the direction numbers of Joe and
/// Kuo, SIAM Journal on Scientific Computing 30:2635, 2008). Pure functions: nothing is stored
/// between calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// The largest number of coordinates that Boost has direction numbers for.
inline constexpr std::size_t largest_sobol_dimension = 3667;

/// The first `count` points in [0, 1)^dimensions, one after the other, in the order of the Gray
/// code; the first is 0. The first points do not depend on `count`, nor the first coordinates on
/// `dimensions`. Throws RunError for zero dimensions and for more than the maximum.
[[nodiscard]] std::vector<double> sobol_points(std::size_t count, std::size_t dimensions);

/// The same points with a random digital shift: the bits of each coordinate are flipped where
/// random bits of that coordinate and the seed are set. Each point alone is then uniform, and
/// together the points are as even as before.
[[nodiscard]] std::vector<double>
shifted_sobol_points(std::size_t count, std::size_t dimensions, std::uint64_t seed);

} // namespace tenfold
