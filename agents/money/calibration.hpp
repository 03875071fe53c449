// SPDX-License-Identifier: Apache-2.0
/// What follows from the accounts of a scenario before anything happens; immutable during a run.
#pragma once

#include "agents/money/goods.hpp"
#include "agents/money/national_accounts.hpp"

namespace tenfold {

struct MoneyCalibration {
    NationalAccounts national_accounts; // of the base year, full scale
    StationaryState stationary;
    Baskets baskets;
};

} // namespace tenfold
