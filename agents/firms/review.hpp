// SPDX-License-Identifier: Apache-2.0
/// Parts of a firm's monthly review that other parts of the room use too.
#pragma once

#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

namespace tenfold {

/// The people of a firm, and what its work takes of them; `integration` is hours a unit of work
/// that integrating coworkers takes.
[[nodiscard]] Staff staff(FirmTurn& turn, double integration);

/// Announces the firm's part in the next clearing account of its sector.
void announce(FirmTurn& turn);

} // namespace tenfold
