// SPDX-License-Identifier: Apache-2.0
/// How wages accrue without a payment a day: both sides of a job add and subtract the same integers
/// on the same days.
///
/// Days of a month count from 0. Whoever starts on day d is owed the days from d on; whoever leaves
/// on day e is owed the days before e. So starting subtracts d days' pay and leaving adds e days';
/// who is still there at the month's end adds all its days, and everything starts again from zero.
#pragma once

#include <cstdint>

namespace tenfold {

/// The highest wage for which what is owed for a month fits the 32 bits of Worker::wage_due [cents
/// a calendar day]: 31 days and the overtime of as many firms as somebody can have worked for in a
/// month, six (a hire takes five days), each with a quarter of normal hours at twice the wage
/// (coworkers.overtime_limit, overtime_premium).
inline constexpr double highest_daily_wage = 17'000'000.0;
static_assert(highest_daily_wage * 31 * (1.0 + 6 * 0.25 * 2.0) < 0x7FFFFFFF);
inline constexpr const char* wage_too_high =
    "wages have run away: somebody would get more than 170,000 USD a day; a lower "
    "wages.tightness_response, wages.pay_dispersion, accounts.inflation_target or "
    "tables.annual_wage prevents it";

/// Pay of the days of the month before `day` [cents].
[[nodiscard]] constexpr std::int32_t pay_until(std::uint32_t daily_wage, int day) {
    return static_cast<std::int32_t>(daily_wage) * day;
}

} // namespace tenfold
