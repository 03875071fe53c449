// SPDX-License-Identifier: Apache-2.0
/// The documentation page of the results file, generated from the tables that write it.
#pragma once

#include <string>

namespace tenfold {

/// Markdown.
[[nodiscard]] std::string describe_format_markdown();

} // namespace tenfold
