// SPDX-License-Identifier: Apache-2.0
/// How figures of a run are written, in one unit and with one rounding wherever they stand: in the
/// summary, in `show` and `compare`, and on the page of `report`, which gets this table as data.
#pragma once

#include "output/observation_table.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

enum class FigureStyle {
    percent,
    index,
    plain,
    count,
    dollars,
    wage,
    token_price,
    tokens,
    energy,
    horizon
};

/// One unit of a style, for figures from a certain size on.
struct FigureStep {
    double from; // least absolute value [unit of the series]
    double unit; // that the figure is divided by
    int decimals;
    std::string_view before;
    std::string_view after;
};

/// All styles, in the order of their values.
[[nodiscard]] std::span<const FigureStyle> figure_styles();

[[nodiscard]] std::string_view to_string(FigureStyle style);

/// The steps of a style, the largest first; the last one begins at 0.
[[nodiscard]] std::span<const FigureStep> figure_steps(FigureStyle style);

/// "4.1 %", "$28,432 billion": the value in the first step that it reaches.
[[nodiscard]] std::string styled(FigureStyle style, double value);

/// The value in the step of another, so that numbers that stand together have one unit.
[[nodiscard]] std::string styled_like(FigureStyle style, double value, double like);

/// A number of the table of observations with its decimals, from a thousand on without; "10^-6.4"
/// where only the order of magnitude says something.
[[nodiscard]] std::string observed_text(const ObservedNumber& number, double value);

} // namespace tenfold
