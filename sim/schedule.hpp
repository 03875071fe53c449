// SPDX-License-Identifier: Apache-2.0
/// The schedule of a day and of a month as a table.
#pragma once

#include "agents/economy/schedule.hpp"

namespace tenfold {

/// The schedule of every run.
[[nodiscard]] const Schedule& schedule();

} // namespace tenfold
