// SPDX-License-Identifier: Apache-2.0
/// Fixed capital of firms: what they want, how they build it, what its scarcity does to output, work
/// and prices, and the loans that it carries. Pure functions; quantities in base-year dollars, rates
/// a year. (Eq. 102 to 113)
#pragma once

#include "agents/firms/parameters.hpp"
#include "agents/money/national_accounts.hpp"

#include <cstdint>

namespace tenfold {

/// Fixed capital and debt of one firm. 24 bytes.
struct FirmBalance {
    float capital = 0.0F;       // [USD]
    float investment = 0.0F;    // in progress [USD/yr]
    float recent_output = 0.0F; // expected demand, smoothed over the planning time [USD/yr]
    float past_output = 0.0F;   // the same over the memory of capital per worker [USD/yr]
    std::int64_t loan = 0;      // [cents]
};
static_assert(sizeof(FirmBalance) == 24);

/// Fixed capital of a sector, constant during a run.
struct SectorCapitalConstants {
    double per_output = 0.0;   // normal capital per unit of yearly output
    double depreciation = 0.0; // [1/yr]
};

/// Depreciation of a sector and its normal capital per unit of output (Eq. 102):
///     v = kappa / (delta + g),
/// which keeps investment of the accounts, kappa per unit of output, on the stationary path.
[[nodiscard]] SectorCapitalConstants capital_constants(const CapitalParameters& parameters,
                                                       double investment_share,
                                                       bool real_estate,
                                                       double output_growth);

/// Capital of all private sectors on the first day [USD].
[[nodiscard]] double private_capital(const CapitalParameters& parameters,
                                     const NationalAccounts& accounts,
                                     double output_growth);

/// User cost over its value on the first day (Eq. 103):
///     (1 - s) (max(0.02, r + x + premium) + delta + tax) / (r* + x* + premium + delta)
/// r is the long real rate and x the spread of loans, with a star on the first day; s is the share
/// of capital goods that the government pays and `tax` the tax on capital.
struct CostOfFunds {
    double real_rate = 0.0;
    double first_real_rate = 0.0;
    double spread = 0.0;
    double first_spread = 0.0;
    double subsidy = 0.0;
    double tax = 0.0;
};
[[nodiscard]] double relative_user_cost(const CapitalParameters& parameters,
                                        const CostOfFunds& funds,
                                        double depreciation);

/// State of a sector's capital, the same for all of its firms in a month.
struct SectorCapital {
    double gap = 1.0;            // wanted over existing capital, Gamma (Eq. 107)
    double drain = 0.01;         // capital of closed less founded firms, of all capital [1/yr]
    double used_share = 0.0;     // share of orders met from closed firms' capital (Eq. 111)
    double founding_share = 0.0; // share of founders' capital met from the same
    double user_cost = 1.0;      // relative_user_cost, at the long real rate
    double price_cost = 1.0;     // the same at the natural rate, for prices (Eq. 110)
};

/// Conditions of a month that are common to all firms.
struct CapitalConditions {
    double expected_growth = 0.0; // of demand [1/yr]
    double confidence = 0.0;      // logarithm of a shock to wanted capital (Eq. 115)
    double years = 0.0;           // length of the month
};

/// Terms on which a firm can build in a month.
struct BuildingTerms {
    double lending = 1.0; // granted share of new loans
    double years = 0.0;   // length of the month
};

/// Mean of an exponentially smoothed series whose value grows at `growth`, a step later.
[[nodiscard]] double smoothed(double before, double now, double years, double memory);

/// Capital that a firm wants (Eq. 104):
///     v / B * y e^(g T_y) uc^(-sigma) e^z
/// y is the demand expected over the planning time T_y, B the efficiency of inputs.
[[nodiscard]] double wanted_capital(const CapitalParameters& parameters,
                                    const SectorCapitalConstants& constants,
                                    const SectorCapital& sector,
                                    const CapitalConditions& conditions,
                                    double recent_output,
                                    double efficiency);

/// Investment that a firm aims at (Eq. 105), between firms of a sector fast, its level slowly:
///     (delta + g + x) K + (K*/Gamma - K)/T_f + (Gamma - 1) K/T_s (1 + 3 max(0, ln Gamma))
[[nodiscard]] double investment_target(const CapitalParameters& parameters,
                                       const SectorCapitalConstants& constants,
                                       const SectorCapital& sector,
                                       double growth,
                                       double capital,
                                       double wanted);

/// Investment of the next month (Eq. 106): moves towards the target in the time to build; a bank
/// that rations credit grants only a share of a rise. At least -0.3 K.
[[nodiscard]] double next_investment(const CapitalParameters& parameters,
                                     const BuildingTerms& terms,
                                     double before,
                                     double target,
                                     double capital);

/// The sector's gap (Eq. 107): wanted over existing capital of all firms, within [1/2, 4].
[[nodiscard]] double sector_gap(double wanted, double existing);

/// Expected drain of capital by closing firms (Eq. 107): mean over three years of twelve times the
/// month's closed less founded capital over all capital, within [-0.1, 0.3] a year.
[[nodiscard]] double next_drain(double before, double closed_less_founded, double existing);

/// Capital of closed firms for resale (Eq. 111): depreciates, gains the usable share of `closed`
/// and loses `used`, both of the month.
[[nodiscard]] double next_pool(const CapitalParameters& parameters,
                               const SectorCapitalConstants& constants,
                               double pool,
                               double closed,
                               double used);

/// Share of a month's orders met from the pool (Eq. 111): pool / months over orders, at most half.
[[nodiscard]] double resold_share(const CapitalParameters& parameters, double pool, double orders);

/// Largest output that capital allows (Eq. 108), a year: u_max B K / v; no limit if v = 0.
[[nodiscard]] double capital_capacity(const CapitalParameters& parameters,
                                      const SectorCapitalConstants& constants,
                                      double capital,
                                      double efficiency);

/// Hours per unit of output relative to normal (Eq. 109), CES of capital and labour with elasticity
/// one half: (1 - a) / (1 - a/k), k = clip(K B / (v y e^(g T_k)), 0.75, 1.5), y the output of the
/// memory T_k. With current output in place of y, a slump would look like capital deepening.
[[nodiscard]] double labour_per_output(const CapitalParameters& parameters,
                                       const SectorCapitalConstants& constants,
                                       const FirmBalance& balance,
                                       double expected_growth,
                                       double efficiency);

/// Factor on a firm's target price where capital is short (Eq. 113):
///     exp(psi clip(ln(use / 1.1), 0, 1.5)), use = v y / (B K)
[[nodiscard]] double scarcity_rent(const CapitalParameters& parameters,
                                   const SectorCapitalConstants& constants,
                                   double capital,
                                   double expected_output,
                                   double efficiency);

/// Change of a firm's loan in a month [cents] (Eq. 112): closes min(1, years / T) of the gap to
/// what the bank lends against its capital; a rise times the granted share.
struct LoanTerms {
    double per_capital = 0.0;
    double adjustment = 0.5; // T [yr]
    double lending = 1.0;
};
[[nodiscard]] std::int64_t
loan_change(const LoanTerms& terms, double capital_value, std::int64_t loan, double years);

} // namespace tenfold
