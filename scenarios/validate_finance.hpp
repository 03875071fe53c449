// SPDX-License-Identifier: Apache-2.0
/// Checks of the central bank, banks and expectations of a scenario.
#pragma once

#include "scenarios/scenario.hpp"
#include "scenarios/validate.hpp"

namespace tenfold {

/// Reports unknown rules, ratios of banks that contradict each other and a nominal path without an
/// anchor. Whether the accounts of the first day close is checked with the accounts.
void check_finance(const Scenario& scenario, const ProblemSink& problem);

} // namespace tenfold
