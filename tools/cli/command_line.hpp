// SPDX-License-Identifier: Apache-2.0
/// The command line of `tenfold`: text in, a checked request out. Nothing is performed here.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/common/command.hpp"
#include "tools/common/terminal.hpp"

namespace tenfold {

/// A checked command line.
struct CommandLine {
    std::string text;    // to be printed: help or version; else empty
    std::string command; // its name, "sweep plan"; empty with a text
    Action action;       // what the command does; none with a text
};

/// Parses `arguments` (without the program's name). Throws UsageError whose message names the
/// nearest command or option when one is misspelt. Help is written for so many columns.
[[nodiscard]] CommandLine parse_command_line(std::vector<std::string> arguments,
                                             std::size_t columns = usual_columns);

} // namespace tenfold
