// SPDX-License-Identifier: Apache-2.0
/// Estimated memory and time of a run.
#pragma once

#include "scenarios/scenario.hpp"

namespace tenfold {

/// Number of simulated people in all countries.
[[nodiscard]] double run_people(const Scenario& scenario);

/// Estimated memory of a run of `scenario` [bytes] (docs/performance.md).
[[nodiscard]] double run_memory(const Scenario& scenario);

/// Estimated time of a run on `threads` threads [s], from measurements on the machine of
/// docs/performance.md; other machines may take half or twice as long.
[[nodiscard]] double run_seconds(const Scenario& scenario, unsigned threads);

/// Memory available to programs on this machine [bytes]: free pages and the reclaimable file cache.
[[nodiscard]] double available_memory();

} // namespace tenfold
