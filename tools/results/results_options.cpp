// SPDX-License-Identifier: Apache-2.0
#include "tools/results/results_options.hpp"

#include "core/check.hpp"

#include <fmt/format.h>
#include <utility>

#include "tools/common/option_values.hpp"

namespace tenfold {

namespace {

constexpr const char* example = "results/us-2023-seed1.h5";

/// The request for `files`. Throws UsageError if there are none.
ResultsRequest request_for(std::vector<std::string> files, std::string_view command) {
    if (files.empty() || files.front().empty()) {
        throw UsageError{fmt::format("{} needs a results file, for example {}", command, example)};
    }
    ResultsRequest request;
    request.files = std::move(files);
    return request;
}

} // namespace

void define_show(Options& options, RawResultsOptions& raw) {
    options.argument("RUN", raw.run, "Results file");
    options.argument("SERIES",
                     raw.series,
                     "One series, for example unemployment_rate or price; `observations` for the "
                     "observations on the run as a whole");
    options.flag("--ascii", raw.ascii, "Use ASCII characters only");
}

void define_export(Options& options, RawResultsOptions& raw) {
    options.argument("RUN", raw.run, "Results file, or the directory or sweep.h5 of a sweep");
    options.value("--csv",
                  raw.csv,
                  "FOLDER",
                  "Folder for the tables, created if missing: one for each set of dimensions "
                  "(time.csv, time_sector.csv, ...), the list of series and the scenario; earlier "
                  "tables of the same run are overwritten");
    options.flag("--force", raw.force, force_help);
    options.flag("--excel",
                 raw.excel,
                 "Format for Excel: semicolons between fields and a byte order mark; numbers keep "
                 "their decimal point");
}

void define_compare(Options& options, RawResultsOptions& raw) {
    options.arguments("RUN",
                      raw.runs,
                      "Two or more results files; runs of a scenario with different seeds form a "
                      "group, and the scenario of the first file is the reference");
    options.flag("--json", raw.json, "Print one JSON object (docs/results_tools.md)");
}

void define_report(Options& options, RawResultsOptions& raw) {
    options.arguments("RUN",
                      raw.runs,
                      "Results files or folders of them, or the folder or sweep.h5 of one sweep");
    options.value("--out,-o",
                  raw.out,
                  "FILE",
                  "HTML file (default: report.html); an earlier page is overwritten");
    options.flag("--force", raw.force, force_help);
}

ResultsRequest check_show(const RawResultsOptions& raw) {
    ResultsRequest request = request_for({raw.run}, "show");
    request.series = raw.series;
    request.ascii = raw.ascii;
    return request;
}

ResultsRequest check_export(const RawResultsOptions& raw) {
    ResultsRequest request = request_for({raw.run}, "export");
    if (raw.csv.empty()) {
        throw UsageError{"export needs --csv FOLDER, the folder for the tables"};
    }
    request.folder = raw.csv;
    request.force = raw.force;
    request.excel = raw.excel;
    return request;
}

ResultsRequest check_compare(const RawResultsOptions& raw) {
    ResultsRequest request = request_for(raw.runs, "compare");
    if (request.files.size() < 2) {
        throw UsageError{"compare needs at least two results files"};
    }
    request.json = raw.json;
    return request;
}

ResultsRequest check_report(const RawResultsOptions& raw) {
    ResultsRequest request = request_for(raw.runs, "report");
    request.output_path = raw.out.empty() ? "report.html" : raw.out;
    request.force = raw.force;
    return request;
}

} // namespace tenfold
