// SPDX-License-Identifier: Apache-2.0
/// Numbers as text, for summaries.
#pragma once

#include <string>

namespace tenfold {

/// 1234567 as "1,234,567".
[[nodiscard]] std::string with_separators(double value, int decimals = 0);

/// 0.041 as "4.1 %".
[[nodiscard]] std::string percent_text(double share);

/// "12 kB", "34.9 MB", "11.3 GB".
[[nodiscard]] std::string bytes_text(double bytes);

} // namespace tenfold
