// SPDX-License-Identifier: Apache-2.0
/// The page of the documentation that says what is in a results file, made from the tables that
/// write it.
#pragma once

#include <string>

namespace tenfold {

/// Markdown.
[[nodiscard]] std::string describe_format_markdown();

} // namespace tenfold
