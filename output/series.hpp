// SPDX-License-Identifier: Apache-2.0
/// The table of output series: name, unit and measurement of each.
///
/// A name keeps its meaning: a changed meaning takes a new name. All extensive values are in real
/// units (simulated units times `scale`). A ratio with a zero denominator is NaN unless the meaning
/// says otherwise.
#pragma once

#include "agents/observe/measures.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// The axes of a series; time is the first. `move` has two axes: the occupation that people leave
/// and the one that they enter.
enum class SeriesDimension {
    time,
    sector,
    occupation,
    region,
    size_class,
    quantile,
    dollar_bin,
    move
};

/// One output series.
struct Series {
    std::string_view name;      // of the variable in the file
    std::string_view unit;      // for readers; never a word that xarray converts to a duration
    std::string_view long_name; // one sentence
    SeriesDimension dimension = SeriesDimension::time;
    /// Value of one month; `index` is the place on the axes after time, the last one fastest.
    double (*measure)(const MonthlyMeasures& month, std::size_t index) = nullptr;
};

/// All series, in the order of the file.
[[nodiscard]] std::span<const Series> output_series();

/// "time", or "time, sector" and the like.
[[nodiscard]] std::string_view to_string(SeriesDimension dimension);

/// The table for the documentation: name | unit | dimensions | meaning, in Markdown.
[[nodiscard]] std::string describe_series_markdown();

} // namespace tenfold
