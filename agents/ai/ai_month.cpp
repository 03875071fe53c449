// SPDX-License-Identifier: Apache-2.0
/// Money of labs and of the compute operator: what they are paid at the barrier after payday, and
/// the steps that their reviews share.
#include "core/integer.hpp"
#include "core/units.hpp"

#include "agents/ai/intelligence.hpp"
#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace tenfold {

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
    const bool lab = who == DepositTotal::labs;
    if (amount > 0) {
        observed.add(
            thread, lab ? PayoutCount::lab_capital : PayoutCount::operator_capital, amount);
    } else {
        observed.add(thread, lab ? PayoutCount::labs : PayoutCount::operators, -amount);
    }
}

// What owners abroad get waits, beside the deposit, until the countries exchange.
void Economy::pay_out(unsigned thread,
                      DepositTotal who,
                      std::int64_t& deposit,
                      std::int64_t& owed_abroad,
                      std::int64_t kept) {
    const std::int64_t dividend = std::max<std::int64_t>(0, deposit - kept);
    const auto leaves =
        static_cast<std::int64_t>(parameters.place.held_abroad * static_cast<double>(dividend));
    raise_capital(thread, who, deposit, leaves - dividend);
    deposit -= leaves;
    owed_abroad += leaves;
    money.deposit(thread, who, -leaves);
    money.deposit(thread, DepositTotal::abroad, leaves);
    observed.add(
        thread, who == DepositTotal::labs ? PayoutCount::labs : PayoutCount::operators, leaves);
}

// What firms have bought since the last time becomes sales of models. Whoever changes prices calls
// this first, so that what was bought is counted at the prices at which it was bought.
void Economy::settle_tokens() {
    token_market.publish();
    check_token_accounts(calendar.date(signals.day));
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
    add_costs(sales);
    month.unpaid_sales.add(sales);
}

// What of the price of tokens just counted is tax and what goes for compute, at today's prices.
void Economy::add_costs(TokenSales& sales) {
    const PriceList& prices = technology.prices();
    const double taxed = 1.0 + signals.token_tax;
    const double scarcity = signals.compute.scarcity;
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        if (sales.cents[i] == 0) {
            continue;
        }
        const auto gross = static_cast<double>(sales.cents[i]);
        sales.tax[i] = static_cast<std::int64_t>(gross * signals.token_tax / taxed);
        const double price = prices.price[i] / taxed;
        const double share = price > 0.0 ? std::min(1.0, prices.cost[i] * scarcity / price) : 1.0;
        const auto revenue = static_cast<double>(sales.cents[i] - sales.tax[i]);
        sales.compute[i] = static_cast<std::int64_t>(revenue * share);
        inference_dollars += static_cast<double>(sales.compute[i]) / cents_per_dollar / scarcity *
                             parameters.dollars_per_simulated();
    }
}

// People's own tokens, and those that the government gives them. (Eq. 55)
TokenSales Economy::sell_to_people() {
    TokenSales sales{technology.models().size()};
    const std::int64_t given =
        signals.spending.token_budget * static_cast<std::int64_t>(workers.size());
    money.treasury(-given);
    const std::int64_t paid = money.take(SpendingPot::people_tokens) + given;
    const std::vector<std::uint32_t> used = technology.people_models();
    if (used.empty()) {
        if (paid != 0) {
            throw IdentityError{"people bought tokens of models that nobody sells"};
        }
        return sales;
    }
    const std::vector<std::int64_t> parts = split(paid, std::vector<double>(used.size(), 1.0));
    for (std::size_t i = 0; i < used.size(); ++i) {
        constexpr double kilotokens_per_cent = 10.0; // at a dollar for a million
        const double quantity = static_cast<double>(parts[i]) * kilotokens_per_cent /
                                technology.prices().price[used[i]];
        const std::int64_t kilotokens = to_whole(std::round(quantity));
        add_to_sum(sales.kilotokens[used[i]], kilotokens);
        add_to_sum(sales.cents[used[i]], parts[i]);
        add_to_sum(sales.people_kilotokens, kilotokens);
    }
    sales.people_cents = paid;
    add_costs(sales);
    return sales;
}

// Labs get what tax and serving leave of their sales, those abroad at the exchange of the
// countries. Returns the sum.
std::int64_t Economy::credit_labs(const TokenSales& sales) {
    for (LabState& lab : labs) {
        lab.revenue_of_month = 0;
        lab.inference_of_month = 0;
    }
    const bool home = parameters.place.makes_models;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        const std::size_t seller = technology.models()[i].lab.index();
        const LabSales sold{sales.cents[i] - sales.tax[i], sales.compute[i]};
        all += sold.remittance();
        if (home) {
            labs[seller].revenue_of_month += sold.revenue;
            labs[seller].inference_of_month += sold.compute;
            labs[seller].deposit += sold.remittance();
        } else {
            foreign_lab_sales[seller].revenue += sold.revenue;
            foreign_lab_sales[seller].compute += sold.compute;
        }
    }
    money.deposit(0, home ? DepositTotal::labs : DepositTotal::abroad, all);
    abroad.tokens_paid += home ? 0 : all;
    return all;
}

// What was paid for tokens becomes tax, and revenue of labs and of the operator.
void Economy::settle_ai() {
    settle_tokens();
    TokenSales sales = std::exchange(month.unpaid_sales, TokenSales{});
    tokens_sold[static_cast<std::size_t>(TokenCount::kilotokens)] += sales.all_kilotokens;
    tokens_sold[static_cast<std::size_t>(TokenCount::cents)] += sales.all_cents;
    const std::int64_t paid = money.take(SpendingPot::tokens);
    if (paid != sales.all_cents) {
        throw IdentityError{"identity violated on " + to_string(calendar.date(signals.day)) +
                            ": money in the pot of tokens = sales of models: " +
                            std::to_string(paid) + " against " + std::to_string(sales.all_cents)};
    }
    sales.add(sell_to_people());
    const std::int64_t remittance = credit_labs(sales);
    const auto sum = [](const std::vector<std::int64_t>& parts) {
        return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    };
    const std::int64_t inference = sum(sales.compute);
    const std::int64_t tax = sum(sales.tax);
    money.treasury(tax);
    if (paid + sales.people_cents != remittance + tax + inference) {
        throw IdentityError{"identity violated on " + to_string(calendar.date(signals.day)) +
                            ": money for tokens = labs' + operator's + tax: " +
                            std::to_string(paid + sales.people_cents) + " against " +
                            std::to_string(remittance + tax + inference)};
    }
    month.token_tax = tax;
    month.token_sales = std::move(sales);
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
        uses.data_centres +=
            pot == SpendingPot::chips || pot == SpendingPot::buildings ? amount : 0;
    };
    spend(SpendingPot::lab_purchases, parameters.baskets.lab_purchases, true);
    spend(SpendingPot::chips, parameters.baskets.chips, true);
    spend(SpendingPot::buildings, parameters.baskets.buildings, true);
    spend(SpendingPot::energy, parameters.baskets.energy, false);
    spend(SpendingPot::upkeep, parameters.baskets.upkeep, false);
    spend(SpendingPot::integration, parameters.baskets.integration, false);
    uses.training_compute = month.training_compute_spend;
    uses.people_tokens = month.token_sales.people_cents;
}

// What labs want from owners for the month, and the share of what labs and the operator want that
// owners are ready to give.
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
