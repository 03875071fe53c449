// SPDX-License-Identifier: Apache-2.0
/// A comparison of runs as text and as JSON.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <span>
#include <string>

#include "tools/results/comparison.hpp"

namespace tenfold {

/// Tables in plain text; ends with a newline.
[[nodiscard]] std::string comparison_text(const Comparison& comparison,
                                          std::span<const ResultsFile> files,
                                          std::size_t columns);

/// One JSON object (docs/results_tools.md); ends with a newline.
[[nodiscard]] std::string comparison_json(const Comparison& comparison,
                                          std::span<const ResultsFile> files);

/// The members `period`, `reference` and `against_first` of that object on one line, for the page of
/// `report`.
[[nodiscard]] std::string comparison_figures_json(const Comparison& comparison);

} // namespace tenfold
