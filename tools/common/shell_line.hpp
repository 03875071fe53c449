// SPDX-License-Identifier: Apache-2.0
/// Command lines that can be pasted into a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Whether a character is a letter, a digit or one of `others`.
[[nodiscard]] bool is_plain(char c, std::string_view others);

/// The arguments as one line, quoted where necessary.
[[nodiscard]] std::string shell_line(const std::vector<std::string>& arguments);

} // namespace tenfold
