// SPDX-License-Identifier: Apache-2.0
/// Parses the command line of `tenfold` into a checked request, without performing it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/common/command.hpp"
#include "tools/common/terminal.hpp"

namespace tenfold {

/// A checked command line.
struct CommandLine {
    std::string text;    // help or version to be printed; else empty
    std::string command; // name, such as "sweep plan"; empty if `text` is set
    Action action;       // none if `text` is set
};

/// Parses `arguments` (without the program's name). Throws UsageError, which suggests the nearest
/// command or option for a misspelt one. Help fits `columns`.
[[nodiscard]] CommandLine parse_command_line(std::vector<std::string> arguments,
                                             std::size_t columns = usual_columns);

} // namespace tenfold
