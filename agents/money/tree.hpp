// SPDX-License-Identifier: Apache-2.0
/// The parameters that this room sees (agents/classification/tree.hpp).
#pragma once

#include "agents/money/national_accounts.hpp"
#include "agents/money/parameters.hpp"
#include "agents/policies/tree.hpp"

namespace tenfold {

/// Parameters of accounts, households and government, and those of the rooms to its left.
struct MoneyParameters : PolicyParameters {
    AccountsParameters accounts;
    HouseholdParameters households;
    GovernmentParameters government;
    DirectUseParameters direct_use;

    /// Trend growth of money: real growth plus inflation target [1/yr].
    [[nodiscard]] double nominal_growth() const {
        return accounts.real_growth + accounts.inflation_target;
    }
};

} // namespace tenfold
