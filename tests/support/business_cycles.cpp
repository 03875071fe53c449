// SPDX-License-Identifier: Apache-2.0
#include "tests/support/business_cycles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold::test {

namespace {

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> logarithms(std::vector<double> values) {
    for (double& value : values) {
        value = std::log(value);
    }
    return values;
}

std::vector<double> times(double factor, std::vector<double> values) {
    for (double& value : values) {
        value *= factor;
    }
    return values;
}

std::vector<double> without_first(const std::vector<double>& values, std::size_t count) {
    return {values.begin() + static_cast<std::ptrdiff_t>(count), values.end()};
}

double covariance(const std::vector<double>& x, const std::vector<double>& y) {
    const double mean_x = mean(x);
    const double mean_y = mean(y);
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return sum / static_cast<double>(x.size());
}

double standard_deviation(const std::vector<double>& values) {
    return std::sqrt(covariance(values, values));
}

/// Quarters by which `follower` lags `leader` at their largest correlation.
int lag_of(const std::vector<double>& follower, const std::vector<double>& leader) {
    constexpr std::size_t most = 4;
    double best = -2.0;
    std::size_t shift = 0; // by lag plus `most`
    for (std::size_t shifted = 0; shifted <= 2 * most; ++shifted) {
        std::vector<double> x;
        std::vector<double> y;
        for (std::size_t t = 0; t + 2 * most < leader.size(); ++t) {
            x.push_back(leader[t + most]);
            y.push_back(follower[t + shifted]);
        }
        if (const double found = correlation(x, y); found > best) {
            best = found;
            shift = shifted;
        }
    }
    return static_cast<int>(shift) - static_cast<int>(most);
}

} // namespace

std::vector<double> cycle_of(const std::vector<double>& series, double smoothing) {
    // Solves (I + smoothing D'D) trend = series, with second differences D, by the L D L'
    // factorisation of the symmetric matrix of bandwidth two.
    const std::size_t n = series.size();
    std::vector<double> diagonal(n, 1.0);
    std::vector<double> first(n, 0.0);    // of row i and column i - 1
    std::vector<double> second(n, 0.0);   // of row i and column i - 2
    for (std::size_t i = 2; i < n; ++i) { // the square of x[i-2] - 2 x[i-1] + x[i]
        diagonal[i - 2] += smoothing;
        diagonal[i - 1] += 4.0 * smoothing;
        diagonal[i] += smoothing;
        first[i - 1] -= 2.0 * smoothing;
        first[i] -= 2.0 * smoothing;
        second[i] += smoothing;
    }
    std::vector<double> trend = series;
    for (std::size_t i = 0; i < n; ++i) {
        if (i >= 2) {
            const double far = second[i] / diagonal[i - 2];
            first[i] -= second[i] * first[i - 1];
            diagonal[i] -= far * second[i];
            trend[i] -= far * trend[i - 2];
            second[i] = far;
        }
        if (i >= 1) {
            const double near = first[i] / diagonal[i - 1];
            diagonal[i] -= near * first[i];
            trend[i] -= near * trend[i - 1];
            first[i] = near;
        }
    }
    for (std::size_t i = n; i-- > 0;) {
        trend[i] /= diagonal[i];
    }
    for (std::size_t i = n; i-- > 0;) {
        trend[i] -= i + 1 < n ? first[i + 1] * trend[i + 1] : 0.0;
        trend[i] -= i + 2 < n ? second[i + 2] * trend[i + 2] : 0.0;
    }
    for (std::size_t i = 0; i < n; ++i) {
        trend[i] = series[i] - trend[i];
    }
    return trend;
}

std::vector<double> quarterly(const std::vector<double>& months) {
    std::vector<double> result;
    for (std::size_t i = 0; i + 3 <= months.size(); i += 3) {
        result.push_back((months[i] + months[i + 1] + months[i + 2]) / 3.0);
    }
    return result;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    return covariance(x, y) / (standard_deviation(x) * standard_deviation(y));
}

