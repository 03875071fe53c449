// SPDX-License-Identifier: Apache-2.0
/// Runs as the data of the page that `tenfold report` writes.
#pragma once

#include "output/read_results.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// How much of a run's series goes into the page; what is left out is null.
enum class Detail { every_month, year_ends, nothing };

/// Of one run.
struct RunDetail {
    Detail economy = Detail::every_month;    // series over time alone
    Detail categories = Detail::every_month; // all other series
};

/// The data as JSON: {"format": 1, "figures": {headlines, styles, observations}, "comparison": {...}, "runs": [{file, group, attributes, run,
/// observations, scenario, changes, time, axes, series}]}. `group` is the place in group_runs, and
/// `comparison` that of comparison_figures_json, or null. A series of which only year ends are told
/// says so in `only`. Numbers have seven significant digits. `details` has one entry for each file.
[[nodiscard]] std::string report_json(std::span<const ResultsFile> files,
                                      std::span<const RunDetail> details);

/// Ever less detail, until the page is small enough: first the categories of all runs but the first
/// of each scenario, in the end everything but the first runs' economies. Each step says in words
/// what it leaves out; the first leaves out nothing.
struct DetailStep {
    std::string_view left_out;
    std::vector<RunDetail> details;
};
[[nodiscard]] std::vector<DetailStep> detail_steps(std::span<const ResultsFile> files);

} // namespace tenfold
