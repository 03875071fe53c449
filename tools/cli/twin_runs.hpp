// SPDX-License-Identifier: Apache-2.0
/// `run --twin`: runs with their counterfactuals without AI, for one or several seeds.
#pragma once

#include <atomic>

#include "tools/cli/simulate.hpp"

namespace tenfold {

/// Makes the runs of the request, each followed by its twin, and prints the effects of AI. Each run
/// has its own results file. After an interruption the summary covers the complete pairs. Returns the
/// exit code; throws as `simulate` does.
[[nodiscard]] int simulate_with_twins(const Request& request, const std::atomic<bool>& interrupted);

} // namespace tenfold
