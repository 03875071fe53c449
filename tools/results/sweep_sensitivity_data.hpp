// SPDX-License-Identifier: Apache-2.0
/// Which factors matter in a sweep, as far as its design can tell, as data of the report page.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tenfold {

/// {"method", "scalars": [one for each scalar]}. The method is that of the design: "tornado",
/// "saltelli", "morris", else "rank" (regression on ranks); with "why" instead of "scalars" where
/// there is nothing to compute from, as in a scalar. The output of a point is the mean over those
/// of its runs that are complete; a point without one takes its sample, trajectory or factor with
/// it: "used" says how many of all ("of") are left.
[[nodiscard]] nlohmann::ordered_json sweep_sensitivity_json(const SweepTable& table,
                                                            const Study& study);

/// With five significant digits; null unless it is finite.
[[nodiscard]] nlohmann::ordered_json number_json(double value);

/// The value that a factor has in a run, for people.
[[nodiscard]] std::string
value_text(const Study& study, const SweepFactor& factor, std::size_t run);

} // namespace tenfold
