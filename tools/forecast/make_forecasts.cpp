// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/make_forecasts.hpp"

#include "core/check.hpp"

#include "scenarios/forecast_check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <utility>

#include "tools/forecast/rivals.hpp"

namespace tenfold {

namespace {

/// The data of a range of quarters up to an origin, which both lie within the data.
std::span<const std::vector<double>>
rows_between(const QuarterlyData& data, Quarter first, Quarter last) {
    return std::span{data.targets}.subspan(data.row(first), data.row(last) - data.row(first) + 1);
}

/// Throws unless [first, end] is within the data and long enough.
void check_window(const QuarterlyData& data, Quarter first, Quarter end, const std::string& what) {
    if (!data.contains(first)) {
        throw ScenarioError{fmt::format("{} {} is outside the data, which reach from {} to {}",
                                        what,
                                        first.text(),
                                        data.first.text(),
                                        data.last().text())};
    }
    if (const int quarters = end - first + 1; quarters < least_estimation_quarters) {
        throw ScenarioError{fmt::format("{} {} leaves {} quarters up to {}; at least {} are needed",
                                        what,
                                        first.text(),
                                        std::max(quarters, 0),
                                        end.text(),
                                        least_estimation_quarters)};
    }
}

/// The forecasts of all models from one origin.
struct OriginModels {
    Quarter origin;
    std::vector<std::string> names;
    std::vector<OriginForecasts> forecasts;
};

void add_rows(ForecastTable& table,
              const ForecastParameters& forecast,
              const QuarterlyData& data,
              const OriginModels& models) {
    for (std::size_t i = 0; i < forecast.horizons.size(); ++i) {
        const int horizon = static_cast<int>(forecast.horizons[i]);
        const Quarter quarter = models.origin + horizon;
        const bool masked =
            !forecast.masked.empty() && quarter_range(forecast.masked).contains(quarter);
        for (std::size_t target = 0; target < forecast_targets.size(); ++target) {
            const double actual = data.actual(target, quarter);
            const bool complete =
                std::ranges::all_of(models.forecasts, [&](const OriginForecasts& each) {
                    return std::isfinite(each[i][target].mean);
                });
            for (std::size_t model = 0; model < models.names.size(); ++model) {
                table.rows.push_back({std::string{forecast_targets[target]},
                                      models.origin,
                                      horizon,
                                      models.names[model],
                                      models.forecasts[model][i][target],
                                      actual,
                                      !masked && complete && std::isfinite(actual)});
            }
        }
    }
}

} // namespace

void check_data_window(const ForecastParameters& forecast,
                       const QuarterlyData& data,
                       const std::string& name) {
    const QuarterRange origins = quarter_range(forecast.origins);
    for (const Quarter origin : {origins.first, origins.last}) {
        if (!data.contains(origin)) {
            throw ScenarioError{fmt::format("{}: the origin {} is outside the data, which reach "
                                            "from {} to {}",
                                            name,
                                            origin.text(),
                                            data.first.text(),
                                            data.last().text())};
        }
    }
    check_window(data,
                 *Quarter::parse(forecast.estimation_start),
                 origins.first,
                 name + ": forecast.estimation_start:");
    const QuarterRange reference = quarter_range(forecast.reference);
    check_window(data,
                 reference.first,
                 std::min(reference.last, origins.first),
                 name + ": forecast.reference: its first quarter");
}

RivalsByOrigin rivals_by_origin(const ForecastParameters& forecast,
                                const QuarterlyData& data,
                                const std::string& name) {
    const QuarterRange origins = quarter_range(forecast.origins);
    RivalsByOrigin rivals;
    for (Quarter origin = origins.first; origin <= origins.last; origin = origin + 1) {
        try {
            rivals.push_back(rival_forecasts(forecast, data, origin));
        } catch (const RunError& error) {
            throw ScenarioError{
                fmt::format("{}: the rivals cannot be estimated on the data from {} to {}: {}",
                            name,
                            forecast.estimation_start,
                            origin.text(),
                            error.what())};
        }
    }
    return rivals;
}

ForecastTable make_forecasts(const ForecastParameters& forecast,
                             const QuarterlyData& data,
                             const SimulatedEconomy& economy,
                             const RivalsByOrigin& rivals,
                             const std::string& study) {
    const QuarterRange origins = quarter_range(forecast.origins);
    const QuarterRange reference = quarter_range(forecast.reference);
    ForecastTable table;
    table.study = study;
    OriginModels models;
    models.names = {economy_name};
    models.names.insert(models.names.end(), rival_names.begin(), rival_names.end());
    for (std::size_t i = 0; i < rivals.size(); ++i) {
        models.origin = origins.first + static_cast<int>(i);
        models.forecasts = {economy.forecast(
            rows_between(data, data.first, models.origin),
            rows_between(data, reference.first, std::min(reference.last, models.origin)))};
        models.forecasts.insert(models.forecasts.end(), rivals[i].begin(), rivals[i].end());
        add_rows(table, forecast, data, models);
    }
    return table;
}

} // namespace tenfold
