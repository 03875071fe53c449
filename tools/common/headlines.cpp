// SPDX-License-Identifier: Apache-2.0
#include "tools/common/headlines.hpp"

#include "output/series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

#include "tools/common/figures.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

using enum FigureStyle;

constexpr std::array all_headlines{
    Headline{"Unemployment rate", "unemployment_rate", percent, false},
    Headline{"Unemployed", "unemployed", count, true},
    Headline{"Employed", "employed", count, true},
    Headline{"Vacancy rate", "vacancy_rate", percent, false},
    Headline{"Hiring rate a month", "hires_rate", percent, false},
    Headline{"Separation rate a month", "separations_rate", percent, false},
    Headline{"GDP a year", "gdp", dollars, true},
    Headline{"Real GDP a year", "real_gdp", dollars, true},
    Headline{"Price level", "price_level", index, true},
    Headline{"Wage index", "wage_index", index, true},
    Headline{"Real median wage", "wage_p50", wage, true, "price_level"},
    Headline{"Labour share of GDP", "labour_share", percent, false},
    Headline{"Gini coefficient, income", "gini_income", plain, false},
    Headline{"Gini coefficient, wealth", "gini_wealth", plain, false},
    Headline{"Government debt", "government_debt", dollars, true},
    Headline{"Price of scarce assets", "scarce_asset_price", index, true},
    Headline{"Virtual coworkers", "coworkers_total", count, true},
    Headline{"Firms with coworkers", "adoption_rate_total", percent, false},
    Headline{"Work done by coworkers", "delegated_share_total", percent, false},
    Headline{"Closely supervised work", "delegated_share_total_close", percent, false},
    Headline{"Supervision by people", "supervision_share", percent, false},
    Headline{"Tokens bought a year", "tokens_bought", tokens, true},
    Headline{"Token spending a year", "spent_on_tokens", dollars, true},
    Headline{"Price paid for tokens", "token_price_paid", token_price, true},
    Headline{"Price at GPT-4's level", "token_price_gpt4_level", token_price, true},
    Headline{"Price at the frontier", "token_price_frontier", token_price, true},
    Headline{"Token price index", "token_price", token_price, true},
    Headline{"Frontier intelligence", "frontier_intelligence", plain, false},
    Headline{"Time horizon, best model", "frontier_horizon_minutes", horizon, true},
    Headline{"Energy for compute", "energy_use", energy, true},
};

constexpr double kwh_per_twh = 1e9;
constexpr double fold_from = 9.0; // from tenfold on, a ratio is written as a multiple

} // namespace

std::span<const Headline> headlines() {
    return all_headlines;
}

SeriesReader reader_of(const ResultsFile& results) {
    return [&results](std::string_view name) {
        const Variable* const found = results.find(name);
        return found != nullptr && found->only_over_time() ? found->values : std::vector<double>{};
    };
}

SeriesReader reader_of(std::span<const MonthlyMeasures> months) {
    return [months](std::string_view name) {
        std::vector<double> values;
        const auto found = std::ranges::find(output_series(), name, &Series::name);
        if (found != output_series().end() && found->dimension == SeriesDimension::time) {
            std::ranges::transform(
                months, std::back_inserter(values), [&](const MonthlyMeasures& month) {
                    return found->measure(month, 0);
                });
        }
        return values;
    };
}

std::size_t averaged_months(std::size_t months) {
    constexpr std::size_t year = 12;
    return std::clamp<std::size_t>(months / 2, 1, year);
}

std::optional<double>
mean_of(const SeriesReader& series, const Headline& headline, std::size_t begin, std::size_t end) {
    const std::vector<double> values = series(headline.series);
    const std::vector<double> deflator =
        headline.deflator.empty() ? std::vector<double>{} : series(headline.deflator);
    if (values.size() < end || (!headline.deflator.empty() && deflator.size() < end)) {
        return std::nullopt;
    }
    double sum = 0.0;
    std::size_t months = 0;
    for (std::size_t month = begin; month < end; ++month) {
        const double value = deflator.empty() ? values[month] : values[month] / deflator[month];
        if (std::isfinite(value)) {
            sum += value;
            ++months;
        }
    }
    return months == 0 ? std::nullopt : std::optional{sum / static_cast<double>(months)};
}

std::string month_text(Date day) {
    return to_string(day).substr(0, 7);
}

std::string
headline_table(const SeriesReader& series, std::span<const Date> months, std::size_t columns) {
    constexpr std::array<std::size_t, 3> widths{26, 34, 38};
    const std::size_t all = months.size();
    const std::size_t year = averaged_months(all);
    const auto line = [](std::string_view label, std::string_view first, std::string_view last) {
        return fmt::format("{}\t{}\t{}\n", label, first, last);
    };
    const auto period = [&](std::size_t begin, std::size_t end) {
        const std::string from = month_text(months[begin]);
        const std::string to = month_text(months[end - 1]);
        return from == to ? from : fmt::format("{} to {}", from, to);
    };
    std::string text = line("Mean over the months", period(0, year), period(all - year, all));
    for (const Headline& headline : headlines()) {
        const auto shown = [&](std::size_t begin, std::size_t end) {
            const auto value = mean_of(series, headline, begin, end);
            return value ? styled(headline.style, *value) : std::string{"-"};
        };
        if (!series(headline.series).empty()) {
            text += line(headline.label, shown(0, year), shown(all - year, all));
        }
    }
    return table_text(text, widths, columns);
}

std::string difference_text(FigureStyle style, bool relative, double difference, double like) {
    if (relative && like >= fold_from) {
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
        return fmt::format("{:+.{}f}", difference, std::abs(like) < 1.0 ? 4 : 3);
    case energy:
        return fmt::format("{:+.1f} TWh", difference / kwh_per_twh);
    default:
        return (difference < 0.0 ? "" : "+") + styled_like(style, difference, like);
    }
}

} // namespace tenfold
