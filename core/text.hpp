// SPDX-License-Identifier: Apache-2.0
/// Small text helpers shared by the command line and the scenario reader.
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

} // namespace tenfold
