// SPDX-License-Identifier: Apache-2.0
/// Initial deposits of people, and contents of the clearing accounts on the first day.
#pragma once

#include "agents/economy/economy.hpp"

namespace tenfold {

/// Sets deposits of people, the clearing accounts for the month before the run, and the treasury,
/// whose debt equals the money of all others. Firms must have their deposits already.
void fill_clearing_accounts(Economy& economy);

/// Opens banks with the loans of all firms and the equity that these require; nothing without a
/// central bank.
void open_banks(Economy& economy);

} // namespace tenfold
