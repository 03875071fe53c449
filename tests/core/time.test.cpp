// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using std::chrono::year;
using std::chrono::year_month_day;

namespace {

Date date_of(int y, unsigned m, unsigned d) {
    return Date{year_month_day{year{y}, std::chrono::month{m}, std::chrono::day{d}}};
}

} // namespace

TEST_CASE("ticks and days convert into each other, intervals half-open") {
    CHECK(start_of(0) == 0);
    CHECK(start_of(3) == 3 * ticks_per_day);
    CHECK(day_of(0) == 0);
    CHECK(day_of(ticks_per_day - 1) == 0);
    CHECK(day_of(ticks_per_day) == 1);
    CHECK(day_of(-1) == -1);
    CHECK(day_of(start_of(36'525)) == 36'525);
}

TEST_CASE("days and dates convert into each other across leap years") {
    const Calendar calendar{date_of(2023, 1, 1)};
    CHECK(calendar.day(date_of(2023, 1, 1)) == 0);
    CHECK(calendar.day(date_of(2024, 1, 1)) == 365);
    CHECK(calendar.day(date_of(2025, 1, 1)) == 365 + 366);
    CHECK(to_string(calendar.date(365 + 31 + 28)) == "2024-02-29");
    for (Day day = -1000; day < 40'000; ++day) {
        REQUIRE(calendar.day(calendar.date(day)) == day);
    }
}

TEST_CASE("month and year ends fall where they do") {
    const Calendar calendar{date_of(2023, 1, 1)};
    CHECK_FALSE(calendar.is_month_end(0));
    CHECK(calendar.is_month_end(30));
    CHECK(calendar.is_month_end(calendar.day(date_of(2023, 2, 28))));
    CHECK_FALSE(calendar.is_month_end(calendar.day(date_of(2024, 2, 28))));
    CHECK(calendar.is_month_end(calendar.day(date_of(2024, 2, 29))));
    CHECK(calendar.is_month_end(calendar.day(date_of(2100, 2, 28)))); // not a leap year
    CHECK(calendar.is_year_end(364));
    CHECK_FALSE(calendar.is_year_end(363));
    CHECK_FALSE(calendar.is_year_end(30));
    const Day days = calendar.day(date_of(2036, 1, 1)); // 13 years
    int month_ends = 0;
    int year_ends = 0;
    for (Day day = 0; day < days; ++day) {
        month_ends += calendar.is_month_end(day) ? 1 : 0;
        year_ends += calendar.is_year_end(day) ? 1 : 0;
    }
    CHECK(month_ends == 13 * 12);
    CHECK(year_ends == 13);
}

TEST_CASE("months have their lengths") {
    const Calendar calendar{date_of(2024, 1, 1)};
    const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (unsigned month = 1; month <= 12; ++month) {
        CHECK(calendar.days_in_month(calendar.day(date_of(2024, month, 15))) == lengths[month - 1]);
    }
    CHECK(calendar.days_in_month(calendar.day(date_of(2023, 2, 1))) == 28);
    CHECK(calendar.days_in_month(calendar.day(date_of(2000, 2, 1))) == 29);
}

TEST_CASE("decimal years begin at whole numbers and grow by the day") {
    CHECK(Calendar::decimal_year(date_of(2023, 1, 1)) == 2023.0);
    CHECK(Calendar::decimal_year(date_of(2023, 7, 2)) ==
          test::approximately(2023.0 + 182.0 / 365.0).epsilon(1e-15));
    CHECK(Calendar::decimal_year(date_of(2024, 7, 2)) == 2024.5);
    CHECK(Calendar::decimal_year(date_of(2024, 12, 31)) ==
          test::approximately(2024.0 + 365.0 / 366.0).epsilon(1e-15));
    const Calendar calendar{date_of(2023, 1, 1)};
    CHECK(calendar.decimal_year(365) == 2024.0);
}

TEST_CASE("dates are written and read as ISO 8601") {
    Date date = date_of(1999, 9, 9);
    REQUIRE(parse_date("2035-12-31", date));
    CHECK(date == date_of(2035, 12, 31));
    CHECK(to_string(date) == "2035-12-31");
    REQUIRE(parse_date("2024-02-29", date));
    REQUIRE(parse_date("0001-01-01", date));
    CHECK(to_string(date) == "0001-01-01");
}

TEST_CASE("anything but a date is rejected and leaves the date alone") {
    const Date before = date_of(2023, 4, 5);
    for (const char* text :
         {"",           "2023",        "2023-1-1",    "2023-01-1",     "23-01-01",
          "2023/01/01", "2023-01-01 ", " 2023-01-01", "2023-02-29",    "2023-02-30",
          "2023-13-01", "2023-00-01",  "2023-01-00",  "2023-01-32",    "2023-04-31",
          "-023-01-01", "+023-01-01",  "2023--1-01",  "2023-01--1",    "2023-0x-01",
          "2o23-01-01", "2023-01-0a",  "20230101",    "2023-01-01T00", "2100-02-29",
          "１２-01"}) {
        CAPTURE(text);
        Date date = before;
        CHECK_FALSE(parse_date(text, date));
        CHECK(date == before);
    }
    Date date = before;
    CHECK_FALSE(parse_date(std::string("2023-01-0\0", 10), date));
}
