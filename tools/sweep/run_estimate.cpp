// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/run_estimate.hpp"

#include "core/stopwatch.hpp"

#include "sim/sweep_run.hpp"

#include <algorithm>

namespace tenfold {

RunEstimate
estimate_run(const PreparedSweep& sweep, double limit, const std::atomic<bool>& interrupted) {
    std::atomic<bool> stop{false};
    RunEstimate estimate;
    SweepSetting setting{sweep.loaded.source, sweep.outputs};
    setting.interrupted = &stop;
    setting.on_progress = [&](const Progress& progress) {
        estimate.tried = progress.fraction;
        stop = stop || interrupted || progress.seconds > limit;
    };
    const Stopwatch watch;
    if (run_one(setting, sweep.plan.changes(0), {})) {
        estimate.tried = 1.0;
    }
    estimate.seconds = watch.seconds() / std::max(estimate.tried, 0.01);
    return estimate;
}

} // namespace tenfold
