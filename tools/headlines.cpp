// SPDX-License-Identifier: Apache-2.0
#include "tools/headlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "tools/figures.hpp"
#include "tools/summary_text.hpp"

namespace tenfold {

namespace {

using enum FigureStyle;

constexpr std::array all_headlines{
    Headline{"Unemployment rate", "unemployment_rate", percent, false},
    Headline{"Employed", "employed", count, true},
    Headline{"GDP a year", "gdp", dollars, true},
    Headline{"GDP at the first prices", "real_gdp", dollars, true},
    Headline{"Price level", "price_level", index, true},
    Headline{"Wage index", "wage_index", index, true},
    Headline{"Real median wage", "wage_p50", wage, true, "price_level"},
    Headline{"Labour's share of GDP", "labour_share", percent, false},
    Headline{"Gini of incomes", "gini_income", plain, false},
    Headline{"Gini of deposits", "gini_wealth", plain, false},
    Headline{"Government debt", "government_debt", dollars, true},
    Headline{"Price of scarce assets", "scarce_asset_price", index, true},
    Headline{"Coworkers", "coworkers_total", count, true},
    Headline{"Firms with coworkers", "adoption_rate_total", percent, false},
    Headline{"Work done by coworkers", "delegated_share_total", percent, false},
    Headline{"Supervision by people", "supervision_share", percent, false},
    Headline{"Price of constant tokens", "token_price", token_price, true},
    Headline{"Tokens bought a month", "token_volume", tokens, true},
    Headline{"Frontier intelligence", "frontier_intelligence", plain, false},
    Headline{"Energy for compute", "energy_use", energy, true},
};

constexpr double kwh_per_twh = 1e9;
constexpr double fold_from = 9.0; // ten times as much and more is told as a multiple

} // namespace

std::span<const Headline> headlines() {
    return all_headlines;
}

std::optional<double>
mean_of(const ResultsFile& results, const Headline& headline, std::size_t begin, std::size_t end) {
    const Variable* const series = results.find(headline.series);
    const Variable* const deflator =
        headline.deflator.empty() ? nullptr : results.find(headline.deflator);
    if (series == nullptr || !series->only_over_time() ||
        (!headline.deflator.empty() && (deflator == nullptr || !deflator->only_over_time()))) {
        return std::nullopt;
    }
    double sum = 0.0;
    std::size_t months = 0;
    for (std::size_t month = begin; month < end; ++month) {
        const double value = deflator == nullptr ? series->values[month]
                                                 : series->values[month] / deflator->values[month];
        if (std::isfinite(value)) {
            sum += value;
            ++months;
        }
    }
    return months == 0 ? std::nullopt : std::optional{sum / static_cast<double>(months)};
}

std::string headline_text(FigureStyle style, double value) {
    if (value < 0.0) { // the low end of a wide interval
        return "-" + headline_text(style, -value);
    }
    switch (style) {
    case percent:
        return percent_text(value);
    case index:
    case plain:
        return fmt::format("{:.3f}", value);
    case count:
        return value >= 1e6 ? fmt::format("{:.2f} million", value / 1e6) : with_separators(value);
    case dollars:
        return dollars_text(value);
    case wage:
        return "$" + with_separators(value);
    case token_price:
        return price_text(value);
    case tokens:
        return tokens_text(value);
    case energy:
        return fmt::format("{:.4g} TWh a year", value / kwh_per_twh);
    }
    return {};
}

std::string difference_text(FigureStyle style, bool relative, double difference) {
    if (relative && difference >= fold_from) {
        return fmt::format("x{}", figure_text(1.0 + difference));
    }
    if (relative) {
        return fmt::format("{:+.2f} %", 100.0 * difference);
    }
    switch (style) {
    case percent:
        return fmt::format("{:+.2f} points", 100.0 * difference);
    case plain:
    case index:
        return fmt::format("{:+.{}f}", difference, std::abs(difference) < 1.0 ? 4 : 3);
    case energy:
        return fmt::format("{:+.1f} TWh", difference / kwh_per_twh);
    default:
        return (difference < 0.0 ? "" : "+") + figure_text(difference);
    }
}

} // namespace tenfold
