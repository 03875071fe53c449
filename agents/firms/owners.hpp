// SPDX-License-Identifier: Apache-2.0
/// Money between a firm and its owners.
#pragma once

#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Pays `cents` >= 0 to the owners: people, owners of land, or the government.
void pay_owners(FirmTurn& turn, std::int64_t cents);
/// Collects `cents` >= 0 from the owners: capital of a new firm, or debts of a closed one.
void draw_from_owners(FirmTurn& turn, std::int64_t cents);

/// Cost of the firm's expected output in a month of mean length [cents].
[[nodiscard]] std::int64_t month_cost(const Firm& firm, const FirmView& see);
/// Deposit in excess of wages owed that a firm keeps after its review in a month of `days` days
/// (Eq. 35) [cents].
[[nodiscard]] std::int64_t deposit_to_keep(const Firm& firm, const FirmView& see, int days);

} // namespace tenfold
