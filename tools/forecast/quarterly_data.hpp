// SPDX-License-Identifier: Apache-2.0
/// Quarterly data of an economy, read from a CSV file.
#pragma once

#include "scenarios/forecast_study.hpp"
#include "scenarios/quarter.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "tools/analysis/autoregression.hpp"

namespace tenfold {

/// The columns that every file has, with the names of FRED, and what they hold.
inline constexpr std::string_view data_columns =
    "quarter (as 2010Q2), GDPC1 (real GDP), GDP (nominal GDP), GDPDEF (its deflator), UNRATE "
    "(unemployment rate, percent) and FEDFUNDS (policy rate, percent, mean of the quarter)";

struct QuarterlyData {
    Quarter first;
    PeriodRows targets;               // one row per quarter, in the order of forecast_targets
    std::vector<std::string> further; // names of further columns
    PeriodRows further_values;        // one row per quarter, in the order of `further`

    [[nodiscard]] Quarter last() const { return first + (static_cast<int>(targets.size()) - 1); }
    /// Row of a quarter, which must lie between first and last.
    [[nodiscard]] std::size_t row(Quarter quarter) const {
        return static_cast<std::size_t>(quarter - first);
    }
    [[nodiscard]] bool contains(Quarter quarter) const {
        return first <= quarter && quarter <= last();
    }
    /// The value of a target, NaN if it is missing or outside the data.
    [[nodiscard]] double actual(std::size_t target, Quarter quarter) const;
};

/// Reads a file and computes the targets. Lines that begin with '#' are comments, an empty cell is
/// missing, and quarters follow each other without a gap. `further` columns are read as they stand.
/// Throws FileError if the file cannot be read, ScenarioError with all its problems.
[[nodiscard]] QuarterlyData read_quarterly_data(const std::filesystem::path& path,
                                                std::span<const std::string> further);

} // namespace tenfold
