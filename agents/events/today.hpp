// SPDX-License-Identifier: Apache-2.0
/// The calendar as every agent sees it during a day.
#pragma once

#include "core/time.hpp"

namespace tenfold {

struct Today {
    Day day = 0;
    bool month_start = false;
    bool month_end = false; // today is the last day of a calendar month
    int day_of_month = 0;   // from 0
    int days = 30;          // of this month
    int days_before = 31;   // of the month before, which the clearing accounts of this month cover

    /// Moves on to `day`, which is the first day of the run or the day after the present one.
    void advance(const Calendar& calendar, Day next);
};

} // namespace tenfold
