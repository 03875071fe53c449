// SPDX-License-Identifier: Apache-2.0
/// What policies that spend money have cost in a run, and what of it became debt, in words.
#pragma once

#include "agents/observe/measures.hpp"

#include <span>
#include <string>

namespace tenfold {

/// Two lines, or none when no policy has cost anything.
[[nodiscard]] std::string policies_text(std::span<const MonthlyMeasures> months);

} // namespace tenfold
