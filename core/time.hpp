// SPDX-License-Identifier: Apache-2.0
/// Time is one integer type: ticks since the start of the simulation. Intervals are half-open,
/// `[begin, end)`.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tenfold {

/// Ticks since the start of the run.
using Tick = std::int64_t;

/// Days since the start of the run (a day of the economy is one window of the engine).
using Day = std::int64_t;

/// A calendar date without time zone.
using Date = std::chrono::sys_days;

/// Ticks in a day: a power of two, so that a day's offset fits 20 bits (about 82 ms a tick).
inline constexpr int day_bits = 20;
inline constexpr Tick ticks_per_day = Tick{1} << day_bits;

/// Average length of a Gregorian month and year [day], used to turn monthly and yearly rates into
/// daily ones.
inline constexpr double days_per_month = 30.4369;
inline constexpr double days_per_year = 365.2425;

[[nodiscard]] constexpr Day day_of(Tick time) {
    return time >> day_bits;
}
[[nodiscard]] constexpr Tick start_of(Day day) {
    return day << day_bits;
}

/// The calendar of a run: maps days of the run to dates and back.
class Calendar {
public:
    /// `start` is the date of day 0.
    explicit Calendar(Date start) : start_{start} {}

    [[nodiscard]] Date start() const { return start_; }
    [[nodiscard]] Date date(Day day) const { return start_ + std::chrono::days{day}; }
    [[nodiscard]] Day day(Date date) const { return (date - start_).count(); }

    /// True when `day` is the last day of its calendar month.
    [[nodiscard]] bool is_month_end(Day day) const;
    /// True when `day` is the 31st of December.
    [[nodiscard]] bool is_year_end(Day day) const;
    /// Days in the calendar month that contains `day` (28 to 31).
    [[nodiscard]] int days_in_month(Day day) const;
    /// Decimal year of the start of `day`, for example 2023.5 [yr].
    [[nodiscard]] double decimal_year(Day day) const {
        return tenfold::Calendar::decimal_year(date(day));
    }
    [[nodiscard]] static double decimal_year(Date date);

private:
    Date start_;
};

/// ISO 8601, for example "2023-01-31".
[[nodiscard]] std::string to_string(Date date);

/// Parses "YYYY-MM-DD" exactly; returns false (and leaves `date` alone) for anything else,
/// impossible dates such as 2023-02-30 included.
[[nodiscard]] bool parse_date(const std::string& text, Date& date);

} // namespace tenfold
