// SPDX-License-Identifier: Apache-2.0
/// Equations of households: tax, consumption and spending on scarce assets. Amounts are whole
/// cents, rounded down for the payer.
#pragma once

#include "agents/money/parameters.hpp"

#include <algorithm>
#include <cstdint>

namespace tenfold {

/// Spending rules of all households in one month.
struct SpendingRules {
    double income_tax = 0.0;         // share of all income
    double out_of_wages = 0.0;       // consumption per dollar of wages and benefits after tax
    double out_of_property = 0.0;    // per dollar of dividends and rents after tax
    double out_of_deposits = 0.0;    // per dollar of deposits before income, this month
    double scarce_share = 0.0;       // of consumption, for scarce assets
    double token_share = 0.0;        // of consumption, for the person's own tokens
    std::int64_t token_budget = 0;   // tokens given by the government to each person [cents]
    std::int64_t transfer = 0;       // paid by the government to each person [cents]
    double consumption_factor = 1.0; // of shocks and policies
};

struct Income {
    std::int64_t wages = 0;
    std::int64_t benefits = 0; // including transfers
    std::int64_t property = 0; // dividends, rents and interest, less interest on a mortgage
    std::int64_t stipend = 0;  // part of `benefits`: course stipend above the usual benefit
};

struct Spending {
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
    std::int64_t tokens = 0;    // bought
    std::int64_t token_use = 0; // value of tokens used: the larger of wanted and given
};

/// Tax and consumption of a month (Eq. 38):
///     C = c_w (1-t) (wages + benefits) + c_d (1-t) property + c_2 max(0, deposit)
/// Tokens given by the government replace tokens that the person would have bought.
[[nodiscard]] inline Spending
spend(const SpendingRules& rules, const Income& income, std::int64_t deposit) {
    const auto labour = static_cast<double>(income.wages + income.benefits);
    const auto property = static_cast<double>(income.property);
    const double kept = 1.0 - rules.income_tax;
    const double saved = deposit > 0 ? static_cast<double>(deposit) : 0.0;
    // Interest on a mortgage can exceed other property income.
    const double consumption =
        std::max(0.0,
                 rules.consumption_factor *
                     (kept * (rules.out_of_wages * labour + rules.out_of_property * property) +
                      rules.out_of_deposits * saved));
    Spending result;
    result.tax = static_cast<std::int64_t>(std::max(0.0, rules.income_tax * (labour + property)));
    result.scarce = static_cast<std::int64_t>(rules.scarce_share * consumption);
    const auto wanted = static_cast<std::int64_t>(rules.token_share * consumption);
    result.token_use = wanted > rules.token_budget ? wanted : rules.token_budget;
    result.tokens = result.token_use - rules.token_budget;
    result.goods = static_cast<std::int64_t>(consumption) - result.scarce - result.tokens;
    return result;
}

/// Interest on a deposit at `rate` for the period (Eq. 95) [cents]; none on a debt.
[[nodiscard]] inline std::int64_t deposit_interest(std::int64_t deposit, double rate) {
    return deposit > 0 ? static_cast<std::int64_t>(static_cast<double>(deposit) * rate) : 0;
}

/// Factor of the real rate of interest on consumption (Eq. 116): exp(-s (r - r_n)).
[[nodiscard]] double
interest_factor(const HouseholdParameters& parameters, double real_rate, double natural_rate);

/// Factor of precautionary saving on consumption (Eq. 116): exp(-q (u - u_60)), with the rate of
/// unemployment above its mean of five years.
[[nodiscard]] double precaution_factor(const HouseholdParameters& parameters,
                                       double unemployment_gap);

/// Factor of expected income on consumption (Eq. 116): exp(-z (ln Y - m(ln Y))), with real income of
/// all people after tax above its mean of three years; part of a rise is taken as temporary.
[[nodiscard]] double income_smoothing_factor(const HouseholdParameters& parameters,
                                             double income_gap);

/// Share of consumption spent on scarce assets (Eq. 39): slope * log(real income relative to the
/// start), between 0 and 0.9. Rents of the start are part of the real-estate sector's prices.
[[nodiscard]] double scarce_share(double slope, double relative_income);

/// Price of assets in fixed supply, 1 at the start (Eq. 41): spending on them a day over that of the
/// first month, since supply does not change. 1 where the first month had none.
[[nodiscard]] double scarce_asset_price(double daily_rents, double first_daily_rents);

/// Share of consumption spent on people's own tokens (Eq. 55): constant elasticity while the share
/// is small, and an upper limit, because otherwise cheap tokens would take all consumption.
///     z = s_0 (p / p_0)^(1 - e) exp(g t),  share = s_max z / (s_max + z)
/// p is the chained price of constant intelligence, t years since the start.
[[nodiscard]] double
token_share(const DirectUseParameters& parameters, double relative_price, double years);

/// Powers of ten by which a person's tokens exceed a million a month, at least 0 (Eq. 55): tokens
/// are worth their logarithm to a person.
[[nodiscard]] double token_decades(double million_tokens);

} // namespace tenfold
