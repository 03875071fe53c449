// SPDX-License-Identifier: Apache-2.0
#include "agents/policies/financing.hpp"

#include <algorithm>

namespace tenfold {

namespace {

// The test of a higher rate needs a rise that exceeds the monthly variation of dividends, about a
// tenth.
constexpr double least_rise = 0.25;

// Compares the revenue of the current rate with that of the last test.
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
