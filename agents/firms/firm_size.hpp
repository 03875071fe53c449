// SPDX-License-Identifier: Apache-2.0
/// Sizes of the firms of a sector.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// Posts of each firm, largest first: at least one each, summing exactly to `posts`.
///
/// Quantiles at (rank - 1/2)/firms of a Pareto distribution truncated at `largest_share` of the
/// posts (or at the mean, if that is larger), floored at one post, with the lower bound that makes
/// the mean posts/firms; whole numbers by rounding the running sum. The largest firm is somewhat
/// smaller than the truncation. If there are fewer posts than firms, only `posts` firms, of one
/// post each, are returned; none if there are no posts.
///     P(size > x) = (x^-a - top^-a) / (lower^-a - top^-a)
/// Source: Axtell 2001 for the exponent; (Eq. 15)
[[nodiscard]] std::vector<std::int64_t>
firm_sizes(std::int64_t posts, std::int64_t firms, double pareto_exponent, double largest_share);

} // namespace tenfold
