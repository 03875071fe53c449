// SPDX-License-Identifier: Apache-2.0
/// One screen of results in plain text, at most 100 columns wide.
#pragma once

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <string>

namespace tenfold {

/// The summary of a run whose results lie in `output_path`; ends with a newline.
[[nodiscard]] std::string
summarise(const Scenario& scenario, const RunResult& result, const std::string& output_path);

/// A frontier horizon in words: minutes, hours, working days of eight hours, or, beyond what any
/// benchmark has measured, "more than a work-year (extrapolated)" (2,000 h).
[[nodiscard]] std::string horizon_text(double minutes);

/// 1234567 as "1,234,567".
[[nodiscard]] std::string with_separators(double count);

} // namespace tenfold
