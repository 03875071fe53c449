// SPDX-License-Identifier: Apache-2.0
/// Small text helpers shared by the command line and the scenario reader.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Damerau-Levenshtein distance (insert, delete, substitute, swap of neighbours), case folded.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` within a third of its length (at least 2 edits), or of which
/// `word` is a prefix; empty when none is near. Ties go to the first candidate.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string> candidates);

} // namespace tenfold
