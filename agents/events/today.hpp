// SPDX-License-Identifier: Apache-2.0
/// The calendar of a day, as published to all agents.
#pragma once

#include "core/time.hpp"

namespace tenfold {

struct Today {
    Day day = 0;
    bool month_start = false;
    bool month_end = false; // last day of a calendar month
    int day_of_month = 0;   // from 0
    int days = 30;          // of this month
    int days_before = 31;   // of the previous month, whose money the clearing accounts pay out

    /// Advances to `next`: the first day of the run, or the day after the current one.
    void advance(const Calendar& calendar, Day next);
};

} // namespace tenfold
