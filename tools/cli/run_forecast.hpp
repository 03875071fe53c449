// SPDX-License-Identifier: Apache-2.0
/// What a long run says of itself before it starts.
#pragma once

#include "core/time.hpp"

#include "scenarios/scenario.hpp"

#include <string>

namespace tenfold {

/// About how long `runs` of `scenario` from day `start` on take, one after the other, and how much
/// memory, where that is more than a minute or than `memory`, which is what the machine has left
/// [bytes]; else nothing.
[[nodiscard]] std::string
run_forecast(Scenario scenario, Date start, unsigned threads, double memory, int runs = 1);

} // namespace tenfold
