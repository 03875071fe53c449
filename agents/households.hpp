// SPDX-License-Identifier: Apache-2.0
/// Equations of households: tax, consumption and spending on assets in fixed supply. Amounts are
/// whole cents; what is rounded is rounded down at the payer.
#pragma once

#include <cstdint>

namespace tenfold {

/// What all households go by in one month.
struct SpendingRules {
    double income_tax = 0.0;         // share of all income
    double out_of_wages = 0.0;       // consumption out of wages and benefits after tax
    double out_of_property = 0.0;    // out of dividends and rents after tax
    double out_of_deposits = 0.0;    // of the deposits before income, in this month
    double scarce_share = 0.0;       // of consumption, for assets in fixed supply
    double consumption_factor = 1.0; // of a shock to demand
};

struct Income {
    std::int64_t wages = 0;
    std::int64_t benefits = 0;
    std::int64_t property = 0; // dividends and rents
};

struct Spending {
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
};

/// Tax and consumption of a month (Eq. 38):
///     C = c_w (1-t) (wages + benefits) + c_d (1-t) property + c_2 max(0, deposit)
[[nodiscard]] inline Spending
spend(const SpendingRules& rules, const Income& income, std::int64_t deposit) {
    const auto labour = static_cast<double>(income.wages + income.benefits);
    const auto property = static_cast<double>(income.property);
    const double kept = 1.0 - rules.income_tax;
    const double saved = deposit > 0 ? static_cast<double>(deposit) : 0.0;
    const double consumption =
        rules.consumption_factor *
        (kept * (rules.out_of_wages * labour + rules.out_of_property * property) +
         rules.out_of_deposits * saved);
    Spending result;
    result.tax = static_cast<std::int64_t>(rules.income_tax * (labour + property));
    result.scarce = static_cast<std::int64_t>(rules.scarce_share * consumption);
    result.goods = static_cast<std::int64_t>(consumption) - result.scarce;
    return result;
}

/// Share of consumption that goes to assets in fixed supply (Eq. 39): slope * log(real income over
/// its start), at least 0. Base rents are in the real-estate sector's prices already.
[[nodiscard]] double scarce_share(double slope, double relative_income);

} // namespace tenfold
