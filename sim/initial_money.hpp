// SPDX-License-Identifier: Apache-2.0
/// Gives people their deposits and fills the clearing accounts with what travels on the first day.
#pragma once

#include "agents/economy/economy.hpp"

namespace tenfold {

/// Deposits of people, the clearing accounts of the month before the run, and the treasury, whose debt is all
/// that others hold. Firms must have their deposits already.
void fill_pots(Economy& economy);

} // namespace tenfold
