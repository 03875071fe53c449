// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/initial_finance.hpp"

#include "agents/finance/rates.hpp"

#include <algorithm>
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
    result.loan = loan_rate(parameters.banks, result.policy, parameters.banks.equity_target);
    return result;
}

InitialFinance initial_finance(const FinanceParameters& parameters,
                               const NationalAccounts& accounts,
                               const StationaryState& stationary,
                               double loans) {
    constexpr double expected_losses = 0.006; // of loans a year, as they come out
    const double growth = parameters.nominal_growth();
    const FirstRates rates = first_rates(parameters);
    InitialFinance result;
    result.loans = loans;
    result.equity = parameters.banks.equity_target * loans;
    result.public_debt = stationary.money - loans + result.equity;
    const double reserves = std::clamp(parameters.central_bank.reserve_ratio * stationary.money,
                                       0.0,
                                       std::max(0.0, result.public_debt));
    const double deposit_interest = rates.deposit * stationary.household_deposits;
    result.bank_profit = rates.bond * (result.public_debt - reserves) + rates.policy * reserves +
                         (rates.loan - expected_losses) * loans - deposit_interest -
                         growth * result.equity;
    const double net_cost_of_loans = (rates.loan - growth) * loans;
    const double income = stationary.disposable_income / (1.0 - stationary.income_tax_rate) +
                          deposit_interest + result.bank_profit - net_cost_of_loans;
    const double earned = accounts.compensation / stationary.month_factor + stationary.benefits;
    result.income_tax_rate = 1.0 - stationary.disposable_income / income;
    result.consumption_of_wages =
        (parameters.accounts.consumption_of_income * income -
         parameters.accounts.consumption_of_dividends * (income - earned)) /
        earned;
    std::vector<AccountsProblem> problems;
    if (result.public_debt < 0.0) {
        problems.push_back({"banks.loans_per_capital",
                            "loans exceed all deposits, so that public debt would be negative"});
    }
    if (!(result.income_tax_rate >= 0.0 && result.income_tax_rate < 0.6)) {
        problems.push_back({"central_bank.natural_rate",
                            "the income tax that pays interest on public debt would be " +
                                std::to_string(result.income_tax_rate) + " (allowed: 0 to 0.6)"});
    }
    if (!(result.consumption_of_wages >= 0.0 && result.consumption_of_wages <= 1.5)) {
        problems.push_back({"accounts.consumption_of_income",
                            "consumption per dollar of wages would be " +
                                std::to_string(result.consumption_of_wages) +
                                " (allowed: 0 to 1.5)"});
    }
    if (!problems.empty()) {
        throw AccountsError{problems};
    }
    return result;
}

} // namespace tenfold
