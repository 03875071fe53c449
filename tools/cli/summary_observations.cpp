// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/summary_observations.hpp"

#include "core/time.hpp"

#include "output/observation_table.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string_view>

#include "tools/common/figure_styles.hpp"
#include "tools/common/summary_text.hpp"

namespace tenfold {

namespace {

using Months = std::span<const MonthlyMeasures>;

std::string line(std::string_view label, std::string_view text) {
    return fmt::format("{:<26}{}\n", label, text);
}

/// An observation in its standard format.
std::string observed(const Observations& seen, std::string_view name) {
    const auto number = std::ranges::find(observed_numbers(), name, &ObservedNumber::name);
    return observed_text(*number, number->value(seen));
}

std::string resources_line(const Observations& seen) {
    return line("O1 intelligence",
                seen.resources.empty()
                    ? std::string{"too few models"}
                    : fmt::format("rises by {} per tenfold effective compute (R2 {}, {} models)",
                                  observed(seen, "o1_slope"),
                                  observed(seen, "o1_r_squared"),
                                  observed(seen, "o1_models")));
}

/// Four prices: annual fall and final value.
std::string price_lines(const Observations& seen) {
    constexpr auto row = "{:<26}{:>10}{:>14}{:>25}\n";
    std::string text =
        fmt::format(row, "O2 annual fall of prices", "to 2028", "over the run", "at the end");
    const auto add = [&](std::string_view label, std::string_view factor, const PriceFall& fall) {
        text += fall.last > 0.0
                    ? fmt::format(row,
                                  label,
                                  observed(seen, fmt::format("{}_to_2028", factor)) + "-fold",
                                  observed(seen, factor) + "-fold",
                                  styled(FigureStyle::token_price, fall.last))
                    : fmt::format(row, label, "-", "-", "-");
    };
    add("   constant intelligence", "o2_price_factor", seen.price);
    add("   paid, all tokens", "o2_paid_factor", seen.paid);
    add("   paid, GPT-4's level", "o2_gpt4_level_factor", seen.gpt4_level);
    add("   paid, frontier", "o2_frontier_factor", seen.frontier);
    return text;
}

std::string use_line(const Observations& seen) {
    if (seen.use.points == 0) {
        return line("   use of tokens", "too few months with tokens");
    }
    return line(
        "   use of tokens",
        fmt::format("elasticity {} (firms {}; people {}, a parameter)",
                    observed(seen, "o2_use_elasticity"),
                    seen.firms_use.points == 0 ? "-" : observed(seen, "o2_firms_use_elasticity"),
                    seen.direct_use.points == 0 ? "-" : observed(seen, "elasticity_direct_use")));
}

std::string value_lines(const Observations& seen) {
    std::string text = line("O3 value of intelligence",
                            "hours saved are bounded by the digital share of work: no verdict");
    if (seen.value.points > 0) {
        text += line("   marginal value",
                     fmt::format("largest at I = {}, where one unit saves {} of all wages",
                                 observed(seen, "o3_peak_intelligence"),
                                 percent_text(seen.value.largest)));
    }
    text += line("   possible tasks", verdict_text(seen.tasks));
    return text + line("   GDP and welfare", "require a twin run: run --twin");
}

std::string elasticity_line(const Observations& seen) {
    return line("Price elasticities of use",
                fmt::format("model choice {}, delegation {}, products {}",
                            observed(seen, "elasticity_model_choice"),
                            observed(seen, "elasticity_threshold"),
                            observed(seen, "elasticity_products")));
}

std::string thought_lines(const Observations& seen) {
    const std::string text = line(
        "Thought for 1 % of income",
        seen.thought_index > 0.0 ? fmt::format("{} of what all people thought in 2025 ({})",
                                               observed(seen, "thought_index_2035"),
                                               seen.thought_index > 1.0 ? "more" : "less")
                                 : std::string{"no price yet: no model does eight-hour tasks"});
    return text +
           line("   in all tokens bought",
                fmt::format("{} times what all people thought in 2025",
                            observed(seen, "thought_stock_2035"))) +
           line("   in tokens of a person",
                fmt::format("median {} hours a year, lowest tenth {}",
                            observed(seen, "thought_of_median_person"),
                            observed(seen, "thought_of_lowest_tenth")));
}

std::string compute_line(Months months) {
    const AiSupply& last = months.back().ai.supply;
    return line("Compute at the end",
                fmt::format("{} in use, {} chips, {}",
                            percent_text(last.utilisation),
                            styled(FigureStyle::count, last.chips),
                            styled(FigureStyle::energy, last.energy)));
}

/// The month of a date; none if the run does not cover it.
const MonthlyMeasures* month_of(Months months, Date date) {
    const auto covers = [&](const MonthlyMeasures& month) {
        return month.month_end - std::chrono::days{month.days} <= date && date < month.month_end;
    };
    const auto found = std::find_if(months.begin(), months.end(), covers);
    return found == months.end() ? nullptr : &*found;
}

/// The latest survey reading of one question that the run covers, with the value of the run.
std::string survey_line(const ObservationParameters& parameters, Months months, bool new_question) {
    const SurveyReading* latest = nullptr;
    for (const SurveyReading& reading : parameters.survey_readings) {
        if (reading.new_question == new_question && month_of(months, reading.date) != nullptr &&
            (latest == nullptr || latest->date < reading.date)) {
            latest = &reading;
        }
    }
    if (latest == nullptr) {
        return {};
    }
    const SurveyAnswers& answers = month_of(months, latest->date)->ai.survey;
    return line(new_question ? "Survey since Nov 2025" : "Survey until Nov 2025",
                fmt::format("{} of firms use AI in {} (observed: {})",
                            percent_text(new_question ? answers.after : answers.before),
                            to_string(latest->date).substr(0, 7),
                            percent_text(latest->share)));
}

} // namespace

std::string verdict_text(const ValueVerdict& verdict) {
    if (verdict.verdict == Verdict::not_enough_points) {
        return fmt::format(
            "not enough points ({} half-years, {} are needed)", verdict.points, least_points);
    }
    return fmt::format("{}: curvature {:.2f} (t {:.1f}), I from {:.1f} to {:.1f}",
                       to_string(verdict.verdict),
                       verdict.curvature,
                       verdict.t,
                       verdict.lowest,
                       verdict.highest);
}

std::string observations_text(const Observations& observations,
                              const ObservationParameters& parameters,
                              std::span<const MonthlyMeasures> months) {
    if (observations.resources.empty() && observations.use.points == 0) {
        return "Observations: none (no models and no tokens)\n";
    }
    return "Observations\n" + resources_line(observations) + price_lines(observations) +
           use_line(observations) + value_lines(observations) + elasticity_line(observations) +
           thought_lines(observations) + compute_line(months) +
           survey_line(parameters, months, false) + survey_line(parameters, months, true);
}

} // namespace tenfold
