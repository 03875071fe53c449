// SPDX-License-Identifier: Apache-2.0
#include "tests/support/business_cycles.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

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
    constexpr int most = 4;
    std::pair<double, int> best{-2.0, 0};
    for (int lag = -most; lag <= most; ++lag) {
        std::vector<double> x;
        std::vector<double> y;
        for (std::size_t t = most; t + most < leader.size(); ++t) {
            x.push_back(leader[t]);
            y.push_back(follower[static_cast<std::size_t>(static_cast<int>(t) + lag)]);
        }
        best = std::max(best, {correlation(x, y), lag});
    }
    return best.second;
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

CycleMoments cycle_moments(const std::vector<MonthlyMeasures>& months, std::size_t skipped) {
    const auto quarters = [&](auto&& value) {
        std::vector<double> series;
        for (std::size_t i = skipped; i < months.size(); ++i) {
            series.push_back(value(months[i]));
        }
        return quarterly(series);
    };
    using Month = const MonthlyMeasures&;
    const auto gdp = logarithms(quarters([](Month m) { return m.goods.real_gdp; }));
    const auto nominal = logarithms(quarters([](Month m) { return m.goods.gdp; }));
    const auto unemployment = quarters([](Month m) {
        return static_cast<double>(m.total.unemployed) / static_cast<double>(m.people);
    });
    const auto vacancies = quarters([](Month m) {
        return static_cast<double>(m.total.vacancies) /
               static_cast<double>(m.total.employed + m.total.vacancies);
    });
    const auto rate = quarters([](Month m) { return m.finance.policy_rate; });
    const auto cycle = cycle_of(gdp);
    const auto log_unemployment = cycle_of(logarithms(unemployment));
    const auto log_vacancies = cycle_of(logarithms(vacancies));
    std::vector<double> deflator = nominal;
    for (std::size_t i = 0; i < deflator.size(); ++i) {
        deflator[i] -= gdp[i];
    }
    const auto inflation = times(400.0, changes(deflator, 1));
    const auto points = times(100.0, unemployment);
    CycleMoments result;
    result.output = standard_deviation(cycle);
    result.output_autocorrelation =
        correlation({cycle.begin(), cycle.end() - 1}, without_first(cycle, 1));
    const auto relative = [&](auto&& value) {
        return standard_deviation(cycle_of(logarithms(quarters(value)))) / result.output;
    };
    result.consumption = relative([](Month m) { return m.goods.real_consumption; });
    result.investment = relative([](Month m) { return m.finance.real_investment; });
    result.unemployment = standard_deviation(log_unemployment);
    result.vacancies = standard_deviation(log_vacancies);
    result.beveridge = correlation(log_unemployment, log_vacancies);
    result.okun = slope(times(100.0, cycle), cycle_of(points));
    result.okun_changes = slope(times(100.0, changes(gdp, 4)), changes(points, 4));
    result.inflation = standard_deviation(cycle_of(inflation));
    std::vector<double> acceleration;
    for (std::size_t i = 4; i < inflation.size(); ++i) {
        const double before =
            std::accumulate(inflation.begin() + static_cast<std::ptrdiff_t>(i - 4),
                            inflation.begin() + static_cast<std::ptrdiff_t>(i),
                            0.0) /
            4.0;
        acceleration.push_back(inflation[i] - before);
    }
    result.accelerationist = slope(without_first(points, 5), acceleration);
    result.labour_share_lag =
        lag_of(cycle_of(logarithms(quarters([](Month m) { return m.goods.labour_share; }))), cycle);
    result.at_bound = static_cast<double>(std::count_if(
                          rate.begin(), rate.end(), [](double r) { return r <= 0.0011; })) /
                      static_cast<double>(rate.size());
    result.mean_unemployment = mean(points);
    result.mean_inflation = mean(inflation);
    return result;
}

} // namespace tenfold::test
