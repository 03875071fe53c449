// SPDX-License-Identifier: Apache-2.0
/// Purposes of random draws: each purpose has its own stream (docs/decisions/0003).
#pragma once

#include "core/random.hpp"

namespace tenfold {

/// Passes and events use different purposes, so that their draws are independent.
namespace purpose {
inline constexpr Purpose examination = 1;
inline constexpr Purpose occupation_switch = 2;
inline constexpr Purpose matching = 3;
inline constexpr Purpose layoff = 4;
inline constexpr Purpose adoption = 5;
inline constexpr Purpose pilot = 6;
inline constexpr Purpose firm_factor = 7;
inline constexpr Purpose coworker_rounding = 8;
inline constexpr Purpose exit = 9;
inline constexpr Purpose demand_shifter = 10;
inline constexpr Purpose post_rounding = 11;
inline constexpr Purpose entry = 12;
inline constexpr Purpose training = 13;
inline constexpr Purpose shift = 14;
inline constexpr Purpose founding = 15;
inline constexpr Purpose native = 16;
inline constexpr Purpose entrant = 17;
inline constexpr Purpose task = 20;
} // namespace purpose

} // namespace tenfold
