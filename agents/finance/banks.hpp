// SPDX-License-Identifier: Apache-2.0
/// The banking sector: loans to firms, deposits, government bonds, reserves and equity [cents].
///
/// Deposits of all agents and the clearing accounts are liabilities of banks; their assets are
/// loans, government bonds and reserves at the central bank, which holds as many bonds. Money sums
/// to zero with one account of banks, equity less loans (DepositTotal::banks):
///     deposits + clearing accounts = loans + public debt - equity
#pragma once

#include "core/ledger.hpp"
#include "core/time.hpp"

#include "agents/accounts/postings.hpp"
#include "agents/finance/parameters.hpp"

#include <cstdint>

namespace tenfold {

/// Running totals of banks since the start [cents].
enum class BankFlow : std::size_t {
    net_lending,      // loans granted less repayments
    loan_interest,    // received from firms
    deposit_interest, // paid to households
    written_off,      // loans lost
    overdrafts,       // of closed firms, covered
    kinds
};

/// What agents may do with their bank during a day. Each amount moves the account of banks; the
/// caller moves the agent's deposit by the opposite amount.
class BankPostings {
public:
    BankPostings(Tally& flows, const Postings& books) : flows_{flows}, books_{books} {}

    /// Grants a loan, or takes a repayment if `cents` is negative.
    void lend(unsigned thread, std::int64_t cents) const {
        post(thread, BankFlow::net_lending, cents, -cents);
    }
    void receive_interest(unsigned thread, std::int64_t cents) const {
        post(thread, BankFlow::loan_interest, cents, cents);
    }
    void pay_interest(unsigned thread, std::int64_t cents) const {
        post(thread, BankFlow::deposit_interest, cents, -cents);
    }
    /// Writes off a loan: no money moves, because equity and loans fall alike.
    void write_off(unsigned thread, std::int64_t cents) const {
        post(thread, BankFlow::written_off, cents, 0);
    }
    void cover_overdraft(unsigned thread, std::int64_t cents) const {
        post(thread, BankFlow::overdrafts, cents, -cents);
    }

private:
    void post(unsigned thread, BankFlow flow, std::int64_t cents, std::int64_t change) const {
        flows_.add(thread, static_cast<std::size_t>(flow), cents);
        books_.deposit(thread, DepositTotal::banks, change);
    }

    TallyPostings flows_;
    const Postings& books_;
};

/// Interest of a month on public debt [cents].
struct PublicInterest {
    std::int64_t to_banks = 0;     // on bonds, and on reserves from the central bank
    std::int64_t central_bank = 0; // on its bonds, less interest on reserves: remitted
};

/// Interest on `debt` of which the central bank holds as much as banks hold reserves (Eq. 99):
/// banks receive the bond rate on the rest and the policy rate on reserves; the central bank remits
/// the difference to the treasury.
[[nodiscard]] PublicInterest public_interest(
    std::int64_t debt, std::int64_t reserves, double bond_rate, double policy_rate, double years);

/// Dividends of banks in a month (Eq. 99): a share of equity above its target.
[[nodiscard]] std::int64_t
bank_dividends(const BankParameters& parameters, std::int64_t equity, std::int64_t loans);

class Banks {
public:
    Banks() = default;
    explicit Banks(unsigned threads) : flows_{static_cast<std::size_t>(BankFlow::kinds), threads} {}

    [[nodiscard]] std::int64_t loans() const;
    [[nodiscard]] std::int64_t equity() const;
    /// Equity per dollar of loans; 1 without loans.
    [[nodiscard]] double equity_ratio() const;
    [[nodiscard]] std::int64_t flow(BankFlow flow) const {
        return flows_.total(static_cast<std::size_t>(flow));
    }
    /// Interest on bonds and reserves received, and dividends paid, since the start.
    [[nodiscard]] std::int64_t public_interest_received() const { return public_interest_; }
    [[nodiscard]] std::int64_t dividends_paid() const { return dividends_; }
    [[nodiscard]] Tally& flows() { return flows_; }

    // ---- steps at barriers
    /// Begins with the loans of all firms and the equity that they require; the treasury's debt
    /// becomes smaller by loans less equity, because loans replace bonds behind the same deposits.
    void start(std::int64_t loans, double equity_ratio, Money& money);
    /// The treasury pays interest of a month on its debt.
    void receive_public_interest(
        double reserve_ratio, double bond_rate, double policy_rate, double years, Money& money);
    /// Pays dividends into the clearing account of owners.
    void pay_dividends(const BankParameters& parameters, Money& money);

    /// Throws IdentityError unless the account of banks is equity less loans.
    void check(const Money& money, Date date) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [flows, first_loans, first_equity, public_interest, dividends] = self;
        archive(flows, first_loans, first_equity, public_interest, dividends);
    }

private:
    Tally flows_;
    std::int64_t first_loans_ = 0;
    std::int64_t first_equity_ = 0;
    std::int64_t public_interest_ = 0;
    std::int64_t dividends_ = 0;
};

} // namespace tenfold
