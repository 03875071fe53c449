// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/economy_forecast.hpp"

#include "core/check.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "tools/analysis/analogue_forecast.hpp"

namespace tenfold {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t targets = forecast_targets.size();

/// The targets that describe a state: nominal growth is the sum of two of them.
constexpr std::array<std::size_t, targets - 1> state_targets{0, 1, 3, 4};
constexpr std::size_t real_target = 0;
constexpr std::size_t deflator_target = 1;

/// Fewest windows of a forecast.
constexpr std::size_t least_windows = 50;

struct Moments {
    std::vector<double> means;
    std::vector<double> deviations;
};

/// Of the finite values of each target.
Moments moments_of(std::span<const std::vector<double>> rows) {
    Moments moments;
    for (std::size_t target = 0; target < targets; ++target) {
        double count = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        for (const std::vector<double>& row : rows) {
            if (std::isfinite(row[target])) {
                count += 1.0;
                sum += row[target];
            }
        }
        const double mean = sum / count; // NaN without data
        for (const std::vector<double>& row : rows) {
            if (std::isfinite(row[target])) {
                squares += (row[target] - mean) * (row[target] - mean);
            }
        }
        moments.means.push_back(mean);
        moments.deviations.push_back(std::sqrt(squares / count));
    }
    return moments;
}

/// The last `quarters` of `rows`, without nominal growth.
std::vector<double> state_at_end(std::span<const std::vector<double>> rows, std::size_t quarters) {
    std::vector<double> state;
    for (const std::vector<double>& row : rows.last(quarters)) {
        for (const std::size_t target : state_targets) {
            state.push_back(row[target]);
        }
    }
    return state;
}

} // namespace

OriginForecasts no_forecasts(std::size_t horizons) {
    OriginForecasts result(horizons);
    for (auto& row : result) {
        row.fill({nan, nan, nan});
    }
    return result;
}

SimulatedEconomy::SimulatedEconomy(std::vector<PeriodRows> histories,
                                   const ForecastParameters& forecast)
    : histories_{std::move(histories)}, forecast_{forecast} {
    if (windows() < least_windows) {
        throw RunError{fmt::format("the runs hold {} windows of {} quarters and the {} after them; "
                                   "a forecast needs {}: make more or longer runs",
                                   windows(),
                                   forecast.quarters,
                                   forecast.horizons.back(),
                                   least_windows)};
    }
    PeriodRows all;
    for (const PeriodRows& history : histories_) {
        all.insert(all.end(), history.begin(), history.end());
    }
    Moments moments = moments_of(all);
    means_ = std::move(moments.means);
    deviations_ = std::move(moments.deviations);
    const auto words = translations_of(forecast_.states);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "scaled" && !(deviations_[state_targets[i]] > 0.0)) {
            throw RunError{fmt::format("forecast.states.{}: cannot be scaled, because it is the "
                                       "same in all quarters of all runs",
                                       forecast_targets[state_targets[i]])};
        }
    }
}

std::size_t SimulatedEconomy::windows() const {
    const auto length = static_cast<std::size_t>(forecast_.quarters) +
                        static_cast<std::size_t>(forecast_.horizons.back());
    std::size_t count = 0;
    for (const PeriodRows& history : histories_) {
        count += history.size() < length ? 0 : history.size() - length + 1;
    }
    return count;
}

SimulatedEconomy::Translations
SimulatedEconomy::translations(std::span<const std::vector<double>> reference) const {
    const Moments data = moments_of(reference);
    const auto words = translations_of(forecast_.states);
    Translations result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t target = state_targets[i];
        if (words[i] == "levels") {
            continue;
        }
        Translation& translation = result[target];
        translation.factor =
            words[i] == "scaled" ? data.deviations[target] / deviations_[target] : 1.0;
        translation.shift = data.means[target] - translation.factor * means_[target];
    }
    return result;
}

OriginForecasts SimulatedEconomy::forecast(std::span<const std::vector<double>> past,
                                           std::span<const std::vector<double>> reference) const {
    const auto quarters = static_cast<std::size_t>(forecast_.quarters);
    OriginForecasts result = no_forecasts(forecast_.horizons.size());
    if (past.size() < quarters) {
        return result;
    }
    const std::vector<double> state = state_at_end(past, quarters);
    const Translations translations = this->translations(reference);
    const auto is_finite = [](double value) { return std::isfinite(value); };
    const auto is_known = [&](const Translation& translation) {
        return is_finite(translation.shift) && is_finite(translation.factor);
    };
    if (!std::ranges::all_of(state, is_finite) || !std::ranges::all_of(translations, is_known)) {
        return result;
    }
    SimulatedWindows windows;
    const auto longest = static_cast<std::size_t>(forecast_.horizons.back());
    for (const PeriodRows& history : histories_) {
        PeriodRows moved = history;
        for (std::vector<double>& row : moved) {
            for (const std::size_t target : state_targets) {
                row[target] =
                    translations[target].shift + translations[target].factor * row[target];
            }
            row[nominal_target] = row[real_target] + row[deflator_target];
        }
        for (std::size_t end = quarters; end + longest <= moved.size(); ++end) {
            windows.states.push_back(state_at_end(std::span{moved}.first(end), quarters));
            std::vector<double> future;
            for (const double horizon : forecast_.horizons) {
                const std::vector<double>& row = moved[end - 1 + static_cast<std::size_t>(horizon)];
                future.insert(future.end(), row.begin(), row.end());
            }
            windows.futures.push_back(std::move(future));
        }
    }
    const std::vector<BandForecast> bands = Analogues{std::move(windows)}.forecast(
        state, static_cast<std::size_t>(forecast_.neighbours));
    for (std::size_t i = 0; i < bands.size(); ++i) {
        result[i / targets][i % targets] = bands[i];
    }
    return result;
}

} // namespace tenfold
