// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/initial_finance.hpp"

#include "agents/finance/mortgages.hpp"
#include "agents/finance/rates.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace tenfold {

FirstRates first_rates(const FinanceParameters& parameters) {
    FirstRates result;
    result.policy =
        std::max(parameters.central_bank.lower_bound,
                 parameters.central_bank.natural_rate + parameters.accounts.inflation_target);
    result.bond = result.policy + parameters.banks.term_premium;
    result.deposit = deposit_rate(parameters.banks, result.policy);
    result.savings = savings_rate(parameters.households.bond_share, result.deposit, result.bond);
    const auto at_target = [&](double spread) {
        return loan_rate(parameters.banks, spread, result.policy, parameters.banks.equity_target);
    };
    result.loan = at_target(parameters.banks.loan_spread);
    result.mortgage = at_target(parameters.banks.mortgage_spread);
    return result;
}

namespace {

constexpr double most_tax = 0.6;
constexpr double most_propensity = 1.5;

// Dividends of real estate in private hands [USD/yr].
double yearly_rents(const NationalAccounts& accounts, const StationaryState& stationary) {
    double rents = 0.0;
    for (std::size_t s = 0; s < accounts.sectors.size(); ++s) {
        if (accounts.sectors[s].real_estate && !accounts.sectors[s].state_owned) {
            rents += stationary.dividends[s] / stationary.month_factor;
        }
    }
    return rents;
}

// The stocks and rates that Eq. 117 gives, in range or not.
InitialFinance closing_finance(const FinanceParameters& parameters,
                               const NationalAccounts& accounts,
                               const StationaryState& stationary,
                               double loans) {
    constexpr double expected_losses = 0.006; // of loans a year, as they come out
    const double growth = parameters.nominal_growth();
    const FirstRates rates = first_rates(parameters);
    InitialFinance result;
    result.loans = loans;
    result.mortgages =
        stationary_mortgage(parameters.mortgages, growth) * yearly_rents(accounts, stationary);
    const double lent = loans + result.mortgages;
    result.equity = parameters.banks.equity_target * lent;
    result.public_debt = stationary.money - lent + result.equity;
    const double reserves = std::clamp(parameters.central_bank.reserve_ratio * stationary.money,
                                       0.0,
                                       std::max(0.0, result.public_debt));
    result.bonds_on_offer = result.public_debt - reserves;
    const double savings_interest = rates.savings * stationary.household_deposits;
    result.bank_profit = rates.bond * (result.public_debt - reserves) + rates.policy * reserves +
                         (rates.loan - expected_losses) * loans +
                         rates.mortgage * result.mortgages - savings_interest -
                         growth * result.equity;
    const double net_cost_of_loans =
        (rates.loan - growth) * loans + (rates.mortgage - growth) * result.mortgages;
    const double income = stationary.disposable_income / (1.0 - stationary.income_tax_rate) +
                          savings_interest + result.bank_profit - net_cost_of_loans;
    const double earned = accounts.compensation / stationary.month_factor + stationary.benefits;
    result.income = income;
    result.income_tax_rate = 1.0 - stationary.disposable_income / income;
    result.consumption_of_wages =
        (parameters.accounts.consumption_of_income * income -
         parameters.accounts.consumption_of_dividends * (income - earned)) /
        earned;
    return result;
}

bool has_tax_in_range(const InitialFinance& finance) {
    return finance.income_tax_rate >= 0.0 && finance.income_tax_rate < most_tax;
}

// The natural rate nearest to that of the scenario with which the tax is in range, by bisection
// between it and `end`, whose tax is in range; interest and hence the tax are linear in the rate.
double nearest_natural_rate(FinanceParameters parameters,
                            const NationalAccounts& accounts,
                            const StationaryState& stationary,
                            double loans,
                            double end) {
    double outside = parameters.central_bank.natural_rate;
    double inside = end;
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (outside + inside);
        parameters.central_bank.natural_rate = middle;
        const bool fits =
            has_tax_in_range(closing_finance(parameters, accounts, stationary, loans));
        (fits ? inside : outside) = middle;
    }
    return inside;
}

std::string tax_problem(const FinanceParameters& parameters,
                        const NationalAccounts& accounts,
                        const StationaryState& stationary,
                        double loans,
                        double tax) {
    std::string text = fmt::format(
        "the income tax that pays interest on public debt would be {:.3g} (allowed: 0 to {})",
        tax,
        most_tax);
    for (const double end : {0.0, 0.01, 0.02, 0.05, 0.1, -0.02}) {
        FinanceParameters other = parameters;
        other.central_bank.natural_rate = end;
        if (has_tax_in_range(closing_finance(other, accounts, stationary, loans))) {
            return text +
                   fmt::format("; the accounts close with {:.3g}",
                               nearest_natural_rate(parameters, accounts, stationary, loans, end));
        }
    }
    return text;
}

} // namespace

InitialFinance initial_finance(const FinanceParameters& parameters,
                               const NationalAccounts& accounts,
                               const StationaryState& stationary,
                               double loans) {
    const InitialFinance result = closing_finance(parameters, accounts, stationary, loans);
    std::vector<AccountsProblem> problems;
    if (result.public_debt < 0.0) {
        const double room =
            stationary.money / (1.0 - parameters.banks.equity_target) - result.mortgages;
        const double most =
            loans > 0.0 ? parameters.banks.loans_per_capital * std::max(0.0, room) / loans : 0.0;
        problems.push_back(
            {"banks.loans_per_capital",
             fmt::format("loans and mortgages of {:.3g} USD exceed the deposits of {:.3g} USD "
                         "behind them, so "
                         "that public debt would be negative; the accounts close with at most "
                         "{:.3g}, or with more deposits (a smaller "
                         "accounts.consumption_of_deposits)",
                         loans + result.mortgages,
                         stationary.money,
                         most)});
    }
    const double bonds_of_people = parameters.households.bond_share * stationary.household_deposits;
    if (result.public_debt >= 0.0 && bonds_of_people > result.bonds_on_offer) {
        problems.push_back(
            {"households.bond_share",
             fmt::format("people would hold bonds of {:.3g} USD, and {:.3g} USD are outside the "
                         "central bank (allowed: at most {:.3g})",
                         bonds_of_people,
                         result.bonds_on_offer,
                         result.bonds_on_offer / stationary.household_deposits)});
    }
    if (!has_tax_in_range(result)) {
        problems.push_back(
            {"central_bank.natural_rate",
             tax_problem(parameters, accounts, stationary, loans, result.income_tax_rate)});
    }
    if (!(result.consumption_of_wages >= 0.0 && result.consumption_of_wages <= most_propensity)) {
        problems.push_back(
            {"accounts.consumption_of_income",
             fmt::format("consumption per dollar of wages would be {:.3g} (allowed: 0 to {})",
                         result.consumption_of_wages,
                         most_propensity)});
    }
    // Debt over GDP changes by (i_G - n) times its deviation, less the tax on it.
    const double snowball =
        (first_rates(parameters).bond - parameters.nominal_growth()) * accounts.gdp;
    if (!(parameters.government.debt_response * result.income >= snowball)) {
        problems.push_back(
            {"government.debt_response",
             fmt::format("public debt would explode, because bonds pay more than nominal GDP grows "
                         "(allowed: at least {:.3g})",
                         snowball / result.income)});
    }
    if (!problems.empty()) {
        throw AccountsError{problems};
    }
    return result;
}

} // namespace tenfold
