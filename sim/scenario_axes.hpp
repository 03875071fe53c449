// SPDX-License-Identifier: Apache-2.0
/// The categories of a scenario as axes of results.
#pragma once

#include "output/results_file.hpp"
#include "scenarios/scenario.hpp"

#include <string_view>

namespace tenfold {

/// The axis "sector", "occupation", "occupation_from", "region", "size_class", "quantile" or
/// "dollar_bin" of a scenario's results. Throws RunError for any other name.
[[nodiscard]] Axis scenario_axis(const Scenario& scenario, std::string_view name);

} // namespace tenfold
