// SPDX-License-Identifier: Apache-2.0
#include "agents/finance/foreign_trade.hpp"

#include "agents/accounts/identity.hpp"
#include "agents/money/goods_market.hpp"

#include <chrono>
#include <cmath>

#include <doctest/doctest.h>

#include "tests/support/approximately.hpp"

using namespace tenfold;
using test::approximately;

namespace {

TradeParameters parameters_of_test() {
    TradeParameters parameters;
    parameters.elasticity = 2.0;
    return parameters;
}

GoodsPrices prices_of_test(double first, double second) {
    Baskets baskets;
    baskets.consumption = {0.5, 0.5};
    baskets.government = baskets.consumption;
    baskets.investment = baskets.consumption;
    baskets.elasticity = {1.0, 1.0};
    baskets.inputs = {0.0, 0.0, 0.0, 0.0};
    return goods_prices(baskets, {first, second}, {1.0, 1.0});
}

} // namespace

TEST_CASE("prices abroad rise at the target, and with relative prices where technology is shared "
          "(Eq. 122)") {
    TradeParameters parameters;
    parameters.shared_technology = 1.0;
    CHECK(foreign_price(parameters, 1.2, 0.5, 1.0) == approximately(0.6));
    parameters.shared_technology = 0.0;
    CHECK(foreign_price(parameters, 1.2, 0.5, 1.0) == approximately(1.2));
}

TEST_CASE("at first prices trade is that of the first day, later it follows relative prices with "
          "its elasticity (Eq. 123)") {
    const TradeParameters parameters = parameters_of_test();
    CHECK(exports_index(parameters, 1.0, 1.0, 1.0) == approximately(1.0));
    CHECK(exports_index(parameters, 1.1, 2.0, 1.0) == approximately(1.1 * 2.0 / 4.0));
    CHECK(import_share(parameters, 0.2, 1.0, 1.0) == approximately(0.2));
    CHECK(import_share(parameters, 0.2, 2.0, 1.0) == approximately(0.4 / 1.2));
    CHECK(import_share(parameters, 0.0, 2.0, 1.0) == 0.0);
    // The ratio of real imports to real home purchases has the elasticity of substitution.
    const double cheap = import_share(parameters, 0.3, 1.1, 1.0);
    const double dear = import_share(parameters, 0.3, 1.0, 1.0);
    const auto log_ratio = [](double share, double home) {
        return std::log(share / (1.0 - share) * home); // import prices are 1
    };
    CHECK((log_ratio(cheap, 1.1) - log_ratio(dear, 1.0)) / std::log(1.1) == approximately(2.0));
}

TEST_CASE("the exchange rate is fixed unless it responds to interest or debt (Eq. 124)") {
    TradeParameters parameters;
    CHECK(exchange_rate(parameters, 0.05, 2.0) == 1.0);
    parameters.exchange_rate_response = 2.0;
    parameters.debt_response = 0.5;
    CHECK(exchange_rate(parameters, 0.05, 0.4) == approximately(std::exp(-0.1 + 0.2)));
}

TEST_CASE("trade moves money between the sector's account and foreigners to the cent") {
    Money money{2, 1};
    GoodsMarket goods{2};
    ForeignTrade trade;
    goods.begin_spending(31, money);
    money.treasury(-1'000);
    goods.buy(1'000, {0.6, 0.4}, Use::final_use, money);
    TradeConditions conditions;
    conditions.gdp = 1'000.0;
    trade.publish(
        parameters_of_test(), conditions, prices_of_test(1.0, 1.0), {1.0, 0.5}, {0.25, 0.0});
    CHECK(trade.signals().exports == std::vector<std::int64_t>{100, 50});
    trade.record(goods.trade(trade.signals().exports, trade.signals().import_shares, money));
    CHECK(money.clearing_account(0) == 600 + 100 - 150);
    CHECK(money.clearing_account(1) == 400 + 50);
    CHECK(goods.uses().exports == 150);
    CHECK(goods.uses().imports == 150);
    CHECK(goods.uses().by_sector == std::vector<std::int64_t>{550, 450});
    CHECK(trade.debt() == 0);
    CHECK(money.total() == 0);
    const Date day{std::chrono::year{2023} / 1 / 1};
    trade.check(money, day);
    trade.record(1);
    CHECK_THROWS_AS(trade.check(money, day), IdentityError);
}
