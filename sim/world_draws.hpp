// SPDX-License-Identifier: Apache-2.0
/// Purposes of random numbers that build the world; different from those of the run
/// (agents/economy/economy.hpp).
#pragma once

#include "core/random.hpp"

namespace tenfold {

inline constexpr Purpose post_draws = 32;
inline constexpr Purpose size_draws = 33;
inline constexpr Purpose joiner_draws = 34;
inline constexpr Purpose adoption_draws = 35;
inline constexpr Purpose retraining_draws = 36;
inline constexpr Purpose demand_shifter_draws = 37;

} // namespace tenfold
