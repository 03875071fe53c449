// SPDX-License-Identifier: Apache-2.0
/// Estimate of a long run's time and memory before it starts.
#pragma once

#include "core/time.hpp"

#include "scenarios/scenario.hpp"

#include <string>

namespace tenfold {

/// Estimated time and memory of `runs` consecutive runs of `scenario` from day `start` on; empty if
/// they take less than a minute and fit into `memory`, the available memory [bytes].
[[nodiscard]] std::string
run_forecast(Scenario scenario, Date start, unsigned threads, double memory, int runs = 1);

} // namespace tenfold
