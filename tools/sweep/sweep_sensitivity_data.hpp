// SPDX-License-Identifier: Apache-2.0
/// Which factors matter in a sweep, as far as its design can tell, as data of the report page.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <nlohmann/json_fwd.hpp>

namespace tenfold {

/// {"method", "scalars": [one for each scalar]}. The method is that of the design: "tornado",
/// "saltelli", "morris", else "rank" (regression on ranks); with "why" instead of "scalars" where
/// there is nothing to compute from, as in a scalar. The output of a point is the mean over those
/// of its runs that are complete; a point without one takes its sample, trajectory or factor with
/// it: "used" says how many of all ("of") are left.
[[nodiscard]] nlohmann::ordered_json sensitivity_json(const SweepTable& table, const Study& study);

/// With five significant digits; null unless it is finite.
[[nodiscard]] nlohmann::ordered_json number_json(double value);

} // namespace tenfold
