// SPDX-License-Identifier: Apache-2.0
/// Classes of firms by number of employees, as in the Business Trends and Outlook Survey of the
/// Census Bureau.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tenfold {

/// A size class of firms; it ends where the next one begins.
struct SizeClass {
    std::uint32_t least = 0; // employees
    std::string_view key;
    std::string_view name;
};

inline constexpr std::array size_classes{
    SizeClass{1, "1-4", "1 to 4 employees"},
    SizeClass{5, "5-9", "5 to 9 employees"},
    SizeClass{10, "10-19", "10 to 19 employees"},
    SizeClass{20, "20-49", "20 to 49 employees"},
    SizeClass{50, "50-99", "50 to 99 employees"},
    SizeClass{100, "100-249", "100 to 249 employees"},
    SizeClass{250, "250+", "250 employees or more"},
};

/// Index in `size_classes` of a firm with this many employees; size_classes.size() for a firm
/// without employees, because the survey covers employers only.
[[nodiscard]] constexpr std::size_t size_class(std::uint32_t employees) {
    std::size_t place = size_classes.size();
    for (std::size_t i = 0; i < size_classes.size() && employees >= size_classes[i].least; ++i) {
        place = i;
    }
    return place;
}

} // namespace tenfold
