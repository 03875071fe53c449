// SPDX-License-Identifier: Apache-2.0
/// A run, or one of its series, as text for a terminal.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/results/sparkline.hpp"

namespace tenfold {

/// Width and characters of the text.
struct ShowStyle {
    std::size_t columns = 100;
    Characters characters = Characters::ascii;
};

/// Identity and provenance of the run; headlines of the first and the last year; a line for each
/// series of the whole economy; names of all other series. Ends with a newline.
[[nodiscard]] std::string show_run(const ResultsFile& results, const ShowStyle& style);

/// Meaning and unit of one series, with a chart and a table of years or a line for each category;
/// for `observations`, the observations on the run as a whole. Throws UsageError, with the nearest
/// name, if there is no such series.
[[nodiscard]] std::string
show_series(const ResultsFile& results, std::string_view name, const ShowStyle& style);

} // namespace tenfold
