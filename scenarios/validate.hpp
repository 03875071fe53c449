// SPDX-License-Identifier: Apache-2.0
/// Checks between the values of a scenario; the loader checks types, ranges and shapes.
#pragma once

#include "scenarios/scenario.hpp"

#include <functional>
#include <string>

namespace tenfold {

/// Receives a key path ("tables.mobility.15") and the problem.
using ProblemSink = std::function<void(const std::string& path, const std::string& problem)>;

/// Most occupations (the rosters hold a 64-bit mask of them) and sectors.
inline constexpr std::size_t most_occupations = 64;
inline constexpr std::size_t most_sectors = 250;
inline constexpr std::size_t most_regions = 64;

/// Largest distance from one of shares that sum to one (sources round to three digits).
inline constexpr double share_tolerance = 1e-3;

/// Longest run [yr].
inline constexpr int longest_run_years = 170;

/// Reports all inconsistencies of `scenario`. Tables and vectors must have the shapes that their
/// lists require.
void validate(const Scenario& scenario,
              const ProblemSink& problem,
              const LeverTable& levers = shipped_levers());

} // namespace tenfold
