// SPDX-License-Identifier: Apache-2.0
/// Money between a firm and its owners.
#pragma once

#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Pays owners `cents` >= 0: people, the owners of land, or the government.
void pay_owners(FirmTurn& turn, std::int64_t cents);
/// Owners pay `cents` >= 0 in: the capital of a new firm, or the debts of one that has closed.
void draw_from_owners(FirmTurn& turn, std::int64_t cents);

/// Cost of a firm's expected output in a month of mean length [cents].
[[nodiscard]] std::int64_t month_cost(const Firm& firm, const FirmView& see);
/// Deposit, beyond wages owed, that a firm keeps after a review in a month of so many days
/// (Eq. 35) [cents].
[[nodiscard]] std::int64_t deposit_to_keep(const Firm& firm, const FirmView& see, int days);

} // namespace tenfold
