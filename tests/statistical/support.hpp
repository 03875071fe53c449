// SPDX-License-Identifier: Apache-2.0
/// Monthly series of runs as vectors.
#pragma once

#include "scenarios/scenario.hpp"

#include "sim/run.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace tenfold::test {

/// One value a month.
template <class Value>
[[nodiscard]] std::vector<double> monthly(const RunResult& result, Value&& value) {
    std::vector<double> series;
    for (const MonthlyMeasures& month : result.months) {
        series.push_back(value(month));
    }
    return series;
}

[[nodiscard]] inline double unemployment(const MonthlyMeasures& month) {
    return static_cast<double>(month.total.unemployed) / static_cast<double>(month.people);
}

/// Vacancies per post, filled or vacant (JOLTS).
[[nodiscard]] inline double vacancy_rate(const MonthlyMeasures& month) {
    return static_cast<double>(month.total.vacancies) /
           static_cast<double>(month.total.employed + month.total.vacancies);
}

/// A flow per employed person and month of mean length.
[[nodiscard]] inline double monthly_rate(std::int64_t flow, const MonthlyMeasures& month) {
    return static_cast<double>(flow) / static_cast<double>(month.total.employed) * days_per_month /
           month.days;
}

/// Mean of series[begin, end).
[[nodiscard]] inline double
mean(const std::vector<double>& series, std::size_t begin, std::size_t end) {
    double sum = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
        sum += series[i];
    }
    return sum / static_cast<double>(end - begin);
}

[[nodiscard]] inline double mean(const std::vector<double>& series) {
    return mean(series, 0, series.size());
}

[[nodiscard]] inline double standard_deviation(const std::vector<double>& series) {
    const double middle = mean(series);
    double squares = 0.0;
    for (const double value : series) {
        squares += (value - middle) * (value - middle);
    }
    return std::sqrt(squares / static_cast<double>(series.size() - 1));
}

/// A shock from the first day of a month until that of another, both as {year, month}.
[[nodiscard]] inline Shock make_shock(std::string kind,
                                      std::pair<int, unsigned> from,
                                      std::pair<int, unsigned> until,
                                      double size,
                                      std::string sector = {}) {
    const auto date = [](std::pair<int, unsigned> month) {
        return Date{std::chrono::year{month.first} / std::chrono::month{month.second} / 1};
    };
    Shock shock;
    shock.key = kind;
    shock.kind = std::move(kind);
    shock.sector = std::move(sector);
    shock.from = date(from);
    shock.until = date(until);
    shock.size = size;
    return shock;
}

} // namespace tenfold::test
