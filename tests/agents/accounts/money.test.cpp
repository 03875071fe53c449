// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/money.hpp"

#include "agents/policies/shocks.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;

namespace {

constexpr SectorId first{0};

Date date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Shock shock(const char* kind, double size, const char* sector = "") {
    Shock result;
    result.key = "s";
    result.kind = kind;
    result.sector = sector;
    result.from = date(2025, 1, 1);
    result.until = date(2027, 1, 1);
    result.size = size;
    return result;
}

} // namespace

TEST_CASE("money sums to zero after every step of a month of payments") {
    Money money{2, 2};
    money.treasury(-1000);
    money.deposit(0, DepositTotal::households, 600);
    money.deposit(1, DepositTotal::firms, 400);
    CHECK(money.total() == 0);
    money.deposit(1, DepositTotal::firms, -300); // wages
    money.pay(1, IncomeAccount::wages, 300);
    CHECK(money.total() == 0);
    money.publish_incomes();
    CHECK(money.published(IncomeAccount::wages) == 300);
    money.draw(0, IncomeAccount::wages, 300); // payday
    money.pay(0, SpendingAccount::taxes, 30);
    money.pay(0, SpendingAccount::households, 250);
    money.pay(0, SpendingAccount::benefits, -40);
    money.deposit(0, DepositTotal::households, 300 + 40 - 30 - 250);
    CHECK(money.total() == 0);
    money.announce(0, first, 3, 3, 3);
    money.announce(1, first, 1, 1, 1);
    money.publish_spending();
    money.publish_goods();
    money.treasury(money.take(SpendingAccount::taxes) + money.take(SpendingAccount::benefits));
    CHECK(money.treasury() == -1010);
    money.spend(0, money.take(SpendingAccount::households));
    CHECK(money.total() == 0);
    CHECK(money.clearing_account(0) == 250);
    CHECK(money.share(first, 3) == 187); // floor of 187.5
    money.sell(1, first, 187);
    money.deposit(1, DepositTotal::firms, 187);
    money.pay_inputs(1, first, 20);
    money.deposit(1, DepositTotal::firms, -20);
    CHECK(money.total() == 0);
    CHECK(money.spent(0) ==
          money.sales(0) + static_cast<std::int64_t>(money.clearing_account_now(0)));
    money.publish_spending();
    money.publish_goods();
    money.spend(1, money.take_inputs(0));
    CHECK(money.clearing_account(0) == 63); // what firms have not sold is carried over
    CHECK(money.clearing_account(1) == 20);
    CHECK(money.total() == 0);
}

TEST_CASE("shocks last from their first day to the day before `until`") {
    const std::vector<Shock> shocks{shock("consumption", -0.05), shock("separations", 0.5, "INF")};
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2024, 12, 31)) == 1.0);
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2025, 1, 1)) ==
          test::approximately(0.95));
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2026, 12, 31)) ==
          test::approximately(0.95));
    CHECK(shock_factor(shocks, ShockKind::consumption, date(2027, 1, 1)) == 1.0);
    CHECK(shock_factor(shocks, ShockKind::separations, date(2026, 1, 1), "INF") ==
          test::approximately(1.5));
    CHECK(shock_factor(shocks, ShockKind::separations, date(2026, 1, 1), "FIN") == 1.0);
    CHECK(shock_factor(shocks, ShockKind::purchases, date(2026, 1, 1)) == 1.0);
}

TEST_CASE("productivity rises evenly between the two dates of its shock and then stays") {
    const std::vector<Shock> shocks{shock("labour_productivity", 0.5, "PRO")};
    const auto seen = [&](Date when, const char* sector) {
        return progress(shocks, ShockKind::labour_productivity, sector, when);
    };
    CHECK(seen(date(2025, 1, 1), "PRO") == 0.0);
    CHECK(seen(date(2026, 1, 1), "PRO") == test::approximately(0.5 * std::log(1.5)));
    CHECK(seen(date(2027, 1, 1), "PRO") == test::approximately(std::log(1.5)));
    CHECK(seen(date(2040, 1, 1), "PRO") == test::approximately(std::log(1.5)));
    CHECK(seen(date(2040, 1, 1), "INF") == 0.0);
    CHECK(progress(shocks, ShockKind::productivity, "PRO", date(2040, 1, 1)) == 0.0);
}
