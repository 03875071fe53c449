// SPDX-License-Identifier: Apache-2.0
/// The options of the commands that read results: `show`, `export`, `compare` and `report`.
#pragma once

#include <string>
#include <vector>

#include "tools/common/options.hpp"

namespace tenfold {

/// The checked request of a command that reads results.
struct ResultsRequest {
    std::vector<std::string> files; // at least one
    std::string series;             // of `show`; empty: all series
    bool ascii = false;             // of `show`: ASCII characters only
    std::string folder;             // of `export`
    bool excel = false;             // of `export`: format for Excel
    bool json = false;              // of `compare`
    std::string output_path;        // of `report`
    bool force = false;             // overwrite any existing file
};

/// The options as text.
struct RawResultsOptions {
    std::string run, series, csv, out;
    std::vector<std::string> runs;
    bool ascii = false;
    bool excel = false;
    bool json = false;
    bool force = false;
};

/// Declare the options of one command; `raw` must outlive the parsing of the command line.
void define_show(Options& options, RawResultsOptions& raw);
void define_export(Options& options, RawResultsOptions& raw);
void define_compare(Options& options, RawResultsOptions& raw);
void define_report(Options& options, RawResultsOptions& raw);

/// Check the options of one command. They throw UsageError.
[[nodiscard]] ResultsRequest check_show(const RawResultsOptions& raw);
[[nodiscard]] ResultsRequest check_export(const RawResultsOptions& raw);
[[nodiscard]] ResultsRequest check_compare(const RawResultsOptions& raw);
[[nodiscard]] ResultsRequest check_report(const RawResultsOptions& raw);

} // namespace tenfold
