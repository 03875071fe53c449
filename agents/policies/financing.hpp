// SPDX-License-Identifier: Apache-2.0
/// Taxes that pay for policies: a rate that follows what they cost, as far as a higher rate brings
/// more. Pure functions.
#pragma once

#include <cstdint>
#include <limits>

namespace tenfold {

/// What a tax has brought for policies in a month, and what it has to pay for in the next.
struct TaxMonth {
    double cost = 0.0;  // of the policies that it pays for, last month [cents]
    double taxed = 0.0; // what was taxed last month, before tax [cents]
    double base = 0.0;  // what will be taxed next, as far as is known [cents]
    double days = 30.0; // of last month
    double other = 0.0; // rate last month that has nothing to do with policies' cost
    double limit = 0.0; // highest rate for policies
};

/// The part of one tax that pays for policies, and what is known of its limits.
struct FinancingTax {
    double rate = 0.0;           // for policies, in force
    double tested = 0.0;         // whole rate when its revenue was last looked at
    double tested_revenue = 0.0; // that it brought then [cents a day]
    double ceiling = std::numeric_limits<double>::infinity(); // higher rates have brought less

    bool operator==(const FinancingTax&) const = default;
};

/// Highest rates that policies' cost brings a tax to.
inline constexpr double most_token_tax = 1000.0; // without the scenario's own token tax
inline constexpr double most_income_tax = 0.95;  // the whole rate
inline constexpr double most_profit_tax = 0.95;  // likewise

/// Largest factor by which what buyers pay, tax included, may rise in a month for a tax that pays
/// for policies. (assumption)
inline constexpr double most_tax_rise = 1.5;

/// The tax of the next month (Eq. 87): the rate that would bring the cost at last month's base, but
/// no more than the limit, no more than what makes the taxed half as dear again as it is, and no
/// more than the ceiling. The ceiling is the rate of the last test when the whole rate has risen by
/// a quarter or more since and brought less than then; it falls away when less is needed.
[[nodiscard]] FinancingTax next_financing(const FinancingTax& tax, const TaxMonth& month);

} // namespace tenfold
