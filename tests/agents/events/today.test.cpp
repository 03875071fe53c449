// SPDX-License-Identifier: Apache-2.0
#include "agents/events/today.hpp"

#include <chrono>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("the place of each day in its month is right over a leap year and from any first day") {
    using namespace std::chrono;
    for (const Date start : {Date{2023y / January / 1}, Date{2024y / February / 1}}) {
        const Calendar calendar{start};
        Today today;
        for (Day day = 0; day < 800; ++day) {
            today.advance(calendar, day);
            const year_month_day date{start + days{day}};
            const year_month month{date.year(), date.month()};
            const auto length = [](year_month of) {
                return static_cast<int>(static_cast<unsigned>((of / last).day()));
            };
            const int in_month = static_cast<int>(static_cast<unsigned>(date.day()));
            CHECK(today.day == day);
            CHECK(today.month_start == (in_month == 1));
            CHECK(today.month_end == (in_month == length(month)));
            CHECK(today.day_of_month == in_month - 1);
            CHECK(today.days == length(month));
            CHECK(today.days_before == length(month - months{1}));
        }
    }
}

TEST_CASE("a run that starts within a month counts its days from the first day of the run") {
    using namespace std::chrono;
    const Calendar calendar{Date{2023y / January / 16}};
    Today today;
    today.advance(calendar, 0);
    CHECK(today.month_start);
    CHECK(today.day_of_month == 0);
    for (Day day = 1; day < 16; ++day) {
        today.advance(calendar, day);
    }
    CHECK(today.month_end); // the 31st
    CHECK(today.day_of_month == 15);
    today.advance(calendar, 16);
    CHECK(today.month_start);
    CHECK(today.days == 28);
    CHECK(today.days_before == 31);
}
