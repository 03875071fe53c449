// SPDX-License-Identifier: Apache-2.0
/// Results of the calibration of a scenario's accounts; constant during a run.
#pragma once

#include "agents/money/goods.hpp"
#include "agents/money/national_accounts.hpp"

namespace tenfold {

struct MoneyCalibration {
    NationalAccounts national_accounts; // of the base year, at full scale
    StationaryState stationary;
    Baskets baskets;
};

} // namespace tenfold
