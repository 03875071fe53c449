// SPDX-License-Identifier: Apache-2.0
/// `run --twin`: runs beside the same runs without artificial intelligence, for one seed or several.
#pragma once

#include <atomic>

#include "tools/cli/simulate.hpp"

namespace tenfold {

/// Makes the runs of the request, each followed by its twin, and says what artificial intelligence
/// brings. Both have results of their own. An interruption ends them; what was said of complete
/// pairs stands. Returns the exit code; throws as `simulate` does.
[[nodiscard]] int simulate_with_twins(const Request& request, const std::atomic<bool>& interrupted);

} // namespace tenfold
