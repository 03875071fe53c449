// SPDX-License-Identifier: Apache-2.0
/// Headlines: the main series of a run, their labels and their means, shared by the summary of a
/// run, `show`, `compare` and the page of `report`.
#pragma once

#include "core/time.hpp"

#include "agents/observe/measures.hpp"

#include "output/read_results.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/common/figure_styles.hpp"

namespace tenfold {

/// A series of the whole economy with its label.
struct Headline {
    std::string_view label;
    std::string_view series;
    FigureStyle style;
    bool relative; // differences are in per cent, otherwise in the unit of the figure
    std::string_view deflator = {}; // series to divide by, month by month
};

/// All headlines in order.
[[nodiscard]] std::span<const Headline> headlines();

/// The months of a series of the whole economy, by name; empty if there is no such series. The
/// source of the data must outlive the reader.
using SeriesReader = std::function<std::vector<double>(std::string_view series)>;

[[nodiscard]] SeriesReader reader_of(const ResultsFile& results);
[[nodiscard]] SeriesReader reader_of(std::span<const MonthlyMeasures> months);

/// Number of months over which the first and the last figures of a run are averaged: a year, or half
/// of a run shorter than two years.
[[nodiscard]] std::size_t averaged_months(std::size_t months);

/// Mean over the months [begin, end) that have a value; nothing if no month has one or the run lacks
/// the series.
[[nodiscard]] std::optional<double>
mean_of(const SeriesReader& series, const Headline& headline, std::size_t begin, std::size_t end);

/// "2023-01" for a day in January 2023.
[[nodiscard]] std::string month_text(Date day);

/// A table of the headlines in the first and in the last year, under a line that names the months,
/// within `columns`. `months` are the last days of all months, at least one.
[[nodiscard]] std::string
headline_table(const SeriesReader& series, std::span<const Date> months, std::size_t columns);

/// "+0.20 points", "-1.3 %", "x250", "+84.80 M": a relative difference is a share, any other is in
/// the unit of `like`, so that numbers side by side have the same unit.
[[nodiscard]] std::string
difference_text(FigureStyle style, bool relative, double difference, double like);

} // namespace tenfold
