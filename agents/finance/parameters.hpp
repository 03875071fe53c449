// SPDX-License-Identifier: Apache-2.0
/// Parameters of the central bank, of banks and of expectations.
#pragma once

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenfold {

/// Names of the rules for the policy rate.
inline constexpr std::array<std::string_view, 5> policy_rules{
    "taylor", "first_difference", "price_level", "nominal_gdp", "fixed"};

/// Names of the rules for expected inflation.
inline constexpr std::array<std::string_view, 2> expectation_rules{"autoregressive", "adaptive"};

/// Central bank (docs/model.md, section Central bank).
struct CentralBankParameters {
    bool enabled = false;
    std::string rule = std::string{policy_rules[0]};
    double natural_rate = 0.01;
    double natural_rate_response = 0.5;
    double smoothing = 0.9;
    double inflation_response = 1.5;
    double unemployment_response = 1.0;
    double unemployment_target = 0.04;
    double lower_bound = 0.001;
    double asset_purchases = 0.02;
    double long_rate_share = 0.5;
    double reserve_ratio = 0.1;

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"enabled",
                            "",
                            {},
                            "scenario",
                            "Whether a central bank, banks, capital of firms and expectations "
                            "close the economy; otherwise its nominal path is given by "
                            "`wages.norm_share` and by purchases of the government."},
                      self.enabled);
        visitor.value(Field{"rule",
                            "",
                            {},
                            "scenario",
                            "Rule for the policy rate: `taylor`, `first_difference` (no natural "
                            "rates), `price_level`, `nominal_gdp` or `fixed` (at its initial "
                            "value)."},
                      self.rule);
        visitor.value(Field{"natural_rate",
                            "1/yr",
                            {-0.05, 0.1},
                            "memory: Holston, Laubach and Williams, about 1 %",
                            "Natural real rate of interest on the first day."},
                      self.natural_rate);
        visitor.value(Field{"natural_rate_response",
                            "1",
                            {0.0, 2.0},
                            "assumption; the link is weak (memory: Hamilton et al. 2016)",
                            "Rise of the natural rate per unit of expected growth of productivity "
                            "above `accounts.real_growth`."},
                      self.natural_rate_response);
        visitor.value(Field{"smoothing",
                            "1",
                            range::share,
                            "tuned: 0.85 to 1 is stable",
                            "Weight of last month's policy rate."},
                      self.smoothing);
        visitor.value(Field{"inflation_response",
                            "1",
                            {0.0, 10.0},
                            "Taylor 1993",
                            "Response of the policy rate to twelve-month inflation above "
                            "`accounts.inflation_target`; for `nominal_gdp` to the gap of nominal "
                            "GDP."},
                      self.inflation_response);
        visitor.value(Field{"unemployment_response",
                            "1",
                            {0.0, 10.0},
                            "Taylor 1999 (half per unit of the output gap), by Okun's law",
                            "Response of the policy rate to unemployment below its target."},
                      self.unemployment_response);
        visitor.value(Field{"unemployment_target",
                            "1",
                            range::open_share,
                            "FOMC, Summary of Economic Projections: 4.0 to 4.2 % in the longer run "
                            "(memory)",
                            "Unemployment rate at which the central bank neither tightens nor "
                            "eases."},
                      self.unemployment_target);
        visitor.value(Field{"lower_bound",
                            "1/yr",
                            {-0.02, 0.05},
                            "federal funds rate of 2009-15 and 2020-21: about 0.1 %",
                            "Effective lower bound of the policy rate."},
                      self.lower_bound);
        visitor.value(Field{"asset_purchases",
                            "1/yr",
                            {0.0, 0.1},
                            "assumption",
                            "How far below the lower bound asset purchases can push the rate that "
                            "long rates follow; 0: no purchases."},
                      self.asset_purchases);
        visitor.value(Field{"long_rate_share",
                            "1",
                            range::share,
                            "tuned to the response to a surprise of the policy rate",
                            "Share of the short real rate's deviation from the natural rate that "
                            "passes into the long real rate."},
                      self.long_rate_share);
        visitor.value(Field{"reserve_ratio",
                            "1",
                            range::share,
                            "Fed H.4.1 2023: reserves of 3 trillion on deposits of 17 (memory)",
                            "Reserves of banks per dollar of deposits; the central bank holds as "
                            "many government bonds."},
                      self.reserve_ratio);
    }
};

