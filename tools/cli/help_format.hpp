// SPDX-License-Identifier: Apache-2.0
/// The help of the commands in the columns that there are.
#pragma once

#include <cstddef>
#include <memory>

namespace CLI {
class FormatterBase;
}

namespace tenfold {

/// Makes the texts of `--help` for a terminal of so many columns.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> help_format(std::size_t columns);

} // namespace tenfold
