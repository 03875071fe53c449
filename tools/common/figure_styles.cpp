// SPDX-License-Identifier: Apache-2.0
#include "tools/common/figure_styles.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>

#include "tools/common/summary_text.hpp"

namespace tenfold {

namespace {

using enum FigureStyle;

constexpr std::array all_styles{
    percent, index, plain, count, dollars, wage, token_price, tokens, energy, horizon};
constexpr std::array<std::string_view, all_styles.size()> names{"percent",
                                                                "index",
                                                                "plain",
                                                                "count",
                                                                "dollars",
                                                                "wage",
                                                                "token_price",
                                                                "tokens",
                                                                "energy",
                                                                "horizon"};

constexpr std::array of_percent{FigureStep{0, 0.01, 1, "", " %"}};
constexpr std::array of_index{FigureStep{0, 1, 3, "", ""}};
constexpr std::array of_count{FigureStep{1e6, 1e6, 2, "", " million"}, FigureStep{0, 1, 0, "", ""}};
constexpr std::array of_dollars{FigureStep{1e10, 1e9, 0, "$", " billion"},
                                FigureStep{1e9, 1e9, 1, "$", " billion"},
                                FigureStep{0, 1e6, 1, "$", " million"}};
constexpr std::array of_wage{FigureStep{0, 1, 0, "$", ""}};
// Prices of tokens fall by orders of magnitude, so the unit of quantity grows to keep them readable.
constexpr std::array of_token_price{FigureStep{1e-2, 1, 2, "$", " per million"},
                                    FigureStep{1e-5, 1e-3, 2, "$", " per billion"},
                                    FigureStep{1e-8, 1e-6, 3, "$", " per trillion"},
                                    FigureStep{0, 1e-9, 3, "$", " per 10^15"}};
// Quantities of tokens are in millions.
constexpr std::array of_tokens{FigureStep{1e13, 1e12, 0, "", " quintillion"},
                               FigureStep{1e12, 1e12, 1, "", " quintillion"},
                               FigureStep{1e10, 1e9, 0, "", " quadrillion"},
                               FigureStep{1e9, 1e9, 1, "", " quadrillion"},
                               FigureStep{1e7, 1e6, 0, "", " trillion"},
                               FigureStep{1e6, 1e6, 1, "", " trillion"},
                               FigureStep{1e4, 1e3, 0, "", " billion"},
                               FigureStep{1e3, 1e3, 1, "", " billion"},
                               FigureStep{0, 1, 0, "", " million"}};
constexpr std::array of_energy{FigureStep{1e10, 1e9, 1, "", " TWh a year"},
                               FigureStep{1e9, 1e9, 2, "", " TWh a year"},
                               FigureStep{0, 1e6, 1, "", " GWh a year"}};
// Working days have eight hours, a work-year has 2,000; no benchmark has measured longer tasks.
constexpr std::array of_horizon{FigureStep{120'000, 120'000, 1, "", " work-years"},
                                FigureStep{960, 480, 0, "", " working days"},
                                FigureStep{100, 60, 1, "", " hours"},
                                FigureStep{10, 1, 0, "", " minutes"},
                                FigureStep{1, 1, 1, "", " minutes"},
                                FigureStep{0, 1.0 / 60.0, 0, "", " seconds"}};

} // namespace

std::span<const FigureStyle> figure_styles() {
    return all_styles;
}

std::string_view to_string(FigureStyle style) {
    return names[static_cast<std::size_t>(style)];
}

std::span<const FigureStep> figure_steps(FigureStyle style) {
    switch (style) {
    case percent:
        return of_percent;
    case index:
    case plain:
        return of_index;
    case count:
        return of_count;
    case dollars:
        return of_dollars;
    case wage:
        return of_wage;
    case token_price:
        return of_token_price;
    case tokens:
        return of_tokens;
    case energy:
        return of_energy;
    case horizon:
        return of_horizon;
    }
    return of_index;
}

std::string styled(FigureStyle style, double value) {
    return styled_like(style, value, value);
}

std::string styled_like(FigureStyle style, double value, double like) {
    const std::span<const FigureStep> steps = figure_steps(style);
    std::size_t place = 0;
    while (place + 1 < steps.size() && std::abs(like) < steps[place].from) {
        ++place;
    }
    const FigureStep& step = steps[place];
    const std::string digits = with_separators(value / step.unit, step.decimals);
    const bool negative = digits.starts_with('-');
    return fmt::format("{}{}{}{}",
                       negative ? "-" : "",
                       step.before,
                       negative ? std::string_view{digits}.substr(1) : std::string_view{digits},
                       step.after);
}

std::string observed_text(const ObservedNumber& number, double value) {
    if (number.decimals == powers_of_ten) {
        return value > 0.0 ? fmt::format("10^{:.1f}", std::log10(value)) : "0";
    }
    constexpr double large = 1000.0; // four digits are enough
    return with_separators(value, std::abs(value) < large ? number.decimals : 0);
}

} // namespace tenfold
