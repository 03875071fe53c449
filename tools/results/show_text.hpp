// SPDX-License-Identifier: Apache-2.0
/// A run, or one series of it, as text for a terminal.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "tools/results/sparkline.hpp"

namespace tenfold {

/// How wide, and with which characters.
struct ShowStyle {
    std::size_t columns = 100;
    Characters characters = Characters::ascii;
};

/// Who, what and when; the headlines of the first and of the last year; a line for each series over
/// time; the names of all others. Ends with a newline.
[[nodiscard]] std::string show_run(const ResultsFile& results, const ShowStyle& style);

/// Meaning and unit of one series, and its values: a chart and a table of years, or a line for each
/// category. `observations` is what is said about the run as a whole. Throws UsageError, naming the
/// nearest, when there is no such series.
[[nodiscard]] std::string
show_series(const ResultsFile& results, std::string_view name, const ShowStyle& style);

} // namespace tenfold
