// SPDX-License-Identifier: Apache-2.0
/// Sums and distributions over people on payday.
#pragma once

#include "core/histogram.hpp"

#include "agents/labour/wages.hpp"
#include "agents/labour/worker.hpp"
#include "agents/money/households.hpp"
#include "agents/money/incomes.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Month in which a worker's present job began, or in which the last one ended.
[[nodiscard]] inline Month cohort_of(const Worker& worker) {
    return static_cast<Month>(worker.since) - WageTable::memory;
}

/// Running totals just before a payday, for comparison with the recount that payday makes.
struct PaydayTotals {
    static constexpr std::size_t daily_wages = 4; // offset after the numbers of people by status
    static constexpr std::size_t deposits = 5;
    static constexpr std::size_t size = 6;
    std::array<std::int64_t, size> values{};
};

/// Money between a bank and its people on payday [cents].
struct BankPayday {
    std::int64_t interest = 0; // on deposits and bonds
    std::int64_t mortgage_interest = 0;
    std::int64_t borrowed = 0;
    std::int64_t deposits = 0; // before payday

    void add(const BankPayday& other) {
        interest += other.interest;
        mortgage_interest += other.mortgage_interest;
        borrowed += other.borrowed;
        deposits += other.deposits;
    }
};

/// Sums over the workers of one pass [cents].
struct PaydaySums {
    std::int64_t wages = 0;
    std::int64_t benefits = 0;
    std::int64_t dividends = 0;
    std::int64_t rents = 0;
    std::vector<BankPayday> banks; // empty without a central bank
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
    std::int64_t tokens = 0;
    std::int64_t stipends = 0; // in excess of benefits

    // Values before payday, for comparison with the running totals:
    std::array<std::int64_t, 4> people{}; // by status
    std::int64_t daily_wages = 0;         // of the employed
    std::int64_t deposits = 0;

    /// Counts a worker; to be called before any payment.
    void count(const Worker& worker) {
        ++people[static_cast<std::size_t>(worker.status)];
        daily_wages += worker.status == WorkerStatus::employed ? worker.daily_wage : 0;
        deposits += worker.deposit;
    }
    /// Interest is part of property income beside dividend and rent.
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

    /// Adds one person. `compensation_ratio` is compensation per dollar of wages at the worker's
    /// employer.
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

/// Writes the month's quantiles and measures of inequality into `incomes` (Eq. 44).
void measure(const PeopleDistributions& people, Incomes& incomes);

/// Quantiles, and counts by dollar_bins, of values in cents; one cent counts as `dollars` dollars
/// (or dollars a year). Values and bin edges are exact within one per cent.
[[nodiscard]] Distribution distribution(const IntegerHistogram& cents, double dollars);

/// Gini coefficient of the values in a histogram (Eq. 44), each taken as the middle of its bin; 0
/// for an empty histogram.
[[nodiscard]] double gini(const IntegerHistogram& values);

/// Mean of the lowest values, a `share` of all; 0 for an empty histogram.
[[nodiscard]] double mean_of_lowest(const IntegerHistogram& values, double share);

/// Equally distributed equivalent over the mean for logarithmic utility: geometric over arithmetic
/// mean (Eq. 90). Values below `least` count as `least`; 1 for an empty histogram.
[[nodiscard]] double equal_share(const IntegerHistogram& values, double least);

/// Variance of the logarithms of the values (Eq. 44), zeros excluded.
[[nodiscard]] double log_variance(const IntegerHistogram& values);

} // namespace tenfold
