// SPDX-License-Identifier: Apache-2.0
/// Whole units divided by weights, without losing one.
#pragma once

#include <cstdint>
#include <vector>

namespace tenfold {

/// Splits `total` whole units in proportion to `weights` by largest remainder; ties go to the
/// first. All zero weights give all zeros.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t total,
                                                  const std::vector<double>& weights);

/// Splits an amount by weights: each part rounded down, the rest to the largest. All of `amount`
/// is given out when any weight is positive; none otherwise.
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t amount,
                                              const std::vector<double>& weights);

} // namespace tenfold
