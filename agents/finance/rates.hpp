// SPDX-License-Identifier: Apache-2.0
/// Rates of interest and the lending of banks. Pure functions; rates are a year. (Eq. 92 to 96)
#pragma once

#include "agents/finance/parameters.hpp"

namespace tenfold {

/// Rates of a month that are the same for all.
struct Rates {
    double policy = 0.0;
    double unbounded = 0.0; // policy rate without the lower bound
    double natural = 0.0;   // real
    double long_real = 0.0; // real rate that spending follows
    double bond = 0.0;      // mean rate of government bonds outstanding
    double deposit = 0.0;   // of people
    double savings = 0.0;   // of people's deposits and bonds together
};

/// Natural real rate (Eq. 92): r* + c (g - g0), with g the expected growth of productivity.
[[nodiscard]] double natural_rate(const CentralBankParameters& parameters,
                                  double expected_growth,
                                  double initial_growth);

/// Long real rate of the next month (Eq. 93): closes a third of the gap to
/// r_n + psi (i - pi^e - r_n).
[[nodiscard]] double next_long_rate(const CentralBankParameters& parameters,
                                    double before,
                                    double natural,
                                    double short_real);

/// Mean rate of bonds outstanding in the next month (Eq. 94): a sixtieth is issued anew at the
/// policy rate plus the term premium.
[[nodiscard]] double next_bond_rate(const BankParameters& parameters, double before, double policy);

/// Deposit rate (Eq. 95): policy rate less the spread, at least 0.
[[nodiscard]] double deposit_rate(const BankParameters& parameters, double policy);

/// Rate on deposits and bonds of people together (Eq. 95): mean by the share of bonds.
[[nodiscard]] double savings_rate(double bond_share, double deposit, double bond);

/// Loan rate (Eq. 95): policy rate, at least 0, plus the spread and half of the shortfall of the
/// equity ratio below its target.
[[nodiscard]] double
loan_rate(const BankParameters& parameters, double spread, double policy, double equity_ratio);

/// Granted share of new loans (Eq. 96): 0 at the capital requirement, 1 from `full_lending` on,
/// linear between.
[[nodiscard]] double lending_share(const BankParameters& parameters, double equity_ratio);

} // namespace tenfold
