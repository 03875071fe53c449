// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/rivals.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "tools/analysis/autoregression.hpp"

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t targets = forecast_targets.size();

/// The rows of the targets from the start of the estimation to the origin.
PeriodRows
window_of(const ForecastParameters& forecast, const QuarterlyData& data, Quarter origin) {
    const std::optional<Quarter> start = Quarter::parse(forecast.estimation_start);
    validate(start && data.contains(*start) && data.contains(origin) && *start <= origin,
             "the estimation window of a rival is not within the data");
    const auto begin = data.targets.begin();
    return {begin + static_cast<std::ptrdiff_t>(data.row(*start)),
            begin + static_cast<std::ptrdiff_t>(data.row(origin)) + 1};
}

std::vector<double> finite_values(const PeriodRows& rows, std::size_t target) {
    std::vector<double> values;
    for (const std::vector<double>& row : rows) {
        if (std::isfinite(row[target])) {
            values.push_back(row[target]);
        }
    }
    return values;
}

/// Sample mean, and the standard deviation of its forecast error.
NormalForecast historical_mean(const PeriodRows& rows, std::size_t target) {
    const std::vector<double> values = finite_values(rows, target);
    const auto n = static_cast<double>(values.size());
    double mean = 0.0;
    for (const double value : values) {
        mean += value / n;
    }
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return {values.empty() ? nan : mean, std::sqrt(squares / (n - 1.0) * (1.0 + 1.0 / n))};
}

/// The last value, and the root mean square of the changes over `horizon` quarters.
NormalForecast no_change(const PeriodRows& rows, std::size_t target, std::size_t horizon) {
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t row = horizon; row < rows.size(); ++row) {
        const double change = rows[row][target] - rows[row - horizon][target];
        if (std::isfinite(change)) {
            squares += change * change;
            count += 1.0;
        }
    }
    return {rows.back()[target], std::sqrt(squares / count)};
}

PeriodRows column_of(const PeriodRows& rows, std::size_t target) {
    PeriodRows column;
    for (const std::vector<double>& row : rows) {
        column.push_back({row[target]});
    }
    return column;
}

std::size_t horizon_at(const ForecastParameters& forecast, std::size_t i) {
    return static_cast<std::size_t>(forecast.horizons[i]);
}

/// Sets the forecasts of a target at all horizons.
void put(OriginForecasts& forecasts,
         const ForecastParameters& forecast,
         std::size_t target,
         std::span<const NormalForecast> steps) {
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
        forecasts[i][target] = steps[horizon_at(forecast, i) - 1].band();
    }
}

OriginForecasts
autoregressions(const ForecastParameters& forecast, const PeriodRows& rows, std::size_t lags) {
    constexpr std::array one{1.0};
    OriginForecasts result = no_forecasts(forecast.horizons.size());
    const std::size_t longest = horizon_at(forecast, forecast.horizons.size() - 1);
    for (std::size_t target = 0; target < targets; ++target) {
        const PeriodRows own = column_of(rows, target);
        put(result, forecast, target, Autoregression{own, lags}.forecast(own, one, longest));
    }
    return result;
}

/// Place of a name among the targets, or targets if it is none.
std::size_t target_named(const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(forecast_targets, name) -
                                    forecast_targets.begin());
}

/// The variables of the VAR from the start of the estimation to the origin.
PeriodRows var_rows(const ForecastParameters& forecast,
                    const QuarterlyData& data,
                    Quarter origin,
                    std::size_t count) {
    PeriodRows rows;
    for (std::size_t row = data.row(origin) + 1 - count; row <= data.row(origin); ++row) {
        std::vector<double> values;
        for (const std::string& name : forecast.var_variables) {
            const std::size_t target = target_named(name);
            const auto place = std::ranges::find(data.further, name) - data.further.begin();
            values.push_back(target < targets
                                 ? data.targets[row][target]
                                 : data.further_values[row][static_cast<std::size_t>(place)]);
        }
        rows.push_back(std::move(values));
    }
    return rows;
}

/// The sum of a VAR's variables that is a target.
std::vector<double> weights_of(const ForecastParameters& forecast, std::size_t target) {
    std::vector<double> weights;
    bool found = false;
    for (const std::string& name : forecast.var_variables) {
        weights.push_back(target_named(name) == target ? 1.0 : 0.0);
        found = found || weights.back() > 0.0;
    }
    for (std::size_t i = 0; !found && i < weights.size(); ++i) {
        const std::string& name = forecast.var_variables[i];
        weights[i] = name == "real_gdp" || name == "gdp_deflator" ? 1.0 : 0.0;
    }
    return weights;
}

OriginForecasts vector_forecasts(const ForecastParameters& forecast,
                                 const PeriodRows& rows,
                                 const Autoregression& model) {
    OriginForecasts result = no_forecasts(forecast.horizons.size());
    const std::size_t longest = horizon_at(forecast, forecast.horizons.size() - 1);
    for (std::size_t target = 0; target < targets; ++target) {
        put(result, forecast, target, model.forecast(rows, weights_of(forecast, target), longest));
    }
    return result;
}

MinnesotaPrior prior_of(const ForecastParameters& forecast) {
    MinnesotaPrior prior;
    prior.tightness = forecast.tightness;
    for (const std::string& name : forecast.var_variables) {
        prior.own.push_back(name == "unemployment_rate" || name == "policy_rate" ? 1.0 : 0.0);
    }
    return prior;
}

} // namespace

std::vector<std::string> further_columns(const ForecastParameters& forecast) {
    std::vector<std::string> names;
    for (const std::string& name : forecast.var_variables) {
        if (target_named(name) == targets) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<OriginForecasts>
rival_forecasts(const ForecastParameters& forecast, const QuarterlyData& data, Quarter origin) {
    const PeriodRows rows = window_of(forecast, data, origin);
    OriginForecasts mean = no_forecasts(forecast.horizons.size());
    OriginForecasts last = mean;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        for (std::size_t target = 0; target < targets; ++target) {
            mean[i][target] = historical_mean(rows, target).band();
            last[i][target] = no_change(rows, target, horizon_at(forecast, i)).band();
        }
    }
    const PeriodRows variables = var_rows(forecast, data, origin, rows.size());
    return {
        mean,
        last,
        autoregressions(forecast, rows, 1),
        autoregressions(forecast, rows, 4),
        vector_forecasts(forecast, variables, Autoregression{variables, 1}),
        vector_forecasts(forecast, variables, Autoregression{variables, 1, prior_of(forecast)})};
}

} // namespace tenfold
