// SPDX-License-Identifier: Apache-2.0
/// Interest, loans and public debt of the first day. (Eq. 117)
#pragma once

#include "agents/finance/tree.hpp"
#include "agents/money/national_accounts.hpp"

namespace tenfold {

/// Rates of the first day, from the natural rate and the inflation target.
struct FirstRates {
    double policy = 0.0;
    double bond = 0.0;
    double deposit = 0.0;
    double savings = 0.0;
    double loan = 0.0;
    double mortgage = 0.0;
};
[[nodiscard]] FirstRates first_rates(const FinanceParameters& parameters);

/// Stocks of the first day [USD] and what keeps disposable income and consumption of the stationary
/// path as they are, although people receive interest and dividends of banks, and firms pay
/// interest.
struct InitialFinance {
    double loans = 0.0;     // to firms
    double mortgages = 0.0; // of people
    double equity = 0.0;    // of banks
    double public_debt = 0.0;
    double bonds_on_offer = 0.0; // public debt that the central bank does not hold
    double bank_profit = 0.0;    // less growth of equity and expected losses [USD/yr]
    double income = 0.0;         // of people, before tax [USD/yr]
    double income_tax_rate = 0.0;
    double consumption_of_wages = 0.0; // per dollar of wages and benefits after tax
};

/// `loans` [USD] to firms on the first day; the accounts and their stationary path as without
/// interest (Eq. 117). Throws AccountsError, with the nearest values that close the accounts, if
/// public debt would be negative, explode or be less than people's bonds, or the tax or a propensity
/// is outside its range.
[[nodiscard]] InitialFinance initial_finance(const FinanceParameters& parameters,
                                             const NationalAccounts& accounts,
                                             const StationaryState& stationary,
                                             double loans);

} // namespace tenfold
