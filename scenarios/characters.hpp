// SPDX-License-Identifier: Apache-2.0
/// Which characters a scenario may contain: UTF-8 text without control or invisible steering
/// characters.
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

/// Checks a text: invalid UTF-8, control characters other than line feed, and characters that
/// change the direction or lines of a text unseen (U+0085, U+2028, U+2029, U+202A to U+202E, U+2066
/// to U+2069, U+FEFF).
[[nodiscard]] std::optional<BadCharacter> first_bad_character(std::string_view text);

/// The same for a whole file, which moreover has no byte order mark; lines may end with CR LF.
[[nodiscard]] std::optional<BadCharacter> first_bad_file_character(std::string_view text);

} // namespace tenfold
