// SPDX-License-Identifier: Apache-2.0
/// Small text helpers.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Damerau-Levenshtein distance (insert, delete, substitute, swap of neighbours), case folded.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`: one at a single edit; else the shortest that begins with `word`
/// as a whole word ("unemployment_rate" for "unemployment"); else the nearest within a third of its
/// length (at least 2 edits); else the shortest that begins with `word`, or contains it as a word.
/// Empty if there is none. Ties go to the first candidate.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string> candidates);

/// Whether `text` is a name of lower-case words joined by _, such as "price_level_2": ASCII letters
/// and digits, the first a letter.
[[nodiscard]] bool is_lower_case_name(std::string_view text);

} // namespace tenfold
