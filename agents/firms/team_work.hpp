// SPDX-License-Identifier: Apache-2.0
/// What the work of a firm's teams adds to the books.
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
/// Counts work that is only observed.
void count_done(FirmTurn& turn, OccupationId occupation, const WorkDone& work);

/// A day of the team of one occupation where every task is an event: reviews begin for the people
/// there are today, and, if the team `works`, tasks are drawn.
void begin_task_day(FirmTurn& turn, OccupationId occupation, const TeamUse& use, bool works);

} // namespace tenfold
