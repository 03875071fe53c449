// SPDX-License-Identifier: Apache-2.0
#include "tools/summary_text.hpp"

#include "core/units.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr double hours_per_working_day = 8.0;
constexpr double hours_per_work_year = 2000.0;

struct Unit {
    double size;
    const char* name;
};

} // namespace

std::string with_separators(double count) {
    const std::string digits = fmt::format("{:.0f}", std::abs(count));
    std::string text = std::round(count) < 0.0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string horizon_text(double minutes) {
    const double hours = minutes / minutes_per_hour;
    if (minutes < 1.0) {
        return fmt::format("{:.0f} seconds", minutes * 60.0);
    }
    if (minutes < 100.0) {
        return fmt::format("{:.{}f} minutes", minutes, minutes < 10.0 ? 1 : 0);
    }
    if (hours < 2.0 * hours_per_working_day) {
        return fmt::format("{:.1f} hours", hours);
    }
    if (hours <= hours_per_work_year) {
        return fmt::format("{:.0f} working days", hours / hours_per_working_day);
    }
    return "more than a work-year (extrapolated)";
}

std::string percent_text(double share) {
    return fmt::format("{:.1f} %", 100.0 * share);
}

std::string dollars_text(double amount) {
    return amount < 1e9 ? fmt::format("${:.1f} million", amount / 1e6)
                        : fmt::format("${} billion", with_separators(amount / 1e9));
}

std::string price_text(double usd_per_mtok) {
    constexpr std::array quantities{Unit{1.0, "million"}, Unit{1e3, "billion"}};
    for (const Unit& quantity : quantities) {
        const double price = usd_per_mtok * quantity.size;
        if (price >= 0.01) {
            return fmt::format("${:.2f} per {} tokens", price, quantity.name);
        }
    }
    return fmt::format("${:.2g} per trillion tokens", usd_per_mtok * 1e6);
}

std::string tokens_text(double mtok) {
    constexpr std::array units{Unit{1e12, "quintillion"},
                               Unit{1e9, "quadrillion"},
                               Unit{1e6, "trillion"},
                               Unit{1e3, "billion"}};
    for (const Unit& unit : units) {
        if (mtok >= unit.size) {
            const double count = mtok / unit.size;
            return fmt::format("{:.{}f} {}", count, count < 10.0 ? 1 : 0, unit.name);
        }
    }
    return fmt::format("{:.0f} million", mtok);
}

} // namespace tenfold
