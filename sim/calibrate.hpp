// SPDX-License-Identifier: Apache-2.0
/// Constants that follow from a scenario before the run: consistent accounts, calibrated rates,
/// baskets.
#pragma once

#include "agents/economy/parameters.hpp"
#include "agents/labour/calibration.hpp"

#include "scenarios/scenario.hpp"

namespace tenfold {

/// National accounts of a scenario, made consistent. Throws AccountsError.
[[nodiscard]] NationalAccounts national_accounts(const Scenario& scenario);

/// Parameters of a single-country scenario; a scenario without regions has one region.
[[nodiscard]] Parameters model_parameters(const Scenario& scenario);

/// Calibration of a single-country scenario. Throws RunError if the targets of the labour market
/// contradict each other, and AccountsError if the accounts cannot be made consistent.
[[nodiscard]] ModelCalibration calibrate(const Scenario& scenario);

} // namespace tenfold
