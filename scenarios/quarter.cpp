// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quarter.hpp"

#include <charconv>
#include <fmt/format.h>
#include <system_error>

namespace tenfold {

std::optional<Quarter> Quarter::parse(std::string_view text) {
    constexpr std::size_t year_digits = 4;
    if (text.size() != year_digits + 2 || text[year_digits] != 'Q' || text.back() < '1' ||
        text.back() > '4' || text.front() == '-') {
        return std::nullopt;
    }
    int year = 0;
    const char* const end = text.data() + year_digits;
    const auto read = std::from_chars(text.data(), end, year);
    if (read.ec != std::errc{} || read.ptr != end) {
        return std::nullopt;
    }
    return Quarter{year, text.back() - '0'};
}

std::string Quarter::text() const {
    return fmt::format("{:04}Q{}", number_ / 4, number_ % 4 + 1);
}

} // namespace tenfold
