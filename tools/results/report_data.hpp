// SPDX-License-Identifier: Apache-2.0
/// Data of runs for the page of `tenfold report`.
#pragma once

#include "output/read_results.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Months of a run's series that go into the page; omitted values are null.
enum class Detail { every_month, year_ends, nothing };

/// Detail of one run.
struct RunDetail {
    Detail economy = Detail::every_month;    // series of the whole economy
    Detail categories = Detail::every_month; // all other series
};

/// The data as JSON: {"format": 1, "figures": {headlines, styles, observations}, "comparison": {...},
/// "runs": [{file, group, attributes, run, observations, scenario, changes, time, axes, series}]}.
/// `group` is the index in group_runs; `comparison` is comparison_figures_json, or null. A series with
/// year ends only has the member `only`. Numbers have seven significant digits. `details` has one
/// entry for each file.
[[nodiscard]] std::string report_json(std::span<const ResultsFile> files,
                                      std::span<const RunDetail> details);

/// Levels of detail in descending order, tried until the page is small enough: first without the
/// categories of all runs but the first of each scenario, finally with only the whole economy of
/// these first runs. Each level names what it omits; the first omits nothing.
struct DetailStep {
    std::string_view left_out;
    std::vector<RunDetail> details;
};
[[nodiscard]] std::vector<DetailStep> detail_steps(std::span<const ResultsFile> files);

} // namespace tenfold
