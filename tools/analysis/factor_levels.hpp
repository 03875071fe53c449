// SPDX-License-Identifier: Apache-2.0
/// The distinct values (levels) of a factor in a sweep, and the level of each run.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Most numeric levels that are shown one by one: the rows of a chart.
inline constexpr std::size_t most_number_levels = 40;

struct Levels {
    std::vector<std::string> labels; // empty: a continuum, or too many levels
    std::vector<int> of_run;         // index of the label; -1: none

    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// Levels of a numeric factor in ascending order; `values` has one for each run. Labels have five
/// digits, or all digits if five would make two labels equal.
[[nodiscard]] Levels number_levels(std::span<const double> values);

/// Levels of a factor whose values are text: the members of `order` that occur, then the other
/// values in the order of the runs, up to 200.
[[nodiscard]] Levels text_levels(std::vector<std::string> order,
                                 std::span<const std::string> values);

} // namespace tenfold
