// SPDX-License-Identifier: Apache-2.0
/// The barrier after payday: prices are published, the treasury settles, and what everybody has
/// spent goes into the pots of the sectors.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"

#include <cmath>

namespace tenfold {

namespace {

double years_since(const Calendar& calendar, Day day) {
    return static_cast<double>((calendar.date(day) - calendar.start()).count()) / days_per_year;
}

} // namespace

void Economy::publish_goods() {
    check_payday(calendar.date(signals.day));
    payday_recount.reset();
    money.publish_spending();
    money.publish_goods();
    publish_prices();
    settle_ai();
    collect_and_spend();
    measure_payday();
    signals.token_decades =
        technology.any_offer()
            ? token_decades(month.incomes.median_token_use / technology.signals().token_price)
            : 0.0;
    std::vector<double> values(month.uses.by_sector.begin(), month.uses.by_sector.end());
    std::vector<double> prices = signals.goods.quality_price;
    for (const std::int64_t tokens : {month.uses.training_compute, month.uses.people_tokens}) {
        values.push_back(static_cast<double>(tokens)); // no credit for quality
        prices.push_back(signals.goods.level());
    }
    history.real_gdp.add(values, prices, signals.days_before);
    prices.back() = technology.signals().token_price;
    history.real_gdp_quality.add(values, prices, signals.days_before);
    const auto goods = static_cast<double>(month.uses.consumption);
    const auto tokens = static_cast<double>(month.uses.people_tokens);
    history.consumption.add(
        {goods, tokens}, {signals.goods.level(), prices.back()}, signals.days_before);
    if (history.first_gdp == 0.0) {
        history.first_gdp = static_cast<double>(month.uses.total()) / cents_per_dollar *
                            days_per_year / signals.days_before;
        history.first_consumption =
            (goods + tokens) / cents_per_dollar * days_per_year / signals.days_before;
    }
    signals.gdp = parameters.intelligence.nominal_gdp * static_cast<double>(month.uses.total()) /
                  cents_per_dollar * days_per_year / signals.days_before / history.first_gdp;
}

void Economy::publish_prices() {
    const std::size_t sectors = parameters.sectors.size();
    const double elasticity = parameters.production.customer_elasticity;
    std::vector<double> prices(sectors);
    for (std::size_t s = 0; s < sectors; ++s) {
        prices[s] = sector_price(
            signals.goods.price[s], money.priced_appeals(s), money.appeals(s), elasticity);
    }
    std::vector<double> quality(sectors);
    for (std::size_t s = 0; s < sectors; ++s) {
        quality[s] = signals.work[s].quality;
    }
    signals.goods = goods_prices(parameters.baskets, std::move(prices), quality);
    signals.energy_price = 0.0;
    double energy = 0.0;
    for (std::size_t s = 0; s < sectors; ++s) {
        signals.energy_price += parameters.baskets.energy[s] * signals.goods.price[s];
        energy += parameters.baskets.energy[s];
    }
    signals.energy_price /= energy;
    std::vector<double>& levels = history.price_level;
    levels.push_back(signals.goods.level());
    // Before the first year is over, prices are taken to have risen on target.
    const double target = parameters.accounts.inflation_target;
    const auto months_known = std::min<std::size_t>(12, levels.size() - 1);
    const double known = math::log(levels.back() / levels[levels.size() - 1 - months_known]);
    const double yearly = known + target * (12.0 - static_cast<double>(months_known)) / 12.0;
    signals.expected_inflation = target + 0.5 * (yearly - target); // Eq. 31
}

void Economy::collect_and_spend() {
    const std::size_t sectors = parameters.sectors.size();
    const GoodsPrices& goods = signals.goods;
    money.treasury(money.take(SpendingPot::taxes) + money.take(SpendingPot::state_dividends) +
                   money.take(SpendingPot::benefits));
    // Eq. 32: purchases follow their nominal path day by day.
    const double days = signals.days_before;
    const double years = years_since(calendar, signals.day);
    const double path = math::exp(parameters.nominal_growth() * years);
    const double over_target =
        goods.level() / math::exp(parameters.accounts.inflation_target * years);
    const double purchases =
        parameters.national_accounts.government / parameters.scale / days_per_year * days * path *
        math::power(over_target, parameters.government.price_indexation) * signals.purchases_factor;
    std::vector<std::int64_t> carried(sectors);
    for (std::size_t s = 0; s < sectors; ++s) {
        carried[s] = money.pot(s);
    }
    FinalUses uses;
    uses.days = signals.days_before;
    uses.by_sector.assign(sectors, 0);
    uses.government = static_cast<std::int64_t>(purchases * cents_per_dollar);
    uses.consumption = money.take(SpendingPot::households);
    uses.investment = money.take(SpendingPot::investment);
    money.treasury(-uses.government);
    // Eq. 30, for every buyer alike.
    const auto spend = [&](std::int64_t amount, const BasketDemand& basket, bool final_use) {
        const std::vector<std::int64_t> parts = split(amount, basket.spending);
        for (std::size_t s = 0; s < sectors; ++s) {
            money.spend(s, parts[s]);
            uses.by_sector[s] += final_use ? parts[s] : 0;
        }
    };
    spend(uses.consumption, goods.consumption, true);
    spend(uses.government, goods.government, true);
    spend(uses.investment, goods.investment, true);
    for (std::size_t user = 0; user < sectors; ++user) {
        spend(money.take_inputs(user), goods.inputs[user], false);
    }
    spend_ai(uses);
    settle_programmes(uses);
    for (std::size_t s = 0; s < sectors; ++s) {
        const auto pot = static_cast<double>(money.pot(s));
        signals.fresh_share[s] = pot > 0.0 ? 1.0 - static_cast<double>(carried[s]) / pot : 1.0;
    }
    month.uses = std::move(uses);
    publish_capital();
}

} // namespace tenfold
