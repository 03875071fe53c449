// SPDX-License-Identifier: Apache-2.0
/// Storage of all firms: records, slots, rosters and desks.
#pragma once

#include "core/column.hpp"

#include "agents/coworkers/task_desks.hpp"
#include "agents/firms/fixed_capital.hpp"
#include "agents/firms/roster.hpp"
#include "agents/firms/slots.hpp"
#include "agents/firms/state.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

struct FirmStore {
    Column<Firm> firms;
    Column<FirmBalance> balances; // by firm; empty without a central bank
    Slots slots;
    Rosters rosters;
    std::vector<TaskDesks> desks; // by firm; empty unless tasks are single events

    FirmStore(std::uint32_t firm_count,
              std::uint32_t slot_count,
              std::uint32_t posts,
              bool tasks_are_events,
              bool has_balances)
        : firms{firm_count}, balances{has_balances ? firm_count : 0}, slots{slot_count},
          rosters{posts}, desks(tasks_are_events ? firm_count : 0) {}
};

} // namespace tenfold
