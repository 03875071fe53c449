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

    /// Trend growth of real output: of productivity and of the labour force [1/yr].
    [[nodiscard]] double output_growth() const {
        return accounts.real_growth + accounts.labour_force_growth;
    }
    /// Trend growth of wages: of productivity and of prices [1/yr].
    [[nodiscard]] double wage_growth() const {
        return accounts.real_growth + accounts.inflation_target;
    }
    /// Trend growth of money: of real output and of prices [1/yr].
    [[nodiscard]] double nominal_growth() const {
        return output_growth() + accounts.inflation_target;
    }
};

} // namespace tenfold
