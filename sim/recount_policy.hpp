// SPDX-License-Identifier: Apache-2.0
/// When all agents are counted one by one.
#pragma once

#include "agents/economy.hpp"

namespace tenfold {

/// Largest number of workers for which a recount every month costs next to nothing.
inline constexpr std::size_t monthly_recount_workers = 2'000'000;

/// Every month up to two million workers, else at year's end; and on the last day.
[[nodiscard]] inline bool recount_due(const Economy& economy, Day day) {
    return economy.workers.size() <= monthly_recount_workers || economy.calendar.is_year_end(day) ||
           day + 1 == economy.last_day;
}

} // namespace tenfold
