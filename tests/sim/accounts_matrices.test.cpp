// SPDX-License-Identifier: Apache-2.0
#include "sim/accounts_matrices.hpp"

#include "core/parallel.hpp"

#include "sim/economy_run.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/support/shipped.hpp"

using namespace tenfold;

namespace {

constexpr std::array sectors{AccountSector::people,
                             AccountSector::business,
                             AccountSector::clearing,
                             AccountSector::banks,
                             AccountSector::central_bank,
                             AccountSector::government,
                             AccountSector::abroad};

EconomyRun run_of(const Scenario& scenario, ThreadPool& pool) {
    RunOptions options;
    options.threads = 1;
    return EconomyRun{build_world(scenario, pool), random_key(scenario), options};
}

} // namespace

TEST_CASE("each claim and each payment has two sides, to the cent, in every month") {
    Scenario scenario = test::shipped("us-closed",
                                      {{"scale", "20000"},
                                       {"time.end", "2024-01-01"},
                                       {"accounts.labour_force_growth", "0.02"},
                                       {"business_cycle.quiet_months", "0"},
                                       {"business_cycle.foreign", "0.05"}});
    ThreadPool pool{1};
    EconomyRun run = run_of(scenario, pool);
    AccountTotals before = account_totals(run.economy());
    for (Day month = 1; month <= 12; ++month) {
        run.engine().run_until(start_of(30 * month));
        const AccountMatrix stocks = balance_sheet(run.economy());
        for (const AccountRow& row : stocks) {
            CAPTURE(row.name);
            CHECK(row.sum() == 0);
        }
        CHECK(sum(stocks, AccountSector::banks) == 0); // their equity is owned by people
        CHECK(sum(stocks, AccountSector::central_bank) == 0);
        const AccountTotals after = account_totals(run.economy());
        const AccountMatrix flows = flows_between(before, after);
        for (const AccountRow& row : flows) {
            CAPTURE(row.name);
            CHECK(row.sum() == 0);
        }
        for (const AccountSector sector : sectors) {
            CAPTURE(account_sectors[static_cast<std::size_t>(sector)]);
            CHECK(sum(flows, sector) == 0);
        }
        before = after;
    }
    // Interest on public debt follows people's deposits, which differ between banks.
    const auto [least, most] =
        std::ranges::minmax(run.economy().banks.ledgers(), {}, &BankLedger::public_interest);
    CHECK(most.public_interest - least.public_interest > 1'000);
}

TEST_CASE("a payment without its other side is found by the matrices") {
    ThreadPool pool{1};
    EconomyRun run = run_of(test::shipped("us-closed", {{"scale", "50000"}}), pool);
    const AccountTotals before = account_totals(run.economy());
    run.economy().books.money.deposit(0, DepositTotal::banks, 100);
    run.economy().books.money.treasury(-100);
    const AccountMatrix flows = flows_between(before, account_totals(run.economy()));
    CHECK(sum(flows, AccountSector::banks) != 0);
    CHECK(balance_sheet(run.economy()).front().sum() != 0);
}

TEST_CASE("the page has both matrices with their sums") {
    const std::string page = describe_accounts_markdown(
        test::shipped("us-closed", {{"scale", "50000"}, {"time.end", "2024-01-02"}}));
    CHECK(page.find("## Balance sheets at the end of the year") != std::string::npos);
    CHECK(page.find("| mortgages |") != std::string::npos);
    CHECK(page.find("| **sum** | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |") != std::string::npos);
}
