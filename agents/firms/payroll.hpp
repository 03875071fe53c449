// SPDX-License-Identifier: Apache-2.0
/// Wages of a firm's people.
#pragma once

#include "agents/firms/view.hpp"

namespace tenfold {

/// Changes the wage bill of an occupation [cents a day].
void change_wage_bill(FirmTurn& turn, OccupationId occupation, std::int64_t change);

/// Wages that a firm owes on a day of the month for the days before [cents].
[[nodiscard]] constexpr std::int64_t wages_owed(const Firm& firm, int day_of_month) {
    return firm.wages_due + firm.wage_bill * day_of_month;
}

} // namespace tenfold
