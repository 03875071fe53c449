// SPDX-License-Identifier: Apache-2.0
/// What artificial intelligence does to an economy: runs beside their twins without it, which have
/// the same random numbers.
#pragma once

#include "scenarios/load.hpp"

#include "sim/run.hpp"

#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// What makes a scenario of that name its twin: no labs at work, no firms that use coworkers.
[[nodiscard]] std::vector<Override> without_ai(const std::string& name);

/// Months of a run, or of its twin.
struct TwinMonths {
    std::vector<double> real_gdp;     // [USD/yr]
    std::vector<double> welfare;      // consumption-equivalent, per person (Eq. 90) [USD/yr]
    std::vector<double> price_level;  // [1]
    std::vector<double> unemployment; // [1]
    std::vector<double> labour_share; // [1]
    std::vector<double> intelligence; // of the best model [1]
};

struct TwinSeries {
    TwinMonths with;
    TwinMonths without;
};

[[nodiscard]] TwinSeries twin_series(const RunResult& with, const RunResult& without);

/// A block of lines, at most 100 columns wide: differences of the means over the last twelve
/// months, with 95 % intervals over several seeds, and the verdicts on what intelligence adds to
/// real GDP and welfare (observation O3), on means over the seeds. `seeds` is not empty.
[[nodiscard]] std::string twin_text(std::span<const TwinSeries> seeds);

} // namespace tenfold
