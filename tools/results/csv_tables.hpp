// SPDX-License-Identifier: Apache-2.0
/// A run as tidy tables of comma-separated values.
#pragma once

#include "output/read_results.hpp"

#include <string>
#include <vector>

#include "tools/results/csv_text.hpp"

namespace tenfold {

/// A file in memory.
struct TextFile {
    std::string name;
    std::string content;
};

/// One table for each set of dimensions (a row for each combination of their keys, a column for
/// each series), then series.csv, axes.csv, observations.csv, run.csv and scenario.yaml. Throws
/// FileError if the name of a dimension cannot be part of a file name.
[[nodiscard]] std::vector<TextFile> csv_tables(const ResultsFile& results,
                                               const CsvStyle& style = {});

} // namespace tenfold
