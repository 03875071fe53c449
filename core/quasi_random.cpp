// SPDX-License-Identifier: Apache-2.0
#include "core/quasi_random.hpp"

#include "core/check.hpp"
#include "core/random.hpp"

#include <limits>

#include <boost/random/sobol.hpp>

namespace tenfold {

namespace {

constexpr Purpose shift_draws = 56; // agent = coordinate

double to_half_open_unit(std::uint64_t bits) {
    return static_cast<double>(static_cast<std::int64_t>(bits >> 11)) * 0x1p-53;
}

/// Points with the coordinates' bits flipped by `shift`, one word for each coordinate.
std::vector<double> points_with(std::size_t count, const std::vector<std::uint64_t>& shift) {
    const std::size_t dimensions = shift.size();
    validate(count <= std::numeric_limits<std::size_t>::max() / sizeof(double) / dimensions,
             "more points of a Sobol sequence than fit into memory");
    std::vector<double> points;
    points.reserve(count * dimensions);
    boost::random::sobol engine{dimensions};
    for (std::size_t point = 0; point < count; ++point) {
        for (const std::uint64_t flipped : shift) {
            // Boost begins after the point 0, without which 2^k points are not balanced.
            const std::uint64_t bits = point == 0 ? 0 : engine();
            points.push_back(to_half_open_unit(bits ^ flipped));
        }
    }
    return points;
}

void check_dimensions(std::size_t dimensions) {
    validate(
        dimensions > 0 && dimensions <= largest_sobol_dimension,
        "a Sobol sequence has from 1 to 3,667 dimensions (there are no more direction numbers)");
}

} // namespace

std::vector<double> sobol_points(std::size_t count, std::size_t dimensions) {
    check_dimensions(dimensions);
    return points_with(count, std::vector<std::uint64_t>(dimensions, 0));
}

std::vector<double>
shifted_sobol_points(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
    check_dimensions(dimensions);
    const RandomKey key = RandomKey::make(seed, 0);
    std::vector<std::uint64_t> shift;
    shift.reserve(dimensions);
    for (std::size_t i = 0; i < dimensions; ++i) {
        const RandomBlock words =
            random_block(key, {static_cast<std::uint32_t>(i), 0, 0, shift_draws});
        shift.push_back((std::uint64_t{words[0]} << 32) | words[1]);
    }
    return points_with(count, shift);
}

} // namespace tenfold
