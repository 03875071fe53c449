// SPDX-License-Identifier: Apache-2.0
/// Bookkeeping of the work of a firm's teams.
#pragma once

#include "agents/accounts/observed_counts.hpp"
#include "agents/coworkers/team.hpp"
#include "agents/firms/view.hpp"

#include <cstdint>

namespace tenfold {

/// Buys tokens for the work of an occupation.
void buy_tokens(FirmTurn& turn,
                OccupationId occupation,
                std::int64_t kilotokens,
                std::int64_t cents);
/// Adds work to totals that only observations read.
void count_done(FirmTurn& turn, OccupationId occupation, const WorkDone& work);

/// Starts a day of the team of one occupation when tasks are single events: starts reviews with the
/// people present, and draws new tasks if the team `works`.
void begin_task_day(FirmTurn& turn, OccupationId occupation, const TeamUse& use, bool works);

} // namespace tenfold