/// Banks (docs/model.md, section Banks).
struct BankParameters {
    std::int64_t count = 8;
    double loans_per_capital = 0.3;
    double loan_adjustment = 0.5;
    double loan_spread = 0.02;
    double mortgage_spread = 0.017;
    double deposit_spread = 0.003;
    double term_premium = 0.005;
    double equity_target = 0.1;
    double capital_requirement = 0.04;
    double full_lending = 0.08;
    double payout = 0.5;
    double loss_given_default = 0.3;

    /// The same with a capital requirement, and targets above it, higher by `more`.
    [[nodiscard]] BankParameters with_requirement(double more) const {
        BankParameters result = *this;
        result.capital_requirement += more;
        result.full_lending += more;
        result.equity_target += more;
        return result;
    }

    template <class Self, class V>
    // NOLINTNEXTLINE(readability-function-size): one entry per parameter
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"count",
                            "1",
                            {1.0, 64.0},
                            "assumption",
                            "Number of banks; firms and people belong to banks in equal numbers."},
                      self.count);
        visitor.value(Field{"loans_per_capital",
                            "1",
                            range::share,
                            "Fed Z.1: debt of businesses, 0.7 of GDP (memory)",
                            "Loans that a private firm wants, per dollar of its capital."},
                      self.loans_per_capital);
        visitor.value(Field{"loan_adjustment",
                            "yr",
                            {0.05, 20.0},
                            "assumption",
                            "Time in which a firm closes the gap to the loans it wants."},
                      self.loan_adjustment);
        visitor.value(Field{"loan_spread",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption; prime rate less federal funds rate: 3 points",
                            "Rate of loans to firms over the policy rate."},
                      self.loan_spread);
        visitor.value(Field{"mortgage_spread",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption; 30-year mortgages less ten-year Treasuries: 1.7 points "
                            "(memory)",
                            "Rate of mortgages over the policy rate."},
                      self.mortgage_spread);
        visitor.value(Field{"deposit_spread",
                            "1/yr",
                            {0.0, 0.2},
                            "assumption",
                            "Policy rate over the deposit rate of households."},
                      self.deposit_spread);
        visitor.value(Field{"term_premium",
                            "1/yr",
                            {0.0, 0.1},
                            "assumption",
                            "Rate of government bonds over the policy rate, when the latter is "
                            "constant."},
                      self.term_premium);
        visitor.value(Field{"equity_target",
                            "1",
                            range::open_share,
                            "Basel III: 10.5 % of risk-weighted assets (memory)",
                            "Equity per dollar of loans above which banks pay dividends."},
                      self.equity_target);
        visitor.value(Field{"capital_requirement",
                            "1",
                            range::share,
                            "Basel III: 4.5 % of risk-weighted assets (memory)",
                            "Equity per dollar of loans at which banks grant no new loans."},
                      self.capital_requirement);
        visitor.value(Field{"full_lending",
                            "1",
                            range::open_share,
                            "assumption",
                            "Equity per dollar of loans from which banks grant all loans that "
                            "firms want."},
                      self.full_lending);
        visitor.value(Field{"payout",
                            "1/month",
                            range::share,
                            "assumption",
                            "Share of equity above its target that banks pay out."},
                      self.payout);
        visitor.value(Field{"loss_given_default",
                            "1",
                            range::share,
                            "assumption; losses come out at 0.3 to 1 % of loans a year",
                            "Share of the loan of a closing firm that the bank loses."},
                      self.loss_given_default);
    }
};

