// SPDX-License-Identifier: Apache-2.0
/// What artificial intelligence does to an economy: a run beside its twin without it, which has the
/// same random numbers.
#pragma once

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <string>

namespace tenfold {

/// The scenario without labs at work and without firms that use coworkers.
[[nodiscard]] Scenario without_ai(Scenario scenario);

/// A block of lines, at most 100 columns wide: means over the last twelve months of both, and the
/// verdict on what intelligence adds to real GDP (observation O3).
[[nodiscard]] std::string twin_text(const RunResult& result, const RunResult& without);

} // namespace tenfold
