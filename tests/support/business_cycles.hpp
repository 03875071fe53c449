// SPDX-License-Identifier: Apache-2.0
/// Moments of business cycles, as computed for US data by macroeconomists.
#pragma once

#include "agents/observe/measures.hpp"

#include <cstddef>
#include <vector>

namespace tenfold::test {

/// Cyclical part of a series: its deviation from the trend of Hodrick and Prescott (1997), which
/// minimises the sum of squared deviations plus `smoothing` times that of squared second
/// differences. At least four values.
[[nodiscard]] std::vector<double> cycle_of(const std::vector<double>& series,
                                           double smoothing = 1600.0);

/// Means over the months of each quarter; months that fill no quarter are left out.
[[nodiscard]] std::vector<double> quarterly(const std::vector<double>& months);

[[nodiscard]] double correlation(const std::vector<double>& x, const std::vector<double>& y);
/// Slope of the least-squares line of y on x.
[[nodiscard]] double slope(const std::vector<double>& x, const std::vector<double>& y);
/// Differences over `lag` periods.
[[nodiscard]] std::vector<double> changes(const std::vector<double>& values, std::size_t lag);

/// Moments of quarterly series in logarithms, HP-filtered with 1600 unless something else is said.
struct CycleMoments {
    double output = 0.0;                 // standard deviation of real GDP
    double output_autocorrelation = 0.0; // first
    double consumption = 0.0;            // standard deviation relative to that of GDP
    double investment = 0.0;             // likewise
    double unemployment = 0.0;           // standard deviation
    double vacancies = 0.0;              // likewise
    double beveridge = 0.0;              // correlation of unemployment and vacancies
    double okun = 0.0;                   // slope of unemployment (points) on GDP (%)
    double okun_changes = 0.0;           // the same of four-quarter changes, not filtered
    double inflation = 0.0; // standard deviation of the annualised quarterly deflator [points]
    double accelerationist = 0.0; // slope of inflation over the mean of four quarters on
                                  // unemployment, both in points, not filtered
    int labour_share_lag = 0;     // quarters by which the labour share follows GDP, at the largest
                                  // correlation among -4 to 4
    double at_bound = 0.0;        // share of quarters with the policy rate at 0.1 % or less
    double mean_unemployment = 0.0; // [%]
    double mean_inflation = 0.0;    // of the deflator [% a year]
};

/// Moments of a run without its first `skipped` months.
[[nodiscard]] CycleMoments cycle_moments(const std::vector<MonthlyMeasures>& months,
                                         std::size_t skipped);

} // namespace tenfold::test
