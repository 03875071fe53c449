// SPDX-License-Identifier: Apache-2.0
/// Exit codes of a program, and the exit code of each kind of error.
#pragma once

#include <cstdio>
#include <functional>
#include <string_view>

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

/// For main(): calls `program` and returns its exit code. If `program` throws, writes
/// "PREFIX: MESSAGE" to `stream` and returns the exit code of the error's kind; the problems of a
/// scenario, which begin with their positions, have no prefix. Ignores errors of the stream.
[[nodiscard]] int
report_errors(std::FILE* stream, std::string_view prefix, const std::function<int()>& program);

} // namespace tenfold
