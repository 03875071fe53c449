// SPDX-License-Identifier: Apache-2.0
#include "scenarios/forecast_check.hpp"

#include "core/check.hpp"

#include "scenarios/problems.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/study_check.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace tenfold {

namespace {

using Texts = std::vector<std::string>;

constexpr int months_per_quarter = 3;
constexpr int quarters_per_year = 4;

bool check_quarter(const std::string& text, const std::string& path, const ProblemSink& problem) {
    const bool valid = Quarter::parse(text).has_value();
    if (!valid) {
        problem(path, fmt::format("\"{}\" is no quarter such as 2010Q2", shortened(text)));
    }
    return valid;
}

/// An empty list is left to the caller.
void check_quarter_range(const Texts& texts, const std::string& path, const ProblemSink& problem) {
    if (texts.size() != 2) {
        problem(path,
                fmt::format("is a list of {}; it needs two quarters, [first, last]", texts.size()));
        return;
    }
    const bool first = check_quarter(texts[0], fmt::format("{}[0]", path), problem);
    const bool last = check_quarter(texts[1], fmt::format("{}[1]", path), problem);
    if (first && last && *Quarter::parse(texts[1]) < *Quarter::parse(texts[0])) {
        problem(path, fmt::format("ends in {}, before {}", texts[1], texts[0]));
    }
}

void check_horizons(const std::vector<double>& horizons, const ProblemSink& problem) {
    if (horizons.empty()) {
        problem("forecast.horizons", "are none; a forecast needs at least one");
    }
    for (std::size_t i = 0; i < horizons.size(); ++i) {
        const std::string path = fmt::format("forecast.horizons[{}]", i);
        if (horizons[i] != std::round(horizons[i])) {
            problem(path,
                    fmt::format("{} is no whole number of quarters", number_text(horizons[i])));
        } else if (i > 0 && horizons[i] <= horizons[i - 1]) {
            problem(path,
                    fmt::format("{} does not exceed {}, before it",
                                number_text(horizons[i]),
                                number_text(horizons[i - 1])));
        }
    }
}

void check_variables(const Texts& variables, const ProblemSink& problem) {
    const std::string path = "forecast.var_variables";
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (std::find(variables.begin(),
                      variables.begin() + static_cast<std::ptrdiff_t>(i),
                      variables[i]) != variables.begin() + static_cast<std::ptrdiff_t>(i)) {
            problem(fmt::format("{}[{}]", path, i), fmt::format("{} is named twice", variables[i]));
        }
    }
    for (const char* const needed :
         {"real_gdp", "gdp_deflator", "unemployment_rate", "policy_rate"}) {
        if (std::ranges::find(variables, needed) == variables.end()) {
            problem(path, fmt::format("do not include {}", needed));
        }
    }
}

} // namespace

QuarterRange quarter_range(const std::vector<std::string>& texts) {
    validate(texts.size() == 2, "a range of quarters has two ends");
    const std::optional<Quarter> first = Quarter::parse(texts[0]);
    const std::optional<Quarter> last = Quarter::parse(texts[1]);
    validate(first.has_value() && last.has_value(), "a range of quarters needs quarters");
    return {*first, *last};
}

std::int64_t usable_quarters(const ForecastParameters& forecast, const Scenario& scenario) {
    using namespace std::chrono;
    const auto months_since_year_0 = [](Date date) {
        const year_month_day day{date};
        return 12 * static_cast<int>(day.year()) + static_cast<int>(unsigned{day.month()}) - 1;
    };
    const year_month_day start{scenario.time.start};
    // A month that begins before the run is not simulated as a whole.
    const int first = months_since_year_0(scenario.time.start) + (start.day() == day{1} ? 0 : 1);
    const int end = months_since_year_0(scenario.time.end);
    const int whole =
        end / months_per_quarter - (first + months_per_quarter - 1) / months_per_quarter;
    return whole - quarters_per_year * forecast.burn_in - 1;
}

void check_forecast(const ForecastParameters& forecast, const ProblemSink& problem) {
    check_quarter_range(forecast.origins, "forecast.origins", problem);
    check_quarter_range(forecast.reference, "forecast.reference", problem);
    if (!forecast.masked.empty()) {
        check_quarter_range(forecast.masked, "forecast.masked", problem);
    }
    check_quarter(forecast.estimation_start, "forecast.estimation_start", problem);
    check_horizons(forecast.horizons, problem);
    check_variables(forecast.var_variables, problem);
    const StateTranslations& states = forecast.states;
    const Texts allowed{"levels", "deviations", "scaled"};
    check_word(states.real_gdp, allowed, "forecast.states.real_gdp", problem);
    check_word(states.gdp_deflator, allowed, "forecast.states.gdp_deflator", problem);
    check_word(states.unemployment_rate, allowed, "forecast.states.unemployment_rate", problem);
    check_word(states.policy_rate, allowed, "forecast.states.policy_rate", problem);
}

void check_forecast_runs(const ForecastParameters& forecast,
                         const Scenario& scenario,
                         const ProblemSink& problem) {
    if (!scenario.central_bank.enabled) {
        problem("forecast",
                "the scenario has no central bank (central_bank.enabled), and therefore no policy "
                "rate to forecast");
    }
    const auto longest = static_cast<std::int64_t>(forecast.horizons.back());
    const std::int64_t needed = forecast.quarters + longest;
    const std::int64_t there = usable_quarters(forecast, scenario);
    if (there < needed) {
        problem("forecast.burn_in",
                fmt::format("a run leaves {} quarters after the burn-in of {} years and the first "
                            "quarter; a forecast of {} quarters from {} needs {}",
                            std::max<std::int64_t>(there, 0),
                            forecast.burn_in,
                            longest,
                            forecast.quarters,
                            needed));
    }
}

} // namespace tenfold
