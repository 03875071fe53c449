// SPDX-License-Identifier: Apache-2.0
/// The part of a summary that says what the run observed of the economics of artificial
/// intelligence.
#pragma once

#include "agents/observe/measures.hpp"
#include "agents/observe/observations.hpp"

#include <span>
#include <string>

namespace tenfold {

/// A verdict in a line, with what it rests on.
[[nodiscard]] std::string verdict_text(const ValueVerdict& verdict);

/// A block of lines, at most 100 columns wide; `months` is not empty.
[[nodiscard]] std::string observations_text(const Observations& observations,
                                            const ObservationParameters& parameters,
                                            std::span<const MonthlyMeasures> months);

} // namespace tenfold
