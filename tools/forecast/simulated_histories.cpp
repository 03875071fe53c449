// SPDX-License-Identifier: Apache-2.0
#include "tools/forecast/simulated_histories.hpp"

#include "core/check.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr std::size_t months_per_quarter = 3;
constexpr std::size_t quarters_per_year = 4;
constexpr double annualised_percent = 400.0; // of a quarterly change of a logarithm
constexpr double percent = 100.0;

const SweepSeries& series_named(const SweepTable& sweep, std::string_view name) {
    const auto found = std::ranges::find(sweep.series, name, &SweepSeries::name);
    if (found == sweep.series.end()) {
        throw FileError{fmt::format("{}: its runs have no series {}, which a forecast needs",
                                    sweep.identity.study_name,
                                    name)};
    }
    return *found;
}

/// The first month that is whole and begins a quarter.
std::size_t first_whole_quarter(const SweepTable& sweep) {
    using namespace std::chrono;
    for (std::size_t month = 0; month < sweep.month_ends.size(); ++month) {
        const year_month_day begin{month == 0 ? sweep.start : sweep.month_ends[month - 1]};
        const bool begins_quarter = (unsigned{begin.month()} - 1) % months_per_quarter == 0;
        if (begin.day() == day{1} && begins_quarter) {
            return month;
        }
    }
    return sweep.month_ends.size();
}

/// Means of a series over the whole quarters of a run.
std::vector<double>
quarterly_means(const SweepTable& sweep, const SweepSeries& series, std::size_t run) {
    const std::size_t months = sweep.month_ends.size();
    const double* const values = series.values.data() + run * sweep.places(series);
    std::vector<double> means;
    for (std::size_t month = first_whole_quarter(sweep); month + months_per_quarter <= months;
         month += months_per_quarter) {
        double sum = 0.0;
        for (std::size_t i = 0; i < months_per_quarter; ++i) {
            sum += values[month + i];
        }
        means.push_back(sum / static_cast<double>(months_per_quarter));
    }
    return means;
}

double growth(double now, double before) {
    return annualised_percent * math::log(now / before);
}

} // namespace

std::vector<PeriodRows> simulated_histories(const SweepTable& sweep,
                                            const ForecastParameters& forecast) {
    std::array<const SweepSeries*, forecast_series.size()> series{};
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i] = &series_named(sweep, forecast_series[i]);
    }
    const std::size_t burn_in = quarters_per_year * static_cast<std::size_t>(forecast.burn_in);
    std::vector<PeriodRows> histories;
    for (std::size_t run = 0; run < sweep.runs(); ++run) {
        if (sweep.records.status[run] != RunStatus::complete) {
            continue;
        }
        const std::vector<double> real = quarterly_means(sweep, *series[0], run);
        const std::vector<double> nominal = quarterly_means(sweep, *series[1], run);
        const std::vector<double> unemployment = quarterly_means(sweep, *series[2], run);
        const std::vector<double> rate = quarterly_means(sweep, *series[3], run);
        PeriodRows history;
        for (std::size_t i = burn_in + 1; i < real.size(); ++i) {
            const double output = growth(real[i], real[i - 1]);
            const double spending = growth(nominal[i], nominal[i - 1]);
            history.push_back({output,
                               spending - output,
                               spending,
                               percent * unemployment[i],
                               percent * rate[i]});
        }
        histories.push_back(std::move(history));
    }
    return histories;
}

} // namespace tenfold
