// SPDX-License-Identifier: Apache-2.0
/// A results file in memory as bytes and back, to hand it from one process to another.
#pragma once

#include "output/read_results.hpp"

#include <string>
#include <string_view>

namespace tenfold {

/// Everything but the path.
[[nodiscard]] std::string to_bytes(const ResultsFile& results);

/// Throws FileError when `bytes` are not what to_bytes makes.
[[nodiscard]] ResultsFile results_from_bytes(std::string_view bytes);

} // namespace tenfold
