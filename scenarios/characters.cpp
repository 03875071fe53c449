// SPDX-License-Identifier: Apache-2.0
#include "scenarios/characters.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr char32_t invalid = 0xFFFFFFFF;

struct Decoded {
    char32_t character;
    std::size_t size; // bytes, at least 1
};

/// The character at `at`; refuses overlong forms, surrogates and values above U+10FFFF.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const char32_t first = byte(at);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + size > text.size()) {
        return {invalid, 1};
    }
    char32_t character = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {invalid, 1};
        }
        character = (character << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (character < smallest[size] || character > 0x10FFFF ||
        (character >= 0xD800 && character < 0xE000)) {
        return {invalid, 1};
    }
    return {character, size};
}

/// The reason to refuse a character; empty if it is allowed.
std::string refusal(char32_t c) {
    const auto number = static_cast<unsigned>(c);
    if (c == invalid) {
        return "bytes that are not valid UTF-8";
    }
    if (c == 0) {
        return "a NUL byte (a binary file?)";
    }
    if (c == '\t') {
        return "a tab (use spaces)";
    }
    if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0)) {
        return fmt::format("the control character U+{:04X}", number);
    }
    if (c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF) {
        return fmt::format("the invisible character U+{:04X}", number);
    }
    return {};
}

std::optional<BadCharacter> find_bad(std::string_view text, bool carriage_returns) {
    BadCharacter place;
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, size] = decode(text, at);
        const bool line_end =
            carriage_returns && character == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!line_end) {
            place.what = refusal(character);
            if (!place.what.empty()) {
                return place;
            }
        }
        at += size;
        place.column += static_cast<int>(size);
        if (character == '\n') {
            ++place.line;
            place.column = 1;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<BadCharacter> first_bad_character(std::string_view text) {
    return find_bad(text, false);
}

std::optional<BadCharacter> first_bad_file_character(std::string_view text) {
    using namespace std::string_view_literals;
    for (const std::string_view mark :
         {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv, "\0\0\xFE\xFF"sv}) {
        if (text.starts_with(mark)) {
            return BadCharacter{1, 1, "a byte order mark (save the file as UTF-8 without it)"};
        }
    }
    // In a binary file a NUL byte is a better explanation than an earlier character.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        const std::string_view before = text.substr(0, nul);
        const std::size_t line_end = before.rfind('\n');
        const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
        return BadCharacter{static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                            static_cast<int>(nul - line_start) + 1,
                            refusal(0)};
    }
    return find_bad(text, true);
}

} // namespace tenfold
