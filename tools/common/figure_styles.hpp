// SPDX-License-Identifier: Apache-2.0
/// Number formats of the figures of a run: the same units and rounding in the summary, in `show`
/// and `compare`, and on the page of `report`, which receives this table as data.
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

/// One unit of a style, used for figures of at least a certain size.
struct FigureStep {
    double from; // smallest absolute value [unit of the series]
    double unit; // divisor of the figure
    int decimals;
    std::string_view before;
    std::string_view after;
};

/// All styles, in the order of their values.
[[nodiscard]] std::span<const FigureStyle> figure_styles();

[[nodiscard]] std::string_view to_string(FigureStyle style);

/// The steps of a style in descending order; the last one starts at 0.
[[nodiscard]] std::span<const FigureStep> figure_steps(FigureStyle style);

/// "4.1 %", "$28,432 billion": the value in the largest step that it reaches.
[[nodiscard]] std::string styled(FigureStyle style, double value);

/// The value in the step of `like`, so that numbers side by side have the same unit.
[[nodiscard]] std::string styled_like(FigureStyle style, double value, double like);

/// An observation with the decimals of its table, without decimals from 1,000; "10^-6.4" if only
/// the order of magnitude is meaningful.
[[nodiscard]] std::string observed_text(const ObservedNumber& number, double value);

} // namespace tenfold
