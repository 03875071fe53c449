// SPDX-License-Identifier: Apache-2.0
/// What an economy needs to know of its scenario, with all that follows from it: consistent
/// accounts, calibrated rates, baskets.
#pragma once

#include "agents/economy/economy_parameters.hpp"
#include "agents/money/national_accounts.hpp"

#include "scenarios/scenario.hpp"

namespace tenfold {

/// The accounts of a scenario, made consistent. Throws AccountsError.
[[nodiscard]] NationalAccounts national_accounts(const Scenario& scenario);

/// The parameters of a scenario of one country. Throws RunError when the targets of the labour
/// market contradict each other, AccountsError for accounts that cannot be made consistent.
[[nodiscard]] EconomyParameters economy_parameters(const Scenario& scenario);

} // namespace tenfold
