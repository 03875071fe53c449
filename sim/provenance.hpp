// SPDX-License-Identifier: Apache-2.0
/// Provenance of the files that this process writes.
#pragma once

#include "output/results_file.hpp"

#include <string>

namespace tenfold {

/// The time `seconds` ago, ISO 8601.
[[nodiscard]] std::string time_text(double seconds);
/// The current time, ISO 8601.
[[nodiscard]] std::string now_text();

/// Fills in the facts about this process that are not in the scenario, with the current time as its
/// end.
void add_provenance(Provenance& run, const std::string& invocation, const std::string& started);

} // namespace tenfold
