// SPDX-License-Identifier: Apache-2.0
#include "sim/accounts_matrices.hpp"

#include "core/parallel.hpp"
#include "core/time.hpp"

#include "sim/economy_run.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

using enum AccountSector;

/// A payment of `cents` from one sector to another.
AccountRow payment(std::string name, AccountSector from, AccountSector to, std::int64_t cents) {
    AccountRow row{std::move(name), {}};
    row.at(from) -= cents;
    row.at(to) += cents;
    return row;
}

/// Deposits of each sector; the account of banks and the treasury with their sign in the money
/// identity.
AccountRow deposits_of(const Economy& economy) {
    const Money& money = economy.books.money;
    AccountRow row{"deposits", {}};
    row.at(people) = money.deposits(DepositTotal::households);
    row.at(business) = money.deposits(DepositTotal::firms) + money.deposits(DepositTotal::labs) +
                       money.deposits(DepositTotal::operators);
    row.at(banks) = money.deposits(DepositTotal::banks);
    row.at(government) = money.treasury();
    row.at(abroad) = money.deposits(DepositTotal::abroad) + money.deposits(DepositTotal::trade);
    row.at(clearing) = -row.sum(); // all money sums to zero
    return row;
}

std::int64_t held_by_ledgers(const Banks& banks, std::int64_t BankLedger::*member) {
    std::int64_t sum = 0;
    for (const BankLedger& ledger : banks.ledgers()) {
        sum += ledger.*member;
    }
    return sum;
}

} // namespace

std::int64_t AccountRow::sum() const {
    return std::accumulate(cents.begin(), cents.end(), std::int64_t{0});
}

std::int64_t sum(const AccountMatrix& matrix, AccountSector sector) {
    std::int64_t result = 0;
    for (const AccountRow& row : matrix) {
        result += row.at(sector);
    }
    return result;
}

AccountMatrix balance_sheet(const Economy& economy) {
    const Parameters& parameters = economy.parameters;
    const Money& money = economy.books.money;
    const std::int64_t debt = -money.treasury();
    const std::int64_t reserves =
        economy.banks.reserves(parameters.central_bank.reserve_ratio, money);
    const std::int64_t peoples_money = money.deposits(DepositTotal::households);
    const auto peoples_bonds =
        static_cast<std::int64_t>(parameters.households.bond_share *
                                  static_cast<double>(std::max<std::int64_t>(0, peoples_money)));
    const std::int64_t loans = economy.banks.firm_loans();
    const std::int64_t mortgages = economy.mortgages.total(economy.households.ownership().people);
    const std::int64_t equity = economy.banks.equity();

    AccountRow deposits = deposits_of(economy);
    deposits.name = "deposits";
    deposits.at(people) -= peoples_bonds;
    deposits.at(government) = 0;
    // What banks owe depositors is what they own less their equity.
    deposits.at(banks) =
        -(loans + mortgages + (debt - reserves - peoples_bonds) + reserves - equity);

    AccountRow bonds{"government bonds", {}};
    bonds.at(people) = peoples_bonds;
    bonds.at(banks) = debt - reserves - peoples_bonds;
    bonds.at(central_bank) = reserves;
    bonds.at(government) = -debt;
    AccountMatrix matrix{std::move(deposits),
                         std::move(bonds),
                         payment("reserves", central_bank, banks, reserves),
                         payment("loans to firms", business, banks, loans),
                         payment("mortgages", people, banks, mortgages),
                         payment("equity of banks", banks, people, equity)};
    return matrix;
}

AccountTotals account_totals(const Economy& economy) {
    const auto paid = [&](PaydayCount what) { return economy.books.accounts.total(what); };
    const auto flow = [&](BankFlow what) { return economy.banks.flow(what); };
    const auto ledgers = [&](std::int64_t BankLedger::*member) {
        return held_by_ledgers(economy.banks, member);
    };
    std::int64_t sales = 0;
    for (std::size_t s = 0; s < economy.parameters.sectors.size(); ++s) {
        sales += economy.books.money.sales(s);
    }
    AccountTotals totals;
    totals.payments = {
        payment("wages", clearing, people, paid(PaydayCount::wages)),
        payment("benefits, transfers", clearing, people, paid(PaydayCount::benefits)),
        payment("dividends", clearing, people, paid(PaydayCount::dividends)),
        payment("rents", clearing, people, paid(PaydayCount::rents)),
        payment("income tax", people, clearing, paid(PaydayCount::tax)),
        payment("consumption",
                people,
                clearing,
                paid(PaydayCount::goods) + paid(PaydayCount::scarce) + paid(PaydayCount::tokens)),
        payment("sales of firms", clearing, business, sales),
        payment("net imports", clearing, abroad, economy.trade.debt()),
        payment("interest on deposits, bonds", banks, people, paid(PaydayCount::interest)),
        payment("interest on mortgages", people, banks, flow(BankFlow::mortgage_interest)),
        payment("interest on loans", business, banks, flow(BankFlow::loan_interest)),
        payment(
            "interest on public debt", government, banks, ledgers(&BankLedger::public_interest)),
        payment("dividends of banks", banks, clearing, ledgers(&BankLedger::dividends)),
        payment("new mortgages", banks, people, flow(BankFlow::net_mortgage_lending)),
        payment("new loans", banks, business, flow(BankFlow::net_lending)),
        payment("overdrafts of closed firms", banks, business, flow(BankFlow::overdrafts)),
        payment("recapitalisation of banks",
                government,
                banks,
                ledgers(&BankLedger::recapitalised) - ledgers(&BankLedger::returned)),
    };
    totals.deposits = deposits_of(economy);
    return totals;
}

