// SPDX-License-Identifier: Apache-2.0
/// How long a run of a sweep takes, found by trying one.
#pragma once

#include <atomic>

#include "tools/sweep/prepared_sweep.hpp"

namespace tenfold {

/// What a try of a sweep's first run has shown.
struct RunEstimate {
    double seconds = 0.0; // of one run on one thread
    double tried = 0.0;   // share of the run that was tried
};

/// Tries the first run for at most `limit` seconds. A run that fails at once gives its time.
[[nodiscard]] RunEstimate
estimate_run(const PreparedSweep& sweep, double limit, const std::atomic<bool>& interrupted);

} // namespace tenfold
