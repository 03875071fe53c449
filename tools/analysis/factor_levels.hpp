// SPDX-License-Identifier: Apache-2.0
/// Which values a factor has in a sweep, and which of them each run has.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Most numeric values of a factor that are shown one by one: rows that a chart has room for.
inline constexpr std::size_t most_number_levels = 40;

/// The values that a factor has, and which one each run has.
struct Levels {
    std::vector<std::string> labels; // none: a continuum, or too many
    std::vector<int> of_run;         // -1: none of them

    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// Of a numeric factor, in ascending order; `values` has one for each run. Labels have five
/// digits, or all where five would make two values alike.
[[nodiscard]] Levels number_levels(std::span<const double> values);

/// Of a factor whose values are text: those of `order` that some run has, then the others in the
/// order of the runs, up to 200.
[[nodiscard]] Levels text_levels(std::vector<std::string> order,
                                 std::span<const std::string> values);

} // namespace tenfold
