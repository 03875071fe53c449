// SPDX-License-Identifier: Apache-2.0
/// Help of the commands, fitted to the width of the terminal.
#pragma once

#include <cstddef>
#include <memory>

namespace CLI {
class FormatterBase;
}

namespace tenfold {

/// The formatter of `--help` for a terminal with so many columns.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_format(std::size_t columns);

} // namespace tenfold
