// SPDX-License-Identifier: Apache-2.0
/// A comparison of runs for people and for programs.
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

/// Of that only `period`, `reference` and `against_first`, on one line: what the page of a report
/// says of differences.
[[nodiscard]] std::string comparison_figures_json(const Comparison& comparison);

} // namespace tenfold
