// SPDX-License-Identifier: Apache-2.0
/// Money of labs and of the compute operator: what they are paid at the barrier after payday, and
/// the steps that their reviews share.
#include "agents/economy.hpp"
#include "agents/intelligence.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tenfold {

namespace {

constexpr double cents_per_dollar = 100.0;

} // namespace

void Economy::pay_ai(unsigned thread,
                     DepositTotal who,
                     std::int64_t& deposit,
                     SpendingPot pot,
                     std::int64_t amount) {
    deposit -= amount;
    money.deposit(thread, who, -amount);
    money.pay(thread, pot, amount);
}

// Owners put money in: a negative dividend.
void Economy::raise_capital(unsigned thread,
                            DepositTotal who,
                            std::int64_t& deposit,
                            std::int64_t amount) {
    deposit += amount;
    money.deposit(thread, who, amount);
    money.pay(thread, IncomePot::dividends, -amount);
}

void Economy::pay_out(unsigned thread, DepositTotal who, std::int64_t& deposit, std::int64_t kept) {
    const std::int64_t dividend = std::max<std::int64_t>(0, deposit - kept);
    raise_capital(thread, who, deposit, -dividend);
}

// What firms have bought since the last time becomes sales of models. Whoever changes prices calls
// this first, so that what was bought is counted at the prices at which it was bought.
void Economy::settle_tokens() {
    token_market.publish();
    TokenSales sales{technology.models().size()};
    const std::size_t occupations = parameters.occupations.size();
    const std::size_t domains = parameters.task_domains.size();
    std::vector<std::uint32_t> sellers;
    std::vector<double> quantities;
    std::vector<double> moneys;
    for (std::size_t g = 0; g <= technology.latest(); ++g) {
        for (std::size_t o = 0; o < occupations; ++o) {
            if (token_market.bought(g, o) == 0) {
                continue;
            }
            const Generation& generation = technology.generation(g);
            sellers.clear();
            quantities.clear();
            moneys.clear();
            for (std::size_t k = 0; k < domains; ++k) {
                const DomainPotential& domain = generation.domains[o * domains + k];
                if (domain.chosen) {
                    const double hours = parameters.occupations[o].share_of_hours[k];
                    sellers.push_back(domain.model);
                    quantities.push_back(hours * domain.tokens_mtok);
                    moneys.push_back(hours * domain.token_cost);
                }
            }
            token_market.sell(g, o, sellers, quantities, moneys, sales);
        }
    }
    const PriceList& prices = technology.prices();
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        if (sales.cents[i] == 0) {
            continue;
        }
        const double share = prices.price[i] > 0.0
                                 ? prices.cost[i] * signals.compute.scarcity / prices.price[i]
                                 : 1.0;
        const auto compute =
            static_cast<std::int64_t>(static_cast<double>(sales.cents[i]) * std::min(1.0, share));
        sales.compute[i] = compute;
        inference_dollars += static_cast<double>(compute) / cents_per_dollar /
                             signals.compute.scarcity * parameters.dollars_per_simulated();
    }
    month.unpaid_sales.add(sales);
}

// What firms paid for tokens becomes revenue of labs and of the operator.
void Economy::settle_ai() {
    settle_tokens();
    const TokenSales sales = std::exchange(month.unpaid_sales, TokenSales{});
    tokens_sold[static_cast<std::size_t>(TokenCount::kilotokens)] += sales.all_kilotokens;
    tokens_sold[static_cast<std::size_t>(TokenCount::cents)] += sales.all_cents;
    const std::int64_t paid = money.take(SpendingPot::tokens);
    if (paid != sales.all_cents) {
        throw IdentityError{"identity violated on " + to_string(calendar.date(signals.day)) +
                            ": money in the pot of tokens = sales of models: " +
                            std::to_string(paid) + " against " + std::to_string(sales.all_cents)};
    }
    month.token_sales = sales;
    for (LabState& lab : labs) {
        lab.revenue_of_month = 0;
        lab.inference_of_month = 0;
    }
    std::int64_t inference = 0;
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        LabState& lab = labs[technology.models()[i].lab.index()];
        lab.revenue_of_month += sales.cents[i];
        lab.inference_of_month += sales.compute[i];
        lab.deposit += sales.cents[i] - sales.compute[i];
        inference += sales.compute[i];
    }
    money.deposit(0, DepositTotal::labs, paid - inference);
    OperatorState& state = operators.front();
    const std::int64_t training = money.take(SpendingPot::compute);
    state.deposit += inference + training;
    state.revenue_of_month = static_cast<double>(inference + training);
    money.deposit(0, DepositTotal::operators, inference + training);
    month.training_compute_spend = training;
}

// What labs, the operator and firms that integrate coworkers buy from sectors.
void Economy::spend_ai(FinalUses& uses) {
    const std::size_t sectors = parameters.sectors.size();
    const auto spend = [&](SpendingPot pot, const std::vector<double>& shares, bool final_use) {
        const std::int64_t amount = money.take(pot);
        if (amount == 0) {
            return;
        }
        const std::vector<std::int64_t> parts = split(amount, shares);
        for (std::size_t s = 0; s < sectors; ++s) {
            money.spend(s, parts[s]);
            uses.by_sector[s] += final_use ? parts[s] : 0;
        }
        uses.ai_investment += final_use ? amount : 0;
    };
    spend(SpendingPot::lab_purchases, parameters.baskets.lab_purchases, true);
    spend(SpendingPot::chips, parameters.baskets.chips, true);
    spend(SpendingPot::buildings, parameters.baskets.buildings, true);
    spend(SpendingPot::energy, parameters.baskets.energy, false);
    spend(SpendingPot::upkeep, parameters.baskets.upkeep, false);
    spend(SpendingPot::integration, parameters.baskets.integration, false);
    uses.training_compute = month.training_compute_spend;
}

// What labs want from owners for the month, and the share of what labs and the operator want that
// owners are ready to give. (J24)
void Economy::publish_outside_capital(Date date) {
    const double year = Calendar::decimal_year(date);
    // Profits of last month, what was put into labs and data centres included: the pot is without.
    auto dividends = static_cast<double>(money.published(IncomePot::dividends) +
                                         operators.front().outside_of_month);
    signals.training_capital = training_capital(parameters.intelligence, signals.gdp, year) /
                               (1.0 - parameters.lab_finance.staff_share) * signals.days /
                               days_per_year / parameters.dollars_per_simulated() *
                               cents_per_dollar;
    auto wanted = static_cast<double>(operators.front().capital_wanted);
    for (const LabState& lab : labs) {
        wanted += lab.closed ? 0.0 : lab.capital_share * signals.training_capital;
        dividends += static_cast<double>(lab.outside_of_month);
    }
    const double most = std::max(0.0, parameters.lab_finance.outside_limit * dividends);
    signals.outside_capital_factor = wanted > most ? most / wanted : 1.0;
}

} // namespace tenfold
