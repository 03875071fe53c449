// SPDX-License-Identifier: Apache-2.0
/// The commands that read results.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Prints a run or one of its series. Throws UsageError if there is no such series, FileError.
[[nodiscard]] OptionCheck show_command(Options& options);

/// Writes a run or a sweep as tables into a folder. Throws FileError.
[[nodiscard]] OptionCheck export_command(Options& options);

/// Prints differences between runs. Throws UsageError if they have no month in common, FileError.
[[nodiscard]] OptionCheck compare_command(Options& options);

/// Writes runs or a collected sweep as an HTML page. Throws UsageError if a folder has no collected
/// sweep, FileError, RunError if this program was built without the page.
[[nodiscard]] OptionCheck report_command(Options& options);

inline constexpr std::array results_commands{
    Command{"show", CommandGroup::results, "Show the results of a run as text", show_command},
    Command{
        "export", CommandGroup::tables, "Export a run or a sweep as CSV tables", export_command},
    Command{"compare",
            CommandGroup::results,
            "Compare runs, with confidence intervals over seeds",
            compare_command},
    Command{
        "report", CommandGroup::results, "Write an HTML page on runs or a sweep", report_command}};

} // namespace tenfold
