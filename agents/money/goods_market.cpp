// SPDX-License-Identifier: Apache-2.0
#include "agents/money/goods_market.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/time.hpp"
#include "core/units.hpp"

#include "agents/accounts/division.hpp"

#include <algorithm>
#include <utility>

namespace tenfold {

GoodsMarket::GoodsMarket(std::size_t sectors) {
    signals_.fresh_share.assign(sectors, 1.0);
}

void GoodsMarket::start(const Baskets& baskets, double inflation_target, double gdp) {
    const std::vector<double> ones(signals_.fresh_share.size(), 1.0);
    signals_.prices = goods_prices(baskets, ones, ones);
    signals_.expected_inflation = inflation_target;
    signals_.gdp = gdp;
}

void GoodsMarket::publish_prices(const Baskets& baskets,
                                 double customer_elasticity,
                                 double inflation_target,
                                 const std::vector<double>& quality,
                                 const Money& money) {
    std::vector<double> prices(quality.size());
    for (std::size_t s = 0; s < prices.size(); ++s) {
        prices[s] = sector_price(signals_.prices.price[s],
                                 money.priced_demand_shifters(s),
                                 money.demand_shifters(s),
                                 customer_elasticity);
    }
    signals_.prices = goods_prices(baskets, std::move(prices), quality);
    signals_.energy_price = weighted_price(signals_.prices.price, baskets.energy);
    history_.price_level.push_back(signals_.prices.level());
    signals_.expected_inflation = expected_inflation(history_.price_level, inflation_target);
}

void GoodsMarket::begin_spending(int days, const Money& money) {
    const std::size_t sectors = signals_.fresh_share.size();
    carried_.resize(sectors);
    for (std::size_t s = 0; s < sectors; ++s) {
        carried_[s] = money.clearing_account(s);
    }
    uses_ = FinalUses{};
    uses_.days = days;
    uses_.by_sector.assign(sectors, 0);
}

void GoodsMarket::buy(std::int64_t cents,
                      const std::vector<double>& basket,
                      Use use,
                      Money& money) {
    const std::vector<std::int64_t> parts = split(cents, basket);
    for (std::size_t s = 0; s < parts.size(); ++s) {
        money.spend(s, parts[s]);
        uses_.by_sector[s] += use == Use::final_use ? parts[s] : 0;
    }
}

void GoodsMarket::spend_consumption(Money& money) {
    uses_.consumption = money.take(SpendingAccount::households);
    buy(uses_.consumption, signals_.prices.consumption.spending, Use::final_use, money);
}

void GoodsMarket::spend_investment(Money& money) {
    // Firms that sell capital are paid by those that invest. Where all of them together sell more,
    // the account is overdrawn and buys nothing until investment has filled it again.
    if (money.holdings(SpendingAccount::investment) < 0) {
        uses_.investment = 0;
        return;
    }
    uses_.investment = money.take(SpendingAccount::investment);
    buy(uses_.investment, signals_.prices.investment.spending, Use::final_use, money);
}

void GoodsMarket::spend_inputs(Money& money) {
    for (std::size_t user = 0; user < signals_.prices.inputs.size(); ++user) {
        buy(money.take_inputs(user), signals_.prices.inputs[user].spending, Use::input, money);
    }
}

std::int64_t GoodsMarket::trade(const std::vector<std::int64_t>& exports,
                                const std::vector<double>& import_shares,
                                Money& money) {
    for (std::size_t s = 0; s < exports.size(); ++s) {
        const auto spent = static_cast<double>(money.clearing_account(s) - carried_[s]);
        const auto imports = static_cast<std::int64_t>(import_shares[s] * std::max(0.0, spent));
        money.spend(s, exports[s] - imports);
        uses_.by_sector[s] += exports[s] - imports;
        uses_.exports += exports[s];
        uses_.imports += imports;
    }
    const std::int64_t balance = uses_.imports - uses_.exports;
    money.deposit(0, DepositTotal::trade, balance);
    return balance;
}

void GoodsMarket::end_spending(const Money& money) {
    for (std::size_t s = 0; s < carried_.size(); ++s) {
        const auto held = static_cast<double>(money.clearing_account(s));
        signals_.fresh_share[s] = held > 0.0 ? 1.0 - static_cast<double>(carried_[s]) / held : 1.0;
    }
}

void GoodsMarket::publish_gdp(double token_price, double nominal_gdp) {
    validate(uses_.imports == 0 || uses_.total() > 0,
             "imports exceed all final uses, so that GDP is negative; lower trade.elasticity, "
             "trade.exchange_rate_response, trade.debt_response or sectors.trade_share");
    const double days = uses_.days;
    std::vector<double> values(uses_.by_sector.begin(), uses_.by_sector.end());
    std::vector<double> prices = signals_.prices.quality_price;
    for (const std::int64_t tokens : {uses_.training_compute, uses_.people_tokens}) {
        values.push_back(static_cast<double>(tokens)); // price level, not constant intelligence
        prices.push_back(signals_.prices.level());
    }
    history_.real_gdp.add(values, prices, days);
    prices.back() = token_price;
    history_.real_gdp_quality.add(values, prices, days);
    const auto goods = static_cast<double>(uses_.consumption);
    const auto tokens = static_cast<double>(uses_.people_tokens);
    history_.consumption.add({goods, tokens}, {signals_.prices.level(), token_price}, days);
    const double yearly =
        static_cast<double>(uses_.total()) / cents_per_dollar * days_per_year / days;
    if (history_.first_gdp == 0.0) {
        history_.first_gdp = yearly;
        history_.first_consumption = (goods + tokens) / cents_per_dollar * days_per_year / days;
    }
    signals_.gdp = nominal_gdp * static_cast<double>(uses_.total()) / cents_per_dollar *
                   days_per_year / days / history_.first_gdp;
}

} // namespace tenfold
