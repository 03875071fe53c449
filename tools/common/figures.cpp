// SPDX-License-Identifier: Apache-2.0
#include "tools/common/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "tools/common/summary_text.hpp"

namespace tenfold {

namespace {

bool starts_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// "2.1e+25" as "2.1e25".
std::string without_plus(std::string text) {
    if (const std::size_t at = text.find("e+"); at != std::string::npos) {
        text.erase(at + 1, 1);
    }
    return text;
}

} // namespace

std::string figure_text(double value) {
    const double size = std::abs(value);
    if (std::isnan(value)) {
        return "-";
    }
    if (size >= 999.95e12 || (size < 1e-4 && size > 0.0)) {
        return without_plus(fmt::format("{:#.3g}", value));
    }
    struct Unit {
        double size;
        const char* name;
    };
    for (const Unit unit : {Unit{1e12, "T"}, Unit{1e9, "B"}, Unit{1e6, "M"}}) {
        if (size >= 0.99995 * unit.size) {
            return fmt::format("{:#.4g} {}", value / unit.size, unit.name);
        }
    }
    if (size >= 999.95) {
        return with_separators(value);
    }
    return value == std::floor(value) ? fmt::format("{:.0f}", value)
                                      : fmt::format("{:#.4g}", value);
}

std::size_t text_width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string padded(std::string_view text, std::size_t width) {
    std::size_t columns = 0;
    std::size_t end = 0;
    while (end < text.size() && (columns < width || !starts_character(text[end]))) {
        columns += starts_character(text[end]) ? 1 : 0;
        ++end;
    }
    return std::string{text.substr(0, end)} + std::string(width - columns, ' ');
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::string margin(indent, ' ');
    std::string lines;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (!line.empty() && indent + text_width(line) + 1 + text_width(word) > width) {
            lines += margin + line + "\n";
            line.clear();
        }
        if (!word.empty()) {
            line += line.empty() ? "" : " ";
            line += word;
        }
        at = end + 1;
    }
    return lines + margin + line + "\n";
}

} // namespace tenfold
