// SPDX-License-Identifier: Apache-2.0
/// What this process says of itself in the files that it writes.
#pragma once

#include "output/results_file.hpp"

#include <string>

namespace tenfold {

/// Present time, ISO 8601.
[[nodiscard]] std::string now_text();

/// Fills in everything about this process that is not in the scenario, and that it ends now.
void add_provenance(Provenance& run, const std::string& invocation, const std::string& started);

} // namespace tenfold
