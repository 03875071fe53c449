// SPDX-License-Identifier: Apache-2.0
/// The day and the month of the economy as a table.
#pragma once

#include "agents/economy/schedule.hpp"

namespace tenfold {

/// The schedule that every run follows.
[[nodiscard]] const Schedule& schedule();

} // namespace tenfold
