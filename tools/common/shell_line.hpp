// SPDX-License-Identifier: Apache-2.0
/// Command lines for people to paste.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Whether a character needs no quotes in a shell; `others` beside letters and digits.
[[nodiscard]] bool is_plain(char c, std::string_view others);

/// The arguments as a line that can be pasted into a shell.
[[nodiscard]] std::string shell_line(const std::vector<std::string>& arguments);

} // namespace tenfold
