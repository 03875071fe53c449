// SPDX-License-Identifier: Apache-2.0
/// A sweep as tables of comma-separated values.
#pragma once

#include "output/sweep_table.hpp"

#include <vector>

#include "tools/results/csv_tables.hpp"

namespace tenfold {

/// runs.csv (one row per run: place in the design, status, factors, scalars), one table for each set
/// of axes of the series (run_time.csv, run_time_sector.csv, ...), then columns.csv (meaning of the
/// columns), axes.csv, run.csv (identity of the sweep), study.yaml and scenario.yaml.
[[nodiscard]] std::vector<TextFile> csv_tables(const SweepTable& sweep, const CsvStyle& style = {});

} // namespace tenfold
