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

/// Pay of the days of the month before `day` [cents].
[[nodiscard]] constexpr std::int32_t pay_until(std::uint32_t daily_wage, int day) {
    return static_cast<std::int32_t>(daily_wage) * day;
}

} // namespace tenfold
