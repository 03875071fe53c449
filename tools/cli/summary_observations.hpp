// SPDX-License-Identifier: Apache-2.0
/// The part of a summary on the observations of the run (docs/output_observations.md).
#pragma once

#include "agents/observe/measures.hpp"
#include "agents/observe/observations.hpp"

#include <span>
#include <string>

namespace tenfold {

/// A verdict with its basis, on one line.
[[nodiscard]] std::string verdict_text(const ValueVerdict& verdict);

/// A block of lines, at most 100 columns wide; `months` is not empty.
[[nodiscard]] std::string observations_text(const Observations& observations,
                                            const ObservationParameters& parameters,
                                            std::span<const MonthlyMeasures> months);

} // namespace tenfold