/// Mortgages of people (docs/model.md, section Mortgages).
struct MortgageParameters {
    double loan_to_value = 0.3;
    double rental_yield = 0.05;
    double adjustment = 8.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"loan_to_value",
                            "1",
                            range::share,
                            "Fed Z.1 2023: mortgages of 13 trillion on household real estate of 45 "
                            "(memory)",
                            "Mortgages that people want per dollar of the value of their housing; "
                            "0: none."},
                      self.loan_to_value);
        visitor.value(Field{"rental_yield",
                            "1/yr",
                            {0.02, 0.5},
                            "assumption",
                            "Rents after costs per dollar of the value of housing on the first "
                            "day."},
                      self.rental_yield);
        visitor.value(Field{"adjustment",
                            "yr",
                            {0.1, 50.0},
                            "assumption",
                            "Time in which people close the gap to the mortgage that they want."},
                      self.adjustment);
    }
};

/// Trade with the rest of the world (docs/model.md, section Foreign trade).
struct TradeParameters {
    double elasticity = 1.5;
    double shared_technology = 1.0;
    double exchange_rate_response = 0.0;
    double debt_response = 0.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"elasticity",
                            "1",
                            {0.0, 20.0},
                            "Armington elasticities of macroeconomic models: 1 to 2 (memory)",
                            "Elasticity of exports and imports with respect to home prices over "
                            "foreign prices."},
                      self.elasticity);
        visitor.value(Field{"shared_technology",
                            "1",
                            range::share,
                            "assumption: technology is shared",
                            "Share of a change of a sector's relative price that happens abroad "
                            "too."},
                      self.shared_technology);
        visitor.value(Field{"exchange_rate_response",
                            "yr",
                            {0.0, 50.0},
                            "none: fixed; uncovered interest parity over some years: 1 to 5",
                            "Relative appreciation per unit by which the long real rate exceeds "
                            "the natural rate."},
                      self.exchange_rate_response);
        visitor.value(Field{"debt_response",
                            "yr",
                            {0.0, 50.0},
                            "none: fixed",
                            "Relative depreciation per unit of net debt to foreigners over GDP."},
                      self.debt_response);
    }
};

/// Expectations (docs/model.md, section Expectations).
struct ExpectationParameters {
    std::string rule = std::string{expectation_rules[0]};
    double anchor = 0.7;
    double inflation_gain = 0.03;
    double initial_persistence = 0.6;
    double wage_growth_gain = 0.01;
    double demand_growth_gain = 1.0 / 36.0;

    template <class Self, class V>
    static void describe(Self& self, V& visitor) {
        visitor.value(Field{"rule",
                            "",
                            {},
                            "assumption",
                            "Rule for expected inflation: `autoregressive` (persistence and mean "
                            "are learnt) or `adaptive` (exponential smoothing of inflation)."},
                      self.rule);
        visitor.value(Field{"anchor",
                            "1",
                            range::share,
                            "assumption: 0.4 to 1 is stable",
                            "Weight of the inflation target in expected inflation; the rest is "
                            "learnt."},
                      self.anchor);
        visitor.value(Field{"inflation_gain",
                            "1/quarter",
                            {0.0, 0.5},
                            "memory: Milani 2007, Slobodyan and Wouters 2012: 0.01 to 0.03",
                            "Gain with which the persistence and mean of inflation are learnt."},
                      self.inflation_gain);
        visitor.value(Field{"initial_persistence",
                            "1",
                            {0.0, 0.95},
                            "assumption",
                            "Persistence of quarterly inflation believed on the first day."},
                      self.initial_persistence);
        visitor.value(Field{"wage_growth_gain",
                            "1/month",
                            range::share,
                            "slow aspirations (memory: Ball and Moffitt 2001); 0.1 is unstable",
                            "Gain with which wage setters learn the growth of productivity."},
                      self.wage_growth_gain);
        visitor.value(Field{"demand_growth_gain",
                            "1/month",
                            range::share,
                            "assumption",
                            "Gain with which firms learn the growth of productivity, which they "
                            "expect of demand."},
                      self.demand_growth_gain);
    }
};

} // namespace tenfold
