// SPDX-License-Identifier: Apache-2.0
/// Incomes and spending of people on one payday, and their distribution.
#pragma once

#include <array>
#include <cstdint>

namespace tenfold {

/// Levels of the published quantiles.
inline constexpr std::array quantile_levels{0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

/// Lower edges of the bins of histograms of people by amounts of money [USD, or USD/yr]; a bin ends
/// where the next one begins, the last is open.
inline constexpr std::array<double, 18> dollar_bins{0,
                                                    1,
                                                    1'000,
                                                    5'000,
                                                    10'000,
                                                    20'000,
                                                    30'000,
                                                    40'000,
                                                    50'000,
                                                    60'000,
                                                    80'000,
                                                    100'000,
                                                    125'000,
                                                    150'000,
                                                    200'000,
                                                    300'000,
                                                    500'000,
                                                    1'000'000};

/// Distribution of an amount of money over people.
struct Distribution {
    std::array<double, quantile_levels.size()> quantiles{};   // [USD, or USD/yr]
    std::array<std::int64_t, dollar_bins.size()> histogram{}; // people, simulated units

    bool operator==(const Distribution&) const = default;
};

/// Income and spending of people on one payday. Cents, simulated units.
struct Incomes {
    std::int64_t wages = 0;
    std::int64_t benefits = 0;
    std::int64_t dividends = 0;
    std::int64_t rents = 0;
    std::int64_t interest = 0;          // on deposits and bonds
    std::int64_t mortgage_interest = 0; // paid
    std::int64_t borrowed = 0;          // mortgages less repayments
    std::int64_t raises = 0;            // people whose wage was due for a raise
    std::int64_t unchanged_wages = 0;   // of these, people whose wage stayed
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
    std::int64_t tokens = 0;         // bought by people
    double median_income = 0.0;      // before tax [USD/yr]
    double lower_half_income = 0.0;  // mean of the lower half, before tax [USD/yr]
    double median_token_use = 0.0;   // value of the tokens that the median person used [USD/month]
    double lowest_token_use = 0.0;   // mean of the tenth of people who used the least [USD/month]
    double equal_income_share = 0.0; // geometric over arithmetic mean of incomes (Eq. 90)
    double gini_income = 0.0;        // before tax
    double gini_wealth = 0.0;        // deposits
    double wage_p10 = 0.0;           // quantiles of the wages of the employed [USD/yr]
    double wage_p50 = 0.0;
    double wage_p90 = 0.0;
    double wage_log_variance = 0.0; // of the logarithm of wages
    Distribution wage;              // of the employed [USD/yr]
    Distribution income;            // before tax [USD/yr]
    Distribution wealth;            // deposits; debts count as zero [USD]

    bool operator==(const Incomes&) const = default;
};

} // namespace tenfold
