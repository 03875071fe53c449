// SPDX-License-Identifier: Apache-2.0
#include "sim/checkpoints.hpp"

#include "core/check.hpp"

#include "output/atomic_file.hpp"

#include <algorithm>
#include <chrono>

namespace tenfold {

namespace {

/// The date `months` later, or the last day of that month if it has no such day.
Date add_months(Date date, int months) {
    const std::chrono::year_month_day day{date};
    const std::chrono::year_month_day later = day + std::chrono::months{months};
    return later.ok() ? Date{later} : Date{later.year() / later.month() / std::chrono::last};
}

} // namespace

Checkpoints::Checkpoints(const CheckpointPlan& plan, Date today, std::uint64_t bytes)
    : plan_{plan}, bytes_{bytes}, start_{today}, next_date_{today}, next_seconds_{
                                                                        plan.every.seconds} {
    if (wanted() && !plan.every.never()) {
        check_writable(plan.path, bytes);
    }
    next_date_ = after(today);
}

// Counts from the start, so that a 31st returns to the 31st after shorter months.
Date Checkpoints::after(Date date) const {
    const CheckpointInterval& every = plan_.every;
    constexpr int calendar_months = 12 * 9999; // more would exceed the years that a date can hold
    const Date once = every.at > date ? every.at : Date::max();
    if ((every.months == 0 && every.days == 0) || every.months > calendar_months) {
        return once;
    }
    Date next = start_;
    for (int step = 1; next <= date; ++step) {
        next = add_months(start_, step * every.months) +
               std::chrono::days{std::int64_t{step} * every.days};
    }
    return std::min(next, once);
}

bool Checkpoints::due(Date tomorrow, double seconds) {
    if (!wanted() || plan_.every.never()) {
        return false;
    }
    const bool by_date = tomorrow >= next_date_;
    const bool by_clock = plan_.every.seconds > 0.0 && seconds >= next_seconds_;
    if (by_date) {
        next_date_ = after(tomorrow);
    }
    if (by_clock) {
        next_seconds_ = seconds + plan_.every.seconds;
    }
    return by_date || by_clock;
}

void Checkpoints::write(Date tomorrow, const Save& save) const {
    const std::string problem = write_last(tomorrow, save);
    if (!problem.empty() && plan_.on_problem) {
        plan_.on_problem(problem);
    }
}

std::string Checkpoints::write_last(Date tomorrow, const Save& save) const {
    CheckpointHeader header = plan_.header;
    header.date = tomorrow;
    try {
        write_checkpoint(plan_.path, header, bytes_, save);
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

} // namespace tenfold
