// SPDX-License-Identifier: Apache-2.0
/// What each command does that reads results.
#pragma once

#include "tools/results/results_options.hpp"

namespace tenfold {

/// Prints a run, or one series of it. Throws UsageError when there is no such series, FileError.
[[nodiscard]] int show_command(const ResultsRequest& request);

/// Writes a run as tables into a folder. Throws FileError.
[[nodiscard]] int export_command(const ResultsRequest& request);

/// Prints how runs differ. Throws UsageError when they have no month in common, FileError.
[[nodiscard]] int compare_command(const ResultsRequest& request);

/// Writes runs, or a collected sweep, as one page for a browser. Throws UsageError when a folder
/// has no collected sweep, FileError, RunError when this program was built without the page.
[[nodiscard]] int report_command(const ResultsRequest& request);

} // namespace tenfold
