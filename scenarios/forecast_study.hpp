// SPDX-License-Identifier: Apache-2.0
/// The part of a study that forecasts with its runs.
#pragma once

#include "core/describe.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Largest horizon of a forecast [quarters].
inline constexpr double longest_horizon = 40.0;

/// The forecast series, in the order of tables: growth of real GDP, of the GDP deflator and of
/// nominal GDP (400 times the change of the logarithm), unemployment rate and policy rate (percent).
inline constexpr std::array<std::string_view, 5> forecast_targets{
    "real_gdp", "gdp_deflator", "nominal_gdp", "unemployment_rate", "policy_rate"};
inline constexpr std::size_t nominal_target = 2;

/// The output series of a run from which they are computed.
inline constexpr std::array<std::string_view, 4> forecast_series{
    "real_gdp", "gdp", "unemployment_rate", "policy_rate"};

/// How each variable of the economy is translated into that of the data: `levels` leaves it as it
/// is; `deviations` moves its mean to that of the data; `scaled` also its standard deviation.
struct StateTranslations {
    std::string real_gdp = "deviations";
    std::string gdp_deflator = "levels";
    std::string unemployment_rate = "deviations";
    std::string policy_rate = "levels";

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"real_gdp", "", {}, "assumption", "Growth of real GDP."},
                      self.real_gdp);
        visitor.value(Field{"gdp_deflator", "", {}, "assumption", "Growth of the GDP deflator."},
                      self.gdp_deflator);
        visitor.value(
            Field{"unemployment_rate", "", {}, "assumption", "Share of the labour force."},
            self.unemployment_rate);
        visitor.value(Field{"policy_rate", "", {}, "assumption", "Rate of the central bank."},
                      self.policy_rate);
    }
};

/// Options of a forecast.
struct ForecastParameters {
    std::vector<std::string> origins;
    std::vector<double> horizons{1.0, 2.0, 4.0, 8.0, 12.0};
    std::vector<std::string> masked;
    std::string data;
    std::string estimation_start = "1985Q1";
    std::vector<std::string> reference{"1985Q1", "2009Q4"};
    StateTranslations states;
    std::int64_t burn_in = 5;
    std::int64_t quarters = 1;
    std::int64_t neighbours = 2000;
    std::vector<std::string> var_variables{
        "real_gdp", "gdp_deflator", "unemployment_rate", "policy_rate"};
    double tightness = 0.2;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per key
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"origins",
                            "",
                            {},
                            "assumption",
                            "First and last quarter from which is forecast, as [2010Q2, 2019Q4]; "
                            "none: the study forecasts nothing."},
                      self.origins);
        visitor.value(
            Field{"horizons",
                  "quarters",
                  {1.0, longest_horizon},
                  "assumption",
                  "Quarters from an origin to the forecast quarters, in ascending order."},
            self.horizons);
        visitor.value(Field{"masked",
                            "",
                            {},
                            "assumption",
                            "First and last of the quarters that are not scored."},
                      self.masked);
        visitor.value(Field{"data",
                            "",
                            {},
                            "assumption",
                            "CSV file of quarterly data, relative to the study's folder; `--data` "
                            "overrides it (docs/forecasts.md names its columns)."},
                      self.data);
        visitor.value(Field{"estimation_start",
                            "",
                            {},
                            "assumption",
                            "First quarter of the data on which rivals are estimated."},
                      self.estimation_start);
        visitor.value(Field{"reference",
                            "",
                            {},
                            "assumption",
                            "First and last quarter of the means from which the data deviate; "
                            "quarters after an origin are not used at it."},
                      self.reference);
        visitor.value(Field{"burn_in",
                            "yr",
                            {0.0, 200.0},
                            "assumption",
                            "Years left out at the start of each run."},
                      self.burn_in);
        visitor.value(Field{"quarters",
                            "1",
                            {1.0, 20.0},
                            "assumption",
                            "Quarters up to the origin in which histories are compared with the "
                            "data."},
                      self.quarters);
        visitor.value(Field{"neighbours",
                            "1",
                            {10.0, 1e6},
                            "assumption",
                            "Nearest windows of the runs that make a forecast."},
                      self.neighbours);
        visitor.value(Field{"var_variables",
                            "",
                            {},
                            "assumption",
                            "Variables of the rival VAR(1) and BVAR(1): targets, or columns of the "
                            "data as they stand; at least real_gdp and gdp_deflator."},
                      self.var_variables);
        visitor.value(Field{"tightness",
                            "1",
                            range::positive,
                            "assumption",
                            "Standard deviation of the Minnesota prior of an own first lag."},
                      self.tightness);
        visitor.group(Group{"states",
                            "How a variable of the economy is translated into that of the data: "
                            "`levels` leaves it as it is, `deviations` moves its mean to that of "
                            "the data, `scaled` also its standard deviation."},
                      self.states);
    }
};

/// The translations in the order of the targets without nominal GDP.
[[nodiscard]] inline std::array<std::string_view, 4>
translations_of(const StateTranslations& states) {
    return {states.real_gdp, states.gdp_deflator, states.unemployment_rate, states.policy_rate};
}

} // namespace tenfold
