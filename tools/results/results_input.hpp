// SPDX-License-Identifier: Apache-2.0
/// Results files as the commands need them.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Reads a results file and makes sure that its texts can be printed: no control characters that
/// would steer a terminal. Throws FileError.
[[nodiscard]] ResultsFile open_results(const std::filesystem::path& path);

/// The values of category `index` of a variable over time, one for each month.
[[nodiscard]] std::vector<double> column_of(const Variable& variable, std::size_t index);

/// What a run says that was interrupted before its last day: "ended early, in 2026-05 of a run to
/// 2035-12"; empty of one that is complete.
[[nodiscard]] std::string early_end_text(const ResultsFile& results);

/// "seed 1", or "seed 1, replicate 2".
[[nodiscard]] std::string draw_text(const ResultsFile& results);

} // namespace tenfold
