// SPDX-License-Identifier: Apache-2.0
/// When all agents are counted one by one.
#pragma once

#include "agents/economy/economy.hpp"

namespace tenfold {

/// Largest number of workers for which everybody is counted every month, unless the run is one of a
/// sweep. For larger ones, and in sweeps, that would cost a tenth of the run; there each payday
/// counts all people in passing (Economy::check_payday), and years end with a count of everybody
/// and every firm.
inline constexpr std::size_t monthly_recount_workers = 20'000;

/// Every month where that is wanted, else at year's end; and on the last day.
[[nodiscard]] inline bool recount_due(const Economy& economy, Day day) {
    return economy.monthly_recount || economy.calendar.is_year_end(day) ||
           day + 1 == economy.last_day;
}

} // namespace tenfold
