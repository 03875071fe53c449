// SPDX-License-Identifier: Apache-2.0
/// Accrual of wages without daily payments: the worker and the firm add and subtract the same
/// integers on the same days.
///
/// Days of a month count from 0. A person who starts on day d is owed the wage from day d on; one
/// who leaves on day e is owed the wage of the days before e. A start therefore subtracts d days'
/// pay and a separation adds e days' pay. At the end of the month everyone still employed adds the
/// pay of all its days, and the balances return to zero.
#pragma once

#include <cstdint>

namespace tenfold {

/// Highest wage at which a month's pay fits the 32 bits of Worker::wage_due [cents a calendar day]:
/// 31 days of wages, and the overtime of up to six firms in one month (a hire takes five days),
/// each at a quarter of normal hours and twice the wage (coworkers.overtime_limit,
/// overtime_premium).
inline constexpr double highest_daily_wage = 17'000'000.0;
static_assert(highest_daily_wage * 31 * (1.0 + 6 * 0.25 * 2.0) < 0x7FFFFFFF);
inline constexpr const char* wage_too_high =
    "wages are too high: a wage would exceed 170,000 USD a day; lower "
    "wages.tightness_response, wages.pay_dispersion, accounts.inflation_target or "
    "tables.annual_wage";

/// Pay of the days of the month before `day` [cents].
[[nodiscard]] constexpr std::int32_t pay_until(std::uint32_t daily_wage, int day) {
    return static_cast<std::int32_t>(daily_wage) * day;
}

} // namespace tenfold
