// SPDX-License-Identifier: Apache-2.0
/// Exit codes of the process.
#pragma once

namespace tenfold {

enum ExitCode : int {
    exit_ok = 0,
    exit_run_failed = 1,
    exit_usage = 2,
    exit_scenario = 3,
    exit_file = 4,
    exit_interrupted = 5,
    exit_failed_runs = 6
};

} // namespace tenfold
