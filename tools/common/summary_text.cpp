// SPDX-License-Identifier: Apache-2.0
#include "tools/common/summary_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>

#include "tools/common/figure_styles.hpp"

namespace tenfold {

std::string with_separators(double value, int decimals) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    const bool negative =
        std::signbit(value) && digits.find_first_of("123456789") != std::string::npos;
    std::string text = negative ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string percent_text(double share) {
    return styled(FigureStyle::percent, share);
}

std::string bytes_text(double bytes) {
    return bytes < 1e6   ? fmt::format("{:.0f} kB", std::max(bytes / 1e3, 1.0))
           : bytes < 1e9 ? fmt::format("{:.1f} MB", bytes / 1e6)
                         : fmt::format("{:.1f} GB", bytes / 1e9);
}

} // namespace tenfold
