// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/banks.hpp"

#include "agents/accounts/identity.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

PublicInterest public_interest(
    std::int64_t debt, std::int64_t reserves, double bond_rate, double policy_rate, double years) {
    const auto held = std::min(reserves, std::max<std::int64_t>(0, debt)); // by the central bank
    const auto interest = [years](std::int64_t amount, double rate) {
        return static_cast<std::int64_t>(static_cast<double>(amount) * rate * years);
    };
    const std::int64_t on_reserves = interest(held, policy_rate);
    return {interest(debt - held, bond_rate) + on_reserves,
            interest(held, bond_rate) - on_reserves};
}

std::int64_t
bank_dividends(const BankParameters& parameters, std::int64_t equity, std::int64_t loans) {
    const double target = parameters.equity_target * static_cast<double>(loans);
    return static_cast<std::int64_t>(parameters.payout *
                                     std::max(0.0, static_cast<double>(equity) - target));
}

std::int64_t Banks::loans() const {
    return first_loans_ + flow(BankFlow::net_lending) - flow(BankFlow::written_off);
}

std::int64_t Banks::equity() const {
    return first_equity_ + flow(BankFlow::loan_interest) - flow(BankFlow::deposit_interest) -
           flow(BankFlow::written_off) - flow(BankFlow::overdrafts) + public_interest_ - dividends_;
}

double Banks::equity_ratio() const {
    const std::int64_t lent = loans();
    return lent > 0 ? static_cast<double>(equity()) / static_cast<double>(lent) : 1.0;
}

void Banks::start(std::int64_t loans, double equity_ratio, Money& money) {
    first_loans_ = loans;
    first_equity_ = std::llround(equity_ratio * static_cast<double>(loans));
    money.deposit(0, DepositTotal::banks, first_equity_ - first_loans_);
    money.treasury(first_loans_ - first_equity_);
}

void Banks::receive_public_interest(
    double reserve_ratio, double bond_rate, double policy_rate, double years, Money& money) {
    const std::int64_t debt = -money.treasury();
    const double deposits =
        static_cast<double>(debt) + static_cast<double>(loans()) - static_cast<double>(equity());
    const auto reserves = static_cast<std::int64_t>(reserve_ratio * std::max(0.0, deposits));
    const std::int64_t interest =
        public_interest(debt, reserves, bond_rate, policy_rate, years).to_banks;
    money.treasury(-interest); // what the central bank earns returns at once
    money.deposit(0, DepositTotal::banks, interest);
    public_interest_ += interest;
}

void Banks::pay_dividends(const BankParameters& parameters, Money& money) {
    const std::int64_t dividends = bank_dividends(parameters, equity(), loans());
    money.deposit(0, DepositTotal::banks, -dividends);
    money.pay(0, IncomeAccount::dividends, dividends);
    dividends_ += dividends;
}

void Banks::check(const Money& money, Date date) const {
    require_equal("account of banks = equity - loans",
                  date,
                  money.deposits(DepositTotal::banks),
                  equity() - loans());
}

} // namespace tenfold
