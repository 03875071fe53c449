// SPDX-License-Identifier: Apache-2.0
/// A sweep as tables of comma-separated values.
#pragma once

#include "output/sweep_table.hpp"

#include <vector>

#include "tools/results/csv_tables.hpp"

namespace tenfold {

/// runs.csv (a row for each run: its place in the design, how it ended, factors, numbers kept), a
/// table for each set of axes of the series kept (run_time.csv, run_time_sector.csv, ...), then
/// columns.csv (what the columns are), axes.csv, run.csv (which sweep), study.yaml and
/// scenario.yaml.
[[nodiscard]] std::vector<TextFile> csv_tables(const SweepTable& sweep, const CsvStyle& style = {});

} // namespace tenfold
