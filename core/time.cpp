// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <charconv>
#include <cstdio>

namespace tenfold {

namespace {

using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

bool parse_digits(const std::string& text, std::size_t position, std::size_t count, int& value) {
    const char* begin = text.data() + position;
    const auto result = std::from_chars(begin, begin + count, value);
    return result.ec == std::errc{} && result.ptr == begin + count && *begin != '-';
}

} // namespace

bool Calendar::is_month_end(Day day) const {
    const year_month_day today{date(day)};
    return today.day() ==
           year_month_day_last{today.year() / today.month() / std::chrono::last}.day();
}

bool Calendar::is_year_end(Day day) const {
    return year_month_day{date(day)}.month() == std::chrono::December && is_month_end(day);
}

int Calendar::days_in_month(Day day) const {
    const year_month_day today{date(day)};
    const year_month_day_last last{today.year() / today.month() / std::chrono::last};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

double Calendar::decimal_year(Date date) {
    const year_month_day ymd{date};
    const Date first{ymd.year() / std::chrono::January / 1};
    const Date next{(ymd.year() + std::chrono::years{1}) / std::chrono::January / 1};
    return static_cast<int>(ymd.year()) + static_cast<double>((date - first).count()) /
                                              static_cast<double>((next - first).count());
}

std::string to_string(Date date) {
    const year_month_day ymd{date};
    char text[32];
    std::snprintf(text,
                  sizeof text,
                  "%04d-%02u-%02u",
                  static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()),
                  static_cast<unsigned>(ymd.day()));
    return text;
}

bool parse_date(const std::string& text, Date& date) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !parse_digits(text, 0, 4, year) ||
        !parse_digits(text, 5, 2, month) || !parse_digits(text, 8, 2, day)) {
        return false;
    }
    const year_month_day ymd{std::chrono::year{year},
                             std::chrono::month{static_cast<unsigned>(month)},
                             std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) {
        return false;
    }
    date = Date{ymd};
    return true;
}

} // namespace tenfold
