// SPDX-License-Identifier: Apache-2.0
/// The few series that say most about a run, under one name each, and their means: what the summary
/// of a run, `show`, `compare` and the page of `report` all tell.
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

/// A series of the whole economy under a name for people.
struct Headline {
    std::string_view label;
    std::string_view series;
    FigureStyle style;
    bool relative; // differences are told in percent, else in the figure's own unit
    std::string_view deflator = {}; // series to divide by, month by month
};

/// All headlines, in the order in which they are told.
[[nodiscard]] std::span<const Headline> headlines();

/// The months of a series of the economy as a whole, by its name; nothing if there is no such
/// series. What it is made from must outlive it.
using SeriesReader = std::function<std::vector<double>(std::string_view series)>;

[[nodiscard]] SeriesReader reader_of(const ResultsFile& results);
[[nodiscard]] SeriesReader reader_of(std::span<const MonthlyMeasures> months);

/// Months of which the first and the last figures of a run are means: a year, or half of the run if
/// it is shorter than two.
[[nodiscard]] std::size_t averaged_months(std::size_t months);

/// Mean over the months [begin, end) that have a value; nothing when none has, or the run lacks the
/// series.
[[nodiscard]] std::optional<double>
mean_of(const SeriesReader& series, const Headline& headline, std::size_t begin, std::size_t end);

/// "2023-01" for a day in January 2023.
[[nodiscard]] std::string month_text(Date day);

/// The headlines of the first and of the last year, a line each, under a line that says which
/// months these are, in `columns`. `months` are the last days of all months, at least one.
[[nodiscard]] std::string
headline_table(const SeriesReader& series, std::span<const Date> months, std::size_t columns);

/// "+0.20 points", "-1.3 %", "x250", "+84.80 M": a relative difference is a share, any other is in
/// the unit of the figure.
/// The unit is that of `like`: numbers that stand together have one.
[[nodiscard]] std::string
difference_text(FigureStyle style, bool relative, double difference, double like);

} // namespace tenfold
