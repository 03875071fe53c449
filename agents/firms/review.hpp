// SPDX-License-Identifier: Apache-2.0
/// Parts of a firm's monthly review that other files of this directory use.
#pragma once

#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

namespace tenfold {

/// The people and the work of a firm; `integration` is hours per unit of work that the integration
/// of coworkers takes.
[[nodiscard]] Staff staff(FirmTurn& turn, double integration);

/// Posts the firm's weight for the next clearing account of its sector.
void announce(FirmTurn& turn);

} // namespace tenfold
