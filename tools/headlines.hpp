// SPDX-License-Identifier: Apache-2.0
/// The few series that say most about a run, and how to write their means.
#pragma once

#include "output/read_results.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// How a headline is written.
enum class FigureStyle { percent, index, plain, count, dollars, wage, token_price, tokens, energy };

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

/// Mean over the months [begin, end) that have a value; nothing when none has, or the file lacks
/// the series.
[[nodiscard]] std::optional<double>
mean_of(const ResultsFile& results, const Headline& headline, std::size_t begin, std::size_t end);

/// "4.1 %", "$28,432 billion".
[[nodiscard]] std::string headline_text(FigureStyle style, double value);

/// "+0.20 points", "-1.3 %", "x250", "+84.80 M": a relative difference is a share, any other is in
/// the unit of the figure.
[[nodiscard]] std::string difference_text(FigureStyle style, bool relative, double difference);

} // namespace tenfold
