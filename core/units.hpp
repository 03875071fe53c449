// SPDX-License-Identifier: Apache-2.0
/// Factors between units.
#pragma once

namespace tenfold {

inline constexpr double cents_per_dollar = 100.0;
inline constexpr double minutes_per_hour = 60.0;
inline constexpr double kilotokens_per_mtok = 1000.0;

} // namespace tenfold
