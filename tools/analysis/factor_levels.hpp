// SPDX-License-Identifier: Apache-2.0
/// Which values a factor has in a sweep, and which of them each run has.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Values that a factor of numbers may have to be told one by one: rows that a chart has room for.
inline constexpr std::size_t most_number_levels = 40;

/// The values that a factor has, and which one each run has.
struct Levels {
    std::vector<std::string> labels; // none: a continuum, or too many
    std::vector<int> of_run;         // -1: none of them

    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// Of a sweep of that design. Numbers go up; texts are in the order of the study, then of the runs.
/// A factor that is drawn from a range has none: the values met say nothing.
[[nodiscard]] Levels
levels_of_factor(const SweepFactor& factor, const Study& study, std::string_view design);

/// What a factor's text is for people: the name of the study's case, or the text itself.
[[nodiscard]] std::string
case_name(const Study& study, const SweepFactor& factor, const std::string& text);

} // namespace tenfold
