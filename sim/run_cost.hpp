// SPDX-License-Identifier: Apache-2.0
/// What a run costs in memory and time, from its size.
#pragma once

#include "scenarios/scenario.hpp"

namespace tenfold {

/// Simulated people, of all countries.
[[nodiscard]] double run_people(const Scenario& scenario);

/// Memory that a run of `scenario` takes [bytes]; measured, see docs/performance.md.
[[nodiscard]] double run_memory(const Scenario& scenario);

/// About what a run takes on so many threads [s], from what people have cost on the machine of
/// docs/performance.md; others may be half as fast or twice.
[[nodiscard]] double run_seconds(const Scenario& scenario, unsigned threads);

/// Memory that programs can still have on this machine [bytes]: what is free, and what files in
/// memory would give back.
[[nodiscard]] double available_memory();

} // namespace tenfold
