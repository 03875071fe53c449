// SPDX-License-Identifier: Apache-2.0
#include "agents/events/today.hpp"

namespace tenfold {

void Today::advance(const Calendar& calendar, Day next) {
    day = next;
    month_start = next == 0 || calendar.is_month_end(next - 1);
    month_end = calendar.is_month_end(next);
    day_of_month = month_start ? 0 : day_of_month + 1;
    days = calendar.days_in_month(next);
    if (month_start) {
        days_before = calendar.days_in_month(next - 1);
    }
}

} // namespace tenfold
