// SPDX-License-Identifier: Apache-2.0
/// Balance sheets and flows between the sectors of an economy, from its accounts, as matrices in
/// which every asset is the liability of another sector and every payment is received (Godley and
/// Lavoie 2007). A page of them is docs/accounts.md.
#pragma once

#include "agents/economy/economy.hpp"

#include "scenarios/scenario.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Columns of the matrices. Money in the clearing accounts has left its payer and not reached its
/// receiver; banks owe it.
inline constexpr std::array<std::string_view, 7> account_sectors{
    "people", "business", "clearing accounts", "banks", "central bank", "government", "abroad"};
enum class AccountSector : std::size_t {
    people,
    business, // firms, labs, the compute operator
    clearing,
    banks,
    central_bank,
    government,
    abroad,
    kinds
};

/// A row, in the order of account_sectors [cents, simulated units].
struct AccountRow {
    std::string name;
    std::array<std::int64_t, account_sectors.size()> cents{};

    [[nodiscard]] std::int64_t& at(AccountSector sector) {
        return cents[static_cast<std::size_t>(sector)];
    }
    [[nodiscard]] std::int64_t at(AccountSector sector) const {
        return cents[static_cast<std::size_t>(sector)];
    }
    /// 0 for every claim and every payment.
    [[nodiscard]] std::int64_t sum() const;
};
using AccountMatrix = std::vector<AccountRow>;

/// Sum of a column.
[[nodiscard]] std::int64_t sum(const AccountMatrix& matrix, AccountSector sector);

/// Assets (positive) and liabilities (negative) of each sector, equity of banks included. The
/// deposits that banks owe follow from their other assets and liabilities, those of depositors from
/// the depositors' accounts; the central bank holds as many bonds as banks have reserves.
[[nodiscard]] AccountMatrix balance_sheet(const Economy& economy);

/// Running totals of payments since the start of a run, receipts positive, and deposits.
struct AccountTotals {
    AccountMatrix payments;
    AccountRow deposits;
};
[[nodiscard]] AccountTotals account_totals(const Economy& economy);

/// Payments between two moments; the last row is the change of deposits with the opposite sign, so
/// that columns sum to zero. Payments that the accounts count in the clearing accounts only (wages,
/// inputs, taxes and dividends of business; taxes, benefits and purchases of the government) are
/// one row each, the difference between the sector's deposits and its other payments.
[[nodiscard]] AccountMatrix flows_between(const AccountTotals& before, const AccountTotals& after);

/// The page: balance sheets at the end of 2023 and flows of that year in a run of `scenario`, in per
/// cent of GDP.
[[nodiscard]] std::string describe_accounts_markdown(const Scenario& scenario);

} // namespace tenfold
