// SPDX-License-Identifier: Apache-2.0
/// The summary of a world of several countries, one screen of plain text.
#pragma once

#include "scenarios/scenario.hpp"

#include "sim/world_run.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tenfold {

/// The summary of a run whose results are in `files`, one for each country in order; ends with a
/// newline.
[[nodiscard]] std::string summarise_world(const Scenario& scenario,
                                          const WorldResult& result,
                                          const std::vector<std::string>& files,
                                          std::size_t columns);

} // namespace tenfold
