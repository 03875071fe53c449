// SPDX-License-Identifier: Apache-2.0
/// The characters that a scenario may contain: UTF-8 text without control characters and invisible
/// formatting characters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tenfold {

/// The first character that is not allowed.
struct BadCharacter {
    int line = 1;   // from 1
    int column = 1; // from 1, in bytes
    std::string what;
};

/// Checks a text for invalid UTF-8, control characters other than line feed, and characters that
/// invisibly change the direction or lines of a text (U+0085, U+2028, U+2029, U+202A to U+202E,
/// U+2066 to U+2069, U+FEFF).
[[nodiscard]] std::optional<BadCharacter> first_bad_character(std::string_view text);

/// The same for a whole file, which must have no byte order mark; lines may end with CR LF.
[[nodiscard]] std::optional<BadCharacter> first_bad_file_character(std::string_view text);

} // namespace tenfold
