// SPDX-License-Identifier: Apache-2.0
/// What is added up over people on payday.
#pragma once

#include "core/histogram.hpp"

#include "agents/labour/wages.hpp"
#include "agents/labour/worker.hpp"
#include "agents/money/households.hpp"
#include "agents/money/incomes.hpp"

#include <array>
#include <cstdint>

namespace tenfold {

/// The month in which a worker's present job began, or the last one ended.
[[nodiscard]] inline Month cohort_of(const Worker& worker) {
    return static_cast<Month>(worker.since) - WageTable::memory;
}

/// Running totals on the eve of a payday: the payday itself counts all people again.
struct PaydayTotals {
    static constexpr std::size_t daily_wages = 4; // after the numbers of people by status
    static constexpr std::size_t deposits = 5;
    static constexpr std::size_t size = 6;
    std::array<std::int64_t, size> values{};
};

/// Sums over the workers of one pass [cents].
struct PaydaySums {
    std::int64_t wages = 0;
    std::int64_t benefits = 0;
    std::int64_t dividends = 0;
    std::int64_t rents = 0;
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
    std::int64_t tokens = 0;
    std::int64_t stipends = 0; // beyond benefits

    // As they were before payday, to be compared with the running totals:
    std::array<std::int64_t, 4> people{}; // by status
    std::int64_t daily_wages = 0;         // of the employed
    std::int64_t deposits = 0;

    /// Counts a worker before anything is paid.
    void count(const Worker& worker) {
        ++people[static_cast<std::size_t>(worker.status)];
        daily_wages += worker.status == WorkerStatus::employed ? worker.daily_wage : 0;
        deposits += worker.deposit;
    }
    void
    add(const Income& income, std::int64_t dividend, std::int64_t rent, const Spending& spending) {
        wages += income.wages;
        benefits += income.benefits;
        stipends += income.stipend;
        dividends += dividend;
        rents += rent;
        tax += spending.tax;
        goods += spending.goods;
        scarce += spending.scarce;
        tokens += spending.tokens;
    }
};

/// Histograms over people; one per thread, merged at the barrier.
struct PeopleDistributions {
    IntegerHistogram income; // before tax, of the month [cents]
    IntegerHistogram wealth; // deposits [cents]
    IntegerHistogram wage;   // of the employed, without employers' contributions [cents a day]
    IntegerHistogram tokens; // used in the month, worth [cents]

    /// `compensation_ratio`: compensation per dollar of wages where the worker is employed.
    void add(const Income& people_income,
             const Worker& worker,
             std::int64_t token_use,
             double compensation_ratio) {
        tokens.add(static_cast<std::uint64_t>(token_use));
        const std::int64_t all =
            people_income.wages + people_income.benefits + people_income.property;
        income.add(static_cast<std::uint64_t>(all > 0 ? all : 0));
        wealth.add(static_cast<std::uint64_t>(worker.deposit > 0 ? worker.deposit : 0));
        if (worker.status == WorkerStatus::employed) {
            wage.add(static_cast<std::uint64_t>(worker.daily_wage / compensation_ratio));
        }
    }
    void merge(const PeopleDistributions& other);
    void clear();
};

/// Writes quantiles and inequality of the month into `incomes` (Eq. 44).
void measure(const PeopleDistributions& people, Incomes& incomes);

/// Quantiles and counts by dollar_bins of values in cents, one cent being so many dollars (or
/// dollars a year). A value is known within a percent, and so is the edge of a bin.
[[nodiscard]] Distribution distribution(const IntegerHistogram& cents, double dollars);

/// Gini coefficient of the values in a histogram (Eq. 44), each taken as the middle of its bin; 0
/// when there are none.
[[nodiscard]] double gini(const IntegerHistogram& values);

/// Mean of the smallest of the values, which are a `share` of all; 0 when there are none.
[[nodiscard]] double mean_of_lowest(const IntegerHistogram& values, double share);

/// What all would have, shared out equally, to be as well off as with these values if well-being is
/// their logarithm, as a share of their mean: geometric over arithmetic mean (Eq. 90). Values below
/// `least` count as `least`; 1 when there are none.
[[nodiscard]] double equal_share(const IntegerHistogram& values, double least);

/// Variance of the logarithm of the values (Eq. 44), zeros left out.
[[nodiscard]] double log_variance(const IntegerHistogram& values);

} // namespace tenfold
