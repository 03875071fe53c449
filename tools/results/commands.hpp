// SPDX-License-Identifier: Apache-2.0
/// The commands that read results.
#pragma once

#include <array>

#include "tools/common/command.hpp"

namespace tenfold {

/// Prints a run, or one series of it. Throws UsageError when there is no such series, FileError.
[[nodiscard]] OptionCheck show_command(CLI::App& app);

/// Writes a run or a sweep as tables into a folder. Throws FileError.
[[nodiscard]] OptionCheck export_command(CLI::App& app);

/// Prints how runs differ. Throws UsageError when they have no month in common, FileError.
[[nodiscard]] OptionCheck compare_command(CLI::App& app);

/// Writes runs, or a collected sweep, as one page for a browser. Throws UsageError when a folder
/// has no collected sweep, FileError, RunError when this program was built without the page.
[[nodiscard]] OptionCheck report_command(CLI::App& app);

inline constexpr std::array results_commands{
    Command{"show", CommandGroup::results, "Show the results of a run as text", show_command},
    Command{
        "export", CommandGroup::tables, "Write a run or a sweep as tables (CSV)", export_command},
    Command{"compare",
            CommandGroup::results,
            "Say how runs differ, with intervals over seeds",
            compare_command},
    Command{"report",
            CommandGroup::results,
            "Write the results of runs as one page for a browser",
            report_command}};

} // namespace tenfold