AccountMatrix flows_between(const AccountTotals& before, const AccountTotals& after) {
    AccountMatrix flows = after.payments;
    for (std::size_t row = 0; row < flows.size(); ++row) {
        for (std::size_t column = 0; column < account_sectors.size(); ++column) {
            flows[row].cents[column] -= before.payments[row].cents[column];
        }
    }
    AccountRow change{"change of deposits", {}};
    for (std::size_t column = 0; column < account_sectors.size(); ++column) {
        change.cents[column] = before.deposits.cents[column] - after.deposits.cents[column];
    }
    const auto missing = [&](AccountSector sector) {
        return sum(flows, sector) + change.at(sector);
    };
    flows.push_back(payment(
        "wages, inputs, taxes, dividends of business", business, clearing, missing(business)));
    flows.push_back(
        payment("taxes less benefits, purchases", government, clearing, missing(government)));
    flows.push_back(std::move(change));
    return flows;
}

namespace {

std::string table(const AccountMatrix& matrix, double gdp) {
    std::string text = "| |";
    for (const std::string_view sector : account_sectors) {
        fmt::format_to(std::back_inserter(text), " {} |", sector);
    }
    text += " sum |\n|---|";
    for (std::size_t column = 0; column <= account_sectors.size(); ++column) {
        text += "---|";
    }
    text += "\n";
    const auto cell = [&](std::int64_t cents) {
        const double tenths = std::round(1000.0 * static_cast<double>(cents) / gdp);
        return cents == 0 ? std::string{} : fmt::format("{:.1f}", (tenths + 0.0) / 10.0);
    };
    AccountRow sums{"**sum**", {}};
    for (const AccountRow& row : matrix) {
        fmt::format_to(std::back_inserter(text), "| {} |", row.name);
        for (std::size_t column = 0; column < row.cents.size(); ++column) {
            fmt::format_to(std::back_inserter(text), " {} |", cell(row.cents[column]));
            sums.cents[column] += row.cents[column];
        }
        fmt::format_to(std::back_inserter(text), " {} |\n", row.sum() == 0 ? "0" : cell(row.sum()));
    }
    fmt::format_to(std::back_inserter(text), "| {} |", sums.name);
    for (const std::int64_t cents : sums.cents) {
        fmt::format_to(std::back_inserter(text), " {} |", cents == 0 ? "0" : cell(cents));
    }
    return text + fmt::format(" {} |\n", sums.sum() == 0 ? "0" : cell(sums.sum()));
}

} // namespace

std::string describe_accounts_markdown(const Scenario& scenario) {
    ThreadPool pool{1};
    RunOptions options;
    options.threads = 1;
    EconomyRun run{build_world(scenario, pool), random_key(scenario), options};
    const AccountTotals before = account_totals(run.economy());
    std::int64_t gdp = 0; // of the year
    for (Day day = 1; day <= 365; ++day) {
        run.engine().run_until(start_of(day));
        const FinalUses& uses = run.economy().goods.uses();
        gdp += run.economy().calendar.is_month_end(day - 2) ? uses.total() : 0;
    }
    const auto whole = static_cast<double>(gdp);
    return fmt::format(
        "# Balance sheets and flows\n\nGenerated by `tenfold describe accounts --markdown` from "
        "the "
        "accounts of a run of {} at 1:{:.0f}.\nPer cent of GDP of the year {}. Every row of claims "
        "and payments sums to zero, because each asset is a liability\nof another sector and each "
        "payment is received; tests check it to the cent "
        "(tests/sim/accounts_matrices.test.cpp).\n\n## Balance sheets at the end of the year\n\n"
        "Assets are positive. Sums are net financial worth; people own the equity of banks. "
        "Capital "
        "of firms is not a claim on another\nsector and is left out. What has left its payer and "
        "has "
        "not reached its receiver is in the clearing accounts.\n\n{}\n## Flows of the year\n\n"
        "Receipts are positive. The change of deposits stands with the opposite sign, so that "
        "columns "
        "sum to zero. The columns of\npeople, banks and abroad close by what the accounts count; "
        "those of business and government contain a row that is the\ndifference between deposits "
        "and other payments. Government debt is a negative deposit; the account of banks is equity "
        "less\nloans.\n\n{}",
        scenario.name,
        scenario.scale,
        static_cast<int>(Calendar::decimal_year(scenario.time.start)),
        table(balance_sheet(run.economy()), whole),
        table(flows_between(before, account_totals(run.economy())), whole));
}

} // namespace tenfold
