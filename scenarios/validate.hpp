// SPDX-License-Identifier: Apache-2.0
/// Checks between the values of a scenario; types, ranges and shapes are the loader's.
#pragma once

#include "scenarios/scenario.hpp"

#include <functional>
#include <string>

namespace tenfold {

/// Receives a key path ("tables.mobility.15") and what is wrong there.
using ProblemSink = std::function<void(const std::string& path, const std::string& problem)>;

/// Most occupations (the rosters hold a 64-bit mask of them) and sectors.
inline constexpr std::size_t most_occupations = 64;
inline constexpr std::size_t most_sectors = 250;
inline constexpr std::size_t most_regions = 64;

/// Largest distance from one of shares that sum to one (sources round to three digits).
inline constexpr double share_tolerance = 1e-3;

/// Longest run [yr].
inline constexpr int longest_run_years = 170;

/// Reports everything in `scenario` that does not fit together. Tables and vectors must have the
/// shapes that their lists demand.
void validate(const Scenario& scenario, const ProblemSink& problem);

} // namespace tenfold
