// SPDX-License-Identifier: Apache-2.0
/// What follows from a scenario before anything happens: consistent accounts, calibrated rates,
/// baskets.
#pragma once

#include "agents/economy/parameters.hpp"
#include "agents/labour/calibration.hpp"

#include "scenarios/scenario.hpp"

namespace tenfold {

/// The accounts of a scenario, made consistent. Throws AccountsError.
[[nodiscard]] NationalAccounts national_accounts(const Scenario& scenario);

/// The parameters of a scenario of one country; a scenario without regions is one region.
[[nodiscard]] Parameters model_parameters(const Scenario& scenario);

/// The calibration of a scenario of one country. Throws RunError when the targets of the labour
/// market contradict each other, AccountsError for accounts that cannot be made consistent.
[[nodiscard]] ModelCalibration calibrate(const Scenario& scenario);

} // namespace tenfold
