// SPDX-License-Identifier: Apache-2.0
/// Distribution of firm sizes in a sector.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// Posts of each firm, largest first: at least one each, summing exactly to `posts` (Eq. 15).
///
/// Sizes are the quantiles at (rank - 1/2)/firms of a Pareto distribution with a floor of one post:
///     P(size > x) = (x^-a - top^-a) / (lower^-a - top^-a)
/// The upper truncation is `largest_share` of the posts (or the mean, if larger); the lower bound
/// is such that the mean is posts/firms. Sizes become whole numbers by rounding the running sum, so
/// the largest firm is somewhat smaller than the truncation. If there are fewer posts than firms,
/// `posts` firms of one post each are returned; none if there are no posts. Exponent: Axtell 2001.
[[nodiscard]] std::vector<std::int64_t>
firm_sizes(std::int64_t posts, std::int64_t firms, double pareto_exponent, double largest_share);

} // namespace tenfold
