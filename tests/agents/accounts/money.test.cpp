// SPDX-License-Identifier: Apache-2.0
#include "agents/accounts/money.hpp"

#include <doctest/doctest.h>

using namespace tenfold;

namespace {

constexpr SectorId first{0};

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
