// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/financing.hpp"

#include <algorithm>

namespace tenfold {

namespace {

// A test needs a rise that shows: dividends vary by tenths from month to month by themselves.
constexpr double least_rise = 0.25;

// Looks at what the rate in force has brought.
FinancingTax tested(FinancingTax tax, const TaxMonth& month) {
    const double whole = month.other + tax.rate;
    const double revenue = whole * month.taxed / month.days;
    const bool has_risen = whole > 0.0 && whole >= (1.0 + least_rise) * tax.tested;
    if (has_risen && revenue < tax.tested_revenue) {
        tax.ceiling = std::max(0.0, tax.tested - month.other);
    } else if (has_risen || whole < tax.tested) {
        tax.tested = whole;
        tax.tested_revenue = revenue;
    }
    return tax;
}

} // namespace

FinancingTax next_financing(const FinancingTax& tax, const TaxMonth& month) {
    if (!(month.cost > 0.0)) {
        return {};
    }
    FinancingTax next = tested(tax, month);
    const double wanted =
        month.base > 0.0 ? std::min(month.limit, month.cost / month.base) : month.limit;
    if (wanted < next.ceiling) {
        next.ceiling = FinancingTax{}.ceiling;
    }
    const double dearer = most_tax_rise * (1.0 + month.other + tax.rate) - 1.0 - month.other;
    next.rate = std::min({wanted, next.ceiling, dearer});
    return next;
}

} // namespace tenfold
