// SPDX-License-Identifier: Apache-2.0
/// Serialises a results file in memory, to pass it from one process to another.
#pragma once

#include "output/read_results.hpp"

#include <string>
#include <string_view>

namespace tenfold {

/// Everything but the path.
[[nodiscard]] std::string to_bytes(const ResultsFile& results);

/// Throws FileError if `bytes` are not the output of to_bytes.
[[nodiscard]] ResultsFile results_from_bytes(std::string_view bytes);

} // namespace tenfold
