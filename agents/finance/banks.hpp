// SPDX-License-Identifier: Apache-2.0
/// Banks: loans to firms, mortgages of people, deposits, government bonds, reserves and equity
/// [cents].
///
/// Deposits of all agents and the clearing accounts are liabilities of banks; their assets are
/// loans, government bonds and reserves at the central bank, which holds as many bonds. Money sums
/// to zero with one account of all banks, equity less loans (DepositTotal::banks):
///     deposits + clearing accounts = loans + public debt - equity
/// Agents belong to banks by their index. What a bank has left after its loans is invested in bonds
/// and reserves, in proportion to people's deposits (agents/finance/bank_sheet.hpp).
#pragma once

#include "core/ledger.hpp"
#include "core/time.hpp"

#include "agents/accounts/postings.hpp"
#include "agents/finance/parameters.hpp"
#include "agents/finance/rates.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Running totals of a bank since the start [cents].
enum class BankFlow : std::size_t {
    net_lending,          // loans to firms granted less repayments
    net_mortgage_lending, // likewise to people
    loan_interest,        // received from firms
    mortgage_interest,    // received from people
    deposit_interest,     // paid to people
    written_off,          // loans lost
    overdrafts,           // of closed firms, covered
    deposits,             // of people at the last payday, not a flow
    kinds
};
inline constexpr auto bank_flows = static_cast<std::size_t>(BankFlow::kinds);

/// Index of an agent's bank.
[[nodiscard]] constexpr std::size_t bank_of(std::uint32_t agent, std::size_t banks) {
    return agent % banks;
}

/// What agents may do with their bank during a day. Each amount moves the account of banks; the
/// caller moves the agent's deposit by the opposite amount.
class BankPostings {
public:
    BankPostings(Tally& flows, const Postings& books)
        : flows_{flows}, books_{books}, banks_{flows.cells() / bank_flows} {}

    /// Number of banks.
    [[nodiscard]] std::size_t banks() const { return banks_; }
    /// Grants a loan, or takes a repayment if `cents` is negative.
    void lend(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::net_lending, cents, -cents);
    }
    void lend_mortgages(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::net_mortgage_lending, cents, -cents);
    }
    void receive_interest(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::loan_interest, cents, cents);
    }
    void receive_mortgage_interest(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::mortgage_interest, cents, cents);
    }
    void pay_interest(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::deposit_interest, cents, -cents);
    }
    /// Writes off a loan: no money moves, because equity and loans fall alike.
    void write_off(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::written_off, cents, 0);
    }
    void cover_overdraft(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::overdrafts, cents, -cents);
    }
    /// Counts deposits of people; no money moves.
    void count_deposits(unsigned thread, std::size_t bank, std::int64_t cents) const {
        post(thread, bank, BankFlow::deposits, cents, 0);
    }

private:
    void post(unsigned thread,
              std::size_t bank,
              BankFlow flow,
              std::int64_t cents,
              std::int64_t change) const {
        flows_.add(thread, bank * bank_flows + static_cast<std::size_t>(flow), cents);
        books_.deposit(thread, DepositTotal::banks, change);
    }

    TallyPostings flows_;
    const Postings& books_;
    std::size_t banks_;
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

/// Dividends of a bank in a month (Eq. 99): a share of equity above its target.
[[nodiscard]] std::int64_t
bank_dividends(const BankParameters& parameters, std::int64_t equity, std::int64_t loans);

/// Capital that the treasury puts into a bank whose equity is negative (Eq. 119): as much as brings
/// equity to the capital requirement; 0 for a solvent bank.
[[nodiscard]] std::int64_t
recapitalisation(const BankParameters& parameters, std::int64_t equity, std::int64_t loans);

/// Terms at which a bank lends in a month.
struct LoanOffer {
    double rate = 0.0;          // of loans to firms [1/yr]
    double mortgage_rate = 0.0; // [1/yr]
    double lending = 1.0;       // granted share of the new loans that are wanted
};

