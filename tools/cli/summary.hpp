// SPDX-License-Identifier: Apache-2.0
/// The summary of a run, one screen of plain text.
#pragma once

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <cstddef>
#include <string>

namespace tenfold {

/// The summary of a run whose results are in `output_path`; ends with a newline.
[[nodiscard]] std::string summarise(const Scenario& scenario,
                                    const RunResult& result,
                                    const std::string& output_path,
                                    std::size_t columns);

} // namespace tenfold
