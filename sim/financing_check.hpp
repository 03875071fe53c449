// SPDX-License-Identifier: Apache-2.0
/// Warnings before a run about policies that their tax cannot finance.
#pragma once

#include "scenarios/scenario.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// One sentence for each basic income whose tax, even at its highest rate, would not cover the cost
/// if incomes, spending and tokens stayed as in the first month. Basic incomes that run at the same
/// time are added up in the order of their start. Other policies are left out, because their cost
/// is known only during the run. Throws like calibrate.
[[nodiscard]] std::vector<std::string> financing_warnings(const Scenario& scenario);

} // namespace tenfold
