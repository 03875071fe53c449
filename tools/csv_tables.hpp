// SPDX-License-Identifier: Apache-2.0
/// A run as tables that every program reads: comma-separated values in tidy form.
#pragma once

#include "output/read_results.hpp"

#include <string>
#include <vector>

namespace tenfold {

/// A file in memory.
struct TextFile {
    std::string name;
    std::string content;
};

/// One table for each set of dimensions (a row for each combination of their keys, a column for
/// each series), then series.csv, axes.csv, observations.csv, run.csv and scenario.yaml. Numbers
/// are the shortest that read back as the same double; no value is an empty field. Throws FileError
/// when the name of a dimension cannot be part of a file's name.
[[nodiscard]] std::vector<TextFile> csv_tables(const ResultsFile& results);

/// `text` as a field: in quotes where it needs them (RFC 4180).
[[nodiscard]] std::string csv_field(const std::string& text);

/// The shortest number that reads back as `value`; empty for NaN.
[[nodiscard]] std::string csv_number(double value);

} // namespace tenfold
