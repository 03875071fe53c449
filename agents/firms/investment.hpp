// SPDX-License-Identifier: Apache-2.0
/// Steps of a firm's review that concern its fixed capital and its loan
/// (agents/firms/fixed_capital.hpp); without a central bank they change nothing.
#pragma once

#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Whether firms have capital and loans of their own.
[[nodiscard]] inline bool has_finance(const FirmView& see) {
    return see.parameters.central_bank.enabled;
}

/// Invests for a month (Eq. 104 to 106, 111): plans capital, pays for used goods, and returns what
/// is left to be bought new [base-year dollars a year].
[[nodiscard]] double invest(FirmTurn& turn);

/// Tax on the firm's capital in a month less the subsidy on its purchase of new capital goods,
/// `investment` [cents].
[[nodiscard]] std::int64_t capital_levy(const FirmTurn& turn, std::int64_t investment);

/// Pays a month's interest and adjusts the loan (Eq. 95, 112).
void service_loan(FirmTurn& turn);

/// Hours per unit of output relative to normal, given the firm's capital (Eq. 109).
[[nodiscard]] double labour_factor(const FirmTurn& turn);

/// Largest daily output that capital allows (Eq. 108) [base-year dollars].
[[nodiscard]] double capital_limit(const FirmTurn& turn);

/// Factor on the target price: scarcity of capital (Eq. 113), and shocks to markups (Eq. 115).
[[nodiscard]] double target_price_factor(const FirmTurn& turn);

/// Settles the loan of a closed firm and passes its capital on (Eq. 111): the bank loses a share
/// of the loan and any overdraft, and owners repay the rest.
void close_balance(FirmTurn& turn);

/// Gives a new firm the capital of its expected output; its owners pay over some years.
void open_balance(FirmTurn& turn);

} // namespace tenfold
