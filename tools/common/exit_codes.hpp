// SPDX-License-Identifier: Apache-2.0
/// What the exit code of the process says.
#pragma once

namespace tenfold {

/// Exit codes of the process.
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
