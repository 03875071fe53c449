// SPDX-License-Identifier: Apache-2.0
/// Exact division of whole units in proportion to weights.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// Splits `total` whole units in proportion to `weights` by largest remainder; ties go to the
/// first. If all weights are zero, all parts are zero.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t total,
                                                  const std::vector<double>& weights);

/// Splits `amount` >= 0 in proportion to `weights`: each part is rounded down, and the remainder
/// goes to the largest weight. If all weights are zero, all parts are zero.
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t amount,
                                              const std::vector<double>& weights);

} // namespace tenfold