/// Amounts of a bank that barriers move, since the start [cents].
struct BankLedger {
    std::int64_t first_loans = 0;
    std::int64_t first_mortgages = 0;
    std::int64_t first_equity = 0;
    std::int64_t public_interest = 0;
    std::int64_t dividends = 0;     // to owners
    std::int64_t recapitalised = 0; // by the treasury
    std::int64_t returned = 0;      // to the treasury, out of what would be dividends
    std::int64_t resolutions = 0;   // number of recapitalisations
};

class Banks {
public:
    Banks() = default;
    Banks(std::size_t banks, unsigned threads)
        : flows_{banks * bank_flows, threads}, ledgers_(banks), offers_(banks) {}

    [[nodiscard]] std::size_t count() const { return ledgers_.size(); }
    /// Loans to firms, mortgages, equity of one bank.
    [[nodiscard]] std::int64_t firm_loans(std::size_t bank) const;
    [[nodiscard]] std::int64_t mortgages(std::size_t bank) const;
    [[nodiscard]] std::int64_t equity(std::size_t bank) const;
    /// Equity per dollar of loans and mortgages; 1 without any.
    [[nodiscard]] double equity_ratio(std::size_t bank) const;
    /// Of all banks.
    [[nodiscard]] std::int64_t firm_loans() const;
    [[nodiscard]] std::int64_t mortgages() const;
    [[nodiscard]] std::int64_t equity() const;
    [[nodiscard]] double equity_ratio() const;
    [[nodiscard]] std::int64_t flow(BankFlow flow) const;
    [[nodiscard]] std::int64_t flow(std::size_t bank, BankFlow flow) const {
        return flows_.total(bank * bank_flows + static_cast<std::size_t>(flow));
    }
    [[nodiscard]] const std::vector<BankLedger>& ledgers() const { return ledgers_; }
    [[nodiscard]] std::int64_t resolutions() const;
    [[nodiscard]] Tally& flows() { return flows_; }
    [[nodiscard]] const std::vector<LoanOffer>& offers() const { return offers_; }
    /// Means over banks, weighted by loans.
    [[nodiscard]] LoanOffer mean_offer() const;

    // ---- steps at barriers
    /// Begins with the loans of all firms and people by bank and the equity that they require; the
    /// treasury's debt becomes smaller by loans less equity, because loans replace bonds behind the
    /// same deposits.
    void start(const std::vector<std::int64_t>& loans,
               const std::vector<std::int64_t>& mortgages,
               double equity_ratio,
               Money& money);
    /// Publishes the terms of each bank (Eq. 95, 96); `spread` is that of loans [1/yr].
    void publish_offers(const BankParameters& parameters, double policy_rate, double spread);
    /// The treasury pays interest of a month on its debt, to each bank in proportion to people's
    /// deposits.
    void receive_public_interest(
        double reserve_ratio, double bond_rate, double policy_rate, double years, Money& money);
    /// Reserves at the central bank: a share of all deposits, at most public debt.
    [[nodiscard]] std::int64_t reserves(double reserve_ratio, const Money& money) const;
    /// The treasury recapitalises banks whose equity is negative.
    void resolve(const BankParameters& parameters, Money& money);
    /// Pays dividends into the clearing account of owners; the treasury first receives what it has
    /// put in.
    void pay_dividends(const BankParameters& parameters, Money& money);
    /// Begins the count of people's deposits on the next payday.
    void restart_deposit_count();

    /// Throws IdentityError unless the account of banks is equity less loans, and mortgages are
    /// `owed` by people.
    void check(const Money& money, std::int64_t owed, Date date) const;

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [flows, ledgers, offers] = self;
        archive(flows, ledgers, offers);
    }

private:
    [[nodiscard]] std::vector<double> shares_of_deposits() const;

    Tally flows_;
    std::vector<BankLedger> ledgers_;
    std::vector<LoanOffer> offers_;
};

} // namespace tenfold
