// SPDX-License-Identifier: Apache-2.0
/// Working time of a post.
#pragma once

namespace tenfold {

inline constexpr double post_week_hours = 40.0;
inline constexpr double post_day_hours = post_week_hours / 7.0; // per calendar day
inline constexpr double post_year_hours = 52.0 * post_week_hours;

} // namespace tenfold
