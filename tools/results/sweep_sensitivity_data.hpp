// SPDX-License-Identifier: Apache-2.0
/// Sensitivity of a sweep's outputs to its factors, as data of the report page.
#pragma once

#include "output/sweep_table.hpp"
#include "scenarios/study.hpp"

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tenfold {

/// {"method", "scalars": [one for each scalar]}. The method is that of the design: "tornado",
/// "saltelli", "morris", else "rank" (regression on ranks); with "why", the reason, instead of
/// "scalars" (or of the results of a scalar) if nothing can be computed. The output of a design point
/// is the mean over its complete runs. A point without complete runs excludes its sample, trajectory
/// or factor; "used" is the number that remain of all ("of").
[[nodiscard]] nlohmann::ordered_json sweep_sensitivity_json(const SweepTable& table,
                                                            const Study& study);

/// The number with five significant digits; null unless it is finite.
[[nodiscard]] nlohmann::ordered_json number_json(double value);

/// The value of a factor in a run, as text for the page.
[[nodiscard]] std::string
value_text(const Study& study, const SweepFactor& factor, std::size_t run);

} // namespace tenfold
