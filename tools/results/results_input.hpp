// SPDX-License-Identifier: Apache-2.0
/// Results files as input of commands.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// Reads a results file. Throws FileError, also for text with control characters, which could act on
/// the terminal.
[[nodiscard]] ResultsFile open_results(const std::filesystem::path& path);

/// The monthly values of category `index` of a variable.
[[nodiscard]] std::vector<double> column_of(const Variable& variable, std::size_t index);

/// For an interrupted run "ended early, in 2026-05 of a run to 2035-12"; empty for a complete one.
[[nodiscard]] std::string early_end_text(const ResultsFile& results);

/// "seed 1", or "seed 1, replicate 2".
[[nodiscard]] std::string draw_text(const ResultsFile& results);

} // namespace tenfold
