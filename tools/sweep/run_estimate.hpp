// SPDX-License-Identifier: Apache-2.0
/// Estimate of the time of a sweep's runs from a trial run.
#pragma once

#include <atomic>

#include "tools/sweep/prepared_sweep.hpp"

namespace tenfold {

/// Result of a trial run.
struct RunEstimate {
    double seconds = 0.0; // of one complete run on one thread
    double tried = 0.0;   // simulated share of the run
};

/// Simulates the first run for at most `limit` seconds. A run that fails gives the time until then.
[[nodiscard]] RunEstimate
estimate_run(const PreparedSweep& sweep, double limit, const std::atomic<bool>& interrupted);

} // namespace tenfold
