// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/banks.hpp"

#include "agents/accounts/division.hpp"
#include "agents/accounts/identity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold {

namespace {

double ratio(std::int64_t equity, std::int64_t loans) {
    return loans > 0 ? static_cast<double>(equity) / static_cast<double>(loans) : 1.0;
}

template <class Amount>
std::int64_t sum_over_banks(std::size_t banks, Amount&& amount) {
    std::int64_t sum = 0;
    for (std::size_t bank = 0; bank < banks; ++bank) {
        sum += amount(bank);
    }
    return sum;
}

} // namespace

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

std::int64_t
recapitalisation(const BankParameters& parameters, std::int64_t equity, std::int64_t loans) {
    if (equity >= 0) {
        return 0;
    }
    return std::llround(parameters.capital_requirement * static_cast<double>(loans)) - equity;
}

std::int64_t Banks::firm_loans(std::size_t bank) const {
    return ledgers_[bank].first_loans + flow(bank, BankFlow::net_lending) -
           flow(bank, BankFlow::written_off);
}

std::int64_t Banks::mortgages(std::size_t bank) const {
    return ledgers_[bank].first_mortgages + flow(bank, BankFlow::net_mortgage_lending);
}

std::int64_t Banks::equity(std::size_t bank) const {
    const BankLedger& ledger = ledgers_[bank];
    return ledger.first_equity + flow(bank, BankFlow::loan_interest) +
           flow(bank, BankFlow::mortgage_interest) - flow(bank, BankFlow::deposit_interest) -
           flow(bank, BankFlow::written_off) - flow(bank, BankFlow::overdrafts) +
           ledger.public_interest - ledger.dividends + ledger.recapitalised - ledger.returned;
}

double Banks::equity_ratio(std::size_t bank) const {
    return ratio(equity(bank), firm_loans(bank) + mortgages(bank));
}

std::int64_t Banks::firm_loans() const {
    return sum_over_banks(count(), [&](std::size_t bank) { return firm_loans(bank); });
}

std::int64_t Banks::mortgages() const {
    return sum_over_banks(count(), [&](std::size_t bank) { return mortgages(bank); });
}

std::int64_t Banks::equity() const {
    return sum_over_banks(count(), [&](std::size_t bank) { return equity(bank); });
}

double Banks::equity_ratio() const {
    return ratio(equity(), firm_loans() + mortgages());
}

std::int64_t Banks::flow(BankFlow what) const {
    return sum_over_banks(count(), [&](std::size_t bank) { return flow(bank, what); });
}

std::int64_t Banks::resolutions() const {
    return sum_over_banks(count(), [&](std::size_t bank) { return ledgers_[bank].resolutions; });
}

LoanOffer Banks::mean_offer() const {
    LoanOffer mean{0.0, 0.0, 0.0};
    double all = 0.0;
    for (std::size_t bank = 0; bank < count(); ++bank) {
        const auto weight = static_cast<double>(firm_loans(bank) + mortgages(bank) + 1);
        mean.rate += weight * offers_[bank].rate;
        mean.mortgage_rate += weight * offers_[bank].mortgage_rate;
        mean.lending += weight * offers_[bank].lending;
        all += weight;
    }
    return {mean.rate / all, mean.mortgage_rate / all, mean.lending / all};
}

void Banks::start(const std::vector<std::int64_t>& loans,
                  const std::vector<std::int64_t>& mortgages,
                  double equity_ratio,
                  Money& money) {
    for (std::size_t bank = 0; bank < count(); ++bank) {
        BankLedger& ledger = ledgers_[bank];
        ledger.first_loans = loans[bank];
        ledger.first_mortgages = mortgages[bank];
        const std::int64_t lent = loans[bank] + mortgages[bank];
        ledger.first_equity = std::llround(equity_ratio * static_cast<double>(lent));
        money.deposit(0, DepositTotal::banks, ledger.first_equity - lent);
        money.treasury(lent - ledger.first_equity);
    }
}

void Banks::publish_offers(const BankParameters& parameters, double policy_rate, double spread) {
    for (std::size_t bank = 0; bank < count(); ++bank) {
        const double equity = equity_ratio(bank);
        offers_[bank] = {loan_rate(parameters, spread, policy_rate, equity),
                         loan_rate(parameters, parameters.mortgage_spread, policy_rate, equity),
                         lending_share(parameters, equity)};
    }
}

std::vector<double> Banks::shares_of_deposits() const {
    std::vector<double> shares;
    for (std::size_t bank = 0; bank < count(); ++bank) {
        shares.push_back(
            std::max(1.0, static_cast<double>(flow(bank, BankFlow::deposits)))); // none at first
    }
    return shares;
}

std::int64_t Banks::reserves(double reserve_ratio, const Money& money) const {
    const std::int64_t debt = std::max<std::int64_t>(0, -money.treasury());
    const double deposits = static_cast<double>(debt) + static_cast<double>(firm_loans()) +
                            static_cast<double>(mortgages()) - static_cast<double>(equity());
    return std::min(debt, static_cast<std::int64_t>(reserve_ratio * std::max(0.0, deposits)));
}

void Banks::receive_public_interest(
    double reserve_ratio, double bond_rate, double policy_rate, double years, Money& money) {
    const std::int64_t interest =
        public_interest(
            -money.treasury(), reserves(reserve_ratio, money), bond_rate, policy_rate, years)
            .to_banks;
    money.treasury(-interest); // what the central bank earns returns at once
    money.deposit(0, DepositTotal::banks, interest);
    const std::vector<std::int64_t> parts = split(interest, shares_of_deposits());
    for (std::size_t bank = 0; bank < count(); ++bank) {
        ledgers_[bank].public_interest += parts[bank];
    }
}

void Banks::resolve(const BankParameters& parameters, Money& money) {
    for (std::size_t bank = 0; bank < count(); ++bank) {
        const std::int64_t capital =
            recapitalisation(parameters, equity(bank), firm_loans(bank) + mortgages(bank));
        if (capital > 0) {
            money.treasury(-capital);
            money.deposit(0, DepositTotal::banks, capital);
            ledgers_[bank].recapitalised += capital;
            ++ledgers_[bank].resolutions;
        }
    }
}

void Banks::pay_dividends(const BankParameters& parameters, Money& money) {
    for (std::size_t bank = 0; bank < count(); ++bank) {
        BankLedger& ledger = ledgers_[bank];
        const std::int64_t paid =
            bank_dividends(parameters, equity(bank), firm_loans(bank) + mortgages(bank));
        const std::int64_t returned = std::min(paid, ledger.recapitalised - ledger.returned);
        money.deposit(0, DepositTotal::banks, -paid);
        money.treasury(returned);
        money.pay(0, IncomeAccount::dividends, paid - returned);
        ledger.returned += returned;
        ledger.dividends += paid - returned;
    }
}

void Banks::restart_deposit_count() {
    for (std::size_t bank = 0; bank < count(); ++bank) {
        flows_.add(0,
                   bank * bank_flows + static_cast<std::size_t>(BankFlow::deposits),
                   -flow(bank, BankFlow::deposits));
    }
}

void Banks::check(const Money& money, std::int64_t owed, Date date) const {
    require_equal("account of banks = equity - loans",
                  date,
                  money.deposits(DepositTotal::banks),
                  equity() - firm_loans() - mortgages());
    require_equal("mortgages of banks = mortgages of people", date, mortgages(), owed);
}

} // namespace tenfold