double slope(const std::vector<double>& x, const std::vector<double>& y) {
    return covariance(x, y) / covariance(x, x);
}

std::vector<double> changes(const std::vector<double>& values, std::size_t lag) {
    std::vector<double> result;
    for (std::size_t i = lag; i < values.size(); ++i) {
        result.push_back(values[i] - values[i - lag]);
    }
    return result;
}

namespace {

using Month = const MonthlyMeasures&;

/// Quarterly means of a monthly value, without the first months.
template <class Value>
std::vector<double>
quarters_of(const std::vector<MonthlyMeasures>& months, std::size_t skipped, Value&& value) {
    std::vector<double> series;
    for (std::size_t i = skipped; i < months.size(); ++i) {
        series.push_back(value(months[i]));
    }
    return quarterly(series);
}

/// Inflation over its mean of the four quarters before.
std::vector<double> acceleration(const std::vector<double>& inflation) {
    std::vector<double> result;
    for (std::size_t i = 4; i < inflation.size(); ++i) {
        const auto now = inflation.begin() + static_cast<std::ptrdiff_t>(i);
        result.push_back(*now - std::accumulate(now - 4, now, 0.0) / 4.0);
    }
    return result;
}

double share_at_bound(const std::vector<double>& rates) {
    constexpr double bound = 0.0011; // 0.1 % and rounding
    const auto count =
        std::count_if(rates.begin(), rates.end(), [](double rate) { return rate <= bound; });
    return static_cast<double>(count) / static_cast<double>(rates.size());
}

} // namespace

CycleMoments cycle_moments(const std::vector<MonthlyMeasures>& months, std::size_t skipped) {
    const auto quarters = [&](auto&& value) { return quarters_of(months, skipped, value); };
    const auto cycle_of_log = [&](auto&& value) { return cycle_of(logarithms(quarters(value))); };
    const auto gdp = logarithms(quarters([](Month m) { return m.goods.real_gdp; }));
    const auto unemployment = [](Month m) {
        return static_cast<double>(m.total.unemployed) / static_cast<double>(m.people);
    };
    const auto cycle = cycle_of(gdp);
    const auto log_unemployment = cycle_of_log(unemployment);
    const auto log_vacancies = cycle_of_log([](Month m) {
        return static_cast<double>(m.total.vacancies) /
               static_cast<double>(m.total.employed + m.total.vacancies);
    });
    std::vector<double> deflator = logarithms(quarters([](Month m) { return m.goods.gdp; }));
    for (std::size_t i = 0; i < deflator.size(); ++i) {
        deflator[i] -= gdp[i];
    }
    const auto inflation = times(400.0, changes(deflator, 1));
    const auto points = times(100.0, quarters(unemployment));
    CycleMoments result;
    result.output = standard_deviation(cycle);
    result.output_autocorrelation =
        correlation({cycle.begin(), cycle.end() - 1}, without_first(cycle, 1));
    const auto relative = [&](auto&& value) {
        return standard_deviation(cycle_of_log(value)) / result.output;
    };
    result.consumption = relative([](Month m) { return m.goods.real_consumption; });
    result.investment = relative([](Month m) { return m.finance.real_investment; });
    result.unemployment = standard_deviation(log_unemployment);
    result.vacancies = standard_deviation(log_vacancies);
    result.beveridge = correlation(log_unemployment, log_vacancies);
    result.okun = slope(times(100.0, cycle), cycle_of(points));
    result.okun_changes = slope(times(100.0, changes(gdp, 4)), changes(points, 4));
    result.inflation = standard_deviation(cycle_of(inflation));
    result.accelerationist = slope(without_first(points, 5), acceleration(inflation));
    result.labour_share_lag =
        lag_of(cycle_of_log([](Month m) { return m.goods.labour_share; }), cycle);
    result.at_bound = share_at_bound(quarters([](Month m) { return m.finance.policy_rate; }));
    result.mean_unemployment = mean(points);
    result.mean_inflation = mean(inflation);
    return result;
}

} // namespace tenfold::test
