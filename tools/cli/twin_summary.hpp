// SPDX-License-Identifier: Apache-2.0
/// Effects of AI: runs compared with their twins without AI, which use the same random numbers.
#pragma once

#include "scenarios/load.hpp"

#include "sim/run.hpp"

#include <span>
#include <string>
#include <vector>

namespace tenfold {

/// The overrides that turn a scenario of that name into its twin: no training, no adoption.
[[nodiscard]] std::vector<Override> without_ai(const std::string& name);

/// Monthly series of a run or its twin.
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

/// Differences of the means over the last twelve months, with 95 % intervals over several seeds, and
/// the verdicts on what intelligence adds to real GDP and welfare (observation O3), on means over the
/// seeds; at most 100 columns wide. `seeds` is not empty.
[[nodiscard]] std::string twin_text(std::span<const TwinSeries> seeds);

} // namespace tenfold
