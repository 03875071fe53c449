// SPDX-License-Identifier: Apache-2.0
/// Taxes that finance policies: the rate follows their cost as long as a higher rate raises more.
/// Pure functions.
#pragma once

#include <cstdint>
#include <limits>

namespace tenfold {

/// Revenue of one tax in the previous month, and the cost that it has to finance in the next.
struct TaxMonth {
    double cost = 0.0;  // of the policies that it finances, previous month [cents]
    double taxed = 0.0; // tax base of the previous month, before tax [cents]
    double base = 0.0;  // expected tax base of the next month [cents]
    double days = 30.0; // of the previous month
    double other = 0.0; // rate of the previous month for other purposes than policies
    double limit = 0.0; // highest rate for policies
};

/// The part of one tax that finances policies, and its revenue at the last test.
struct FinancingTax {
    double rate = 0.0;           // for policies, current
    double tested = 0.0;         // whole rate at the last test of its revenue
    double tested_revenue = 0.0; // revenue at the last test [cents/day]
    double ceiling = std::numeric_limits<double>::infinity(); // a higher rate raised less

    bool operator==(const FinancingTax&) const = default;
};

/// Highest rates at which a tax finances policies.
inline constexpr double most_token_tax = 1000.0; // in addition to the scenario's own token tax
inline constexpr double most_income_tax = 0.95;  // the whole rate
inline constexpr double most_profit_tax = 0.95;  // the whole rate

/// Largest factor by which the price with tax may rise in a month because of a tax that finances
/// policies. (assumption)
inline constexpr double most_tax_rise = 1.5;

/// The tax of the next month (Eq. 87): the rate that would cover the cost at the expected base, but
/// at most the limit, the rate at which the price with tax rises by `most_tax_rise`, and the
/// ceiling. The ceiling is set to the rate of the last test if the whole rate has since risen by a
/// quarter or more and revenue is lower than at the test; it is removed as soon as a lower rate
/// suffices.
[[nodiscard]] FinancingTax next_financing(const FinancingTax& tax, const TaxMonth& month);

} // namespace tenfold
