// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/rates.hpp"

#include <algorithm>

namespace tenfold {

double natural_rate(const CentralBankParameters& parameters,
                    double expected_growth,
                    double initial_growth) {
    return parameters.natural_rate +
           parameters.natural_rate_response * (expected_growth - initial_growth);
}

double next_long_rate(const CentralBankParameters& parameters,
                      double before,
                      double natural,
                      double short_real) {
    constexpr double months = 3.0;
    const double target = natural + parameters.long_rate_share * (short_real - natural);
    return before + (target - before) / months;
}

double next_bond_rate(const BankParameters& parameters, double before, double policy) {
    constexpr double months = 60.0; // US marketable debt has a mean maturity of five to six years
    return before + (policy + parameters.term_premium - before) / months;
}

double deposit_rate(const BankParameters& parameters, double policy) {
    return std::max(0.0, policy - parameters.deposit_spread);
}

double savings_rate(double bond_share, double deposit, double bond) {
    return (1.0 - bond_share) * deposit + bond_share * std::max(0.0, bond);
}

double
loan_rate(const BankParameters& parameters, double spread, double policy, double equity_ratio) {
    constexpr double response = 0.5;
    return std::max(0.0, policy) + spread +
           response * std::max(0.0, parameters.equity_target - equity_ratio);
}

double lending_share(const BankParameters& parameters, double equity_ratio) {
    const double width = parameters.full_lending - parameters.capital_requirement;
    return std::clamp((equity_ratio - parameters.capital_requirement) / width, 0.0, 1.0);
}

} // namespace tenfold
