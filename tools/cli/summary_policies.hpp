// SPDX-License-Identifier: Apache-2.0
/// The cost of policies in a run, and the debt-financed part of it.
#pragma once

#include "agents/observe/measures.hpp"

#include <span>
#include <string>

namespace tenfold {

/// Two lines, or none if no policy has cost anything.
[[nodiscard]] std::string policies_text(std::span<const MonthlyMeasures> months);

} // namespace tenfold
