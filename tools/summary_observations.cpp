// SPDX-License-Identifier: Apache-2.0
#include "tools/summary_observations.hpp"

#include "core/time.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

#include "tools/summary_text.hpp"

namespace tenfold {

namespace {

using Months = std::span<const MonthlyMeasures>;

std::string line(std::string_view label, std::string_view text) {
    return fmt::format("{:<26}{}\n", label, text);
}

/// 5.46 as "5.5", 1234 as "1,234".
std::string figure(double value) {
    return std::abs(value) < 100.0 ? fmt::format("{:.1f}", value) : with_separators(value);
}

std::string resources_line(const Regression& fit) {
    return line("O1 intelligence",
                fit.empty()
                    ? std::string{"too few models to say"}
                    : fmt::format("rises by {:.2f} with ten times the resources (R2 {:.3f}, "
                                  "{} models)",
                                  fit.coefficients[1],
                                  fit.r_squared,
                                  fit.points));
}

std::string price_lines(const Observations& seen) {
    std::string text = line("O2 price of intelligence",
                            fmt::format("falls {}-fold a year to 2028, {}-fold over the run",
                                        figure(seen.price_factor_to_2028),
                                        figure(seen.price_factor)));
    return text + line("   use of tokens",
                       seen.use.points == 0
                           ? std::string{"too few months with tokens to say"}
                           : fmt::format("elasticity {:.2f} (standard error {:.2f})",
                                         seen.use.value,
                                         seen.use.error));
}

std::string value_lines(const ValueVerdict& value) {
    if (value.verdict == Verdict::not_enough_points) {
        return line("O3 value of intelligence",
                    fmt::format("not enough points ({} half-years, {} are needed)",
                                value.points,
                                least_points));
    }
    std::string text = line("O3 value of intelligence",
                            fmt::format("{}: curvature {:.2f} (t {:.1f}), I from {:.1f} to {:.1f}",
                                        to_string(value.verdict),
                                        value.curvature,
                                        value.t,
                                        value.lowest,
                                        value.highest));
    return text + line("   one unit more of it",
                       fmt::format("is worth most at I = {:.1f}, where it saves {} of all wages",
                                   value.peak,
                                   percent_text(value.largest)));
}

std::string elasticity_line(const Observations& seen) {
    const std::string people =
        seen.direct_use.points == 0 ? "-" : fmt::format("{:.2f}", seen.direct_use.value);
    return line("Price elasticities of use",
                fmt::format("people {}, model choice {:.2f}, delegation {:.3f}, products {:.3f}",
                            people,
                            seen.model_choice,
                            seen.threshold,
                            seen.products));
}

std::string thought_line(double index) {
    return line("Thought for 1 % of income",
                index > 0.0 ? fmt::format("10^{:.1f} of what all people thought in 2025 ({})",
                                          std::log10(index),
                                          index > 1.0 ? "more" : "less")
                            : std::string{"no price yet: no model does eight-hour tasks"});
}

std::string compute_line(Months months) {
    const AiSupply& last = months.back().ai.supply;
    return line("Compute at the end",
                fmt::format("{} in use, {} million chips, {} TWh a year",
                            percent_text(last.utilisation),
                            figure(last.chips / 1e6),
                            figure(last.energy / 1e9)));
}

/// The month that a date lies in; none if the run does not cover it.
const MonthlyMeasures* month_of(Months months, Date date) {
    const auto covers = [&](const MonthlyMeasures& month) {
        return month.month_end - std::chrono::days{month.days} <= date && date < month.month_end;
    };
    const auto found = std::find_if(months.begin(), months.end(), covers);
    return found == months.end() ? nullptr : &*found;
}

/// The latest reading of one question that the run covers, beside what the run has then.
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

std::string observations_text(const Observations& observations,
                              const ObservationParameters& parameters,
                              std::span<const MonthlyMeasures> months) {
    if (observations.resources.empty() && observations.use.points == 0) {
        return "Observations: none, for there are no models and no tokens\n";
    }
    return "Observations\n" + resources_line(observations.resources) + price_lines(observations) +
           value_lines(observations.value) + elasticity_line(observations) +
           thought_line(observations.thought_index) + compute_line(months) +
           survey_line(parameters, months, false) + survey_line(parameters, months, true);
}

} // namespace tenfold
