// SPDX-License-Identifier: Apache-2.0
/// Money of labs and of the compute operator: what they are paid at the barrier after payday, and
/// the steps that their reviews share.
#include "agents/economy.hpp"
#include "agents/intelligence.hpp"

#include <algorithm>
#include <cmath>
#include <string>

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
    const bool lab = who == DepositTotal::labs;
    if (amount > 0) {
        observed.add(
            thread, lab ? PayoutCount::lab_capital : PayoutCount::operator_capital, amount);
    } else {
        observed.add(thread, lab ? PayoutCount::labs : PayoutCount::operators, -amount);
    }
}

void Economy::pay_out(unsigned thread, DepositTotal who, std::int64_t& deposit, std::int64_t kept) {
    const std::int64_t dividend = std::max<std::int64_t>(0, deposit - kept);
    raise_capital(thread, who, deposit, -dividend);
}

// What firms bought last month becomes sales of models, revenue of labs and of the operator.
TokenSales Economy::settle_tokens() {
    token_market.publish();
    TokenSales sales;
    const std::size_t models = technology.models().size();
    sales.kilotokens.assign(models, 0);
    sales.cents.assign(models, 0);
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
    tokens_sold[static_cast<std::size_t>(TokenCount::kilotokens)] += sales.all_kilotokens;
    tokens_sold[static_cast<std::size_t>(TokenCount::cents)] += sales.all_cents;
    return sales;
}

// People's own tokens, and those that the government gives them. (Eq. 55)
void Economy::sell_to_people(TokenSales& sales) {
    const std::int64_t given =
        signals.spending.token_budget * static_cast<std::int64_t>(workers.size());
    money.treasury(-given);
    const std::int64_t paid = money.take(SpendingPot::people_tokens) + given;
    const std::vector<std::uint32_t> used = technology.people_models();
    if (used.empty()) {
        if (paid != 0) {
            throw IdentityError{"people bought tokens of models that nobody sells"};
        }
        return;
    }
    const std::vector<std::int64_t> parts = split(paid, std::vector<double>(used.size(), 1.0));
    for (std::size_t i = 0; i < used.size(); ++i) {
        constexpr double kilotokens_per_cent = 10.0; // at a dollar for a million
        constexpr double most_kilotokens = 0x1p52;   // of a month: more would not add up
        const double quantity = static_cast<double>(parts[i]) * kilotokens_per_cent /
                                technology.prices().price[used[i]];
        const std::int64_t kilotokens = std::llround(std::min(quantity, most_kilotokens));
        sales.kilotokens[used[i]] += kilotokens;
        sales.cents[used[i]] += parts[i];
        sales.people_kilotokens += kilotokens;
    }
    sales.people_cents = paid;
}

void Economy::settle_ai() {
    TokenSales sales = settle_tokens();
    const std::int64_t paid = money.take(SpendingPot::tokens);
    if (paid != sales.all_cents) {
        throw IdentityError{"identity violated on " + to_string(calendar.date(signals.day)) +
                            ": money in the pot of tokens = sales of models: " +
                            std::to_string(paid) + " against " + std::to_string(sales.all_cents)};
    }
    sell_to_people(sales);
    for (LabState& lab : labs) {
        lab.revenue_of_month = 0;
        lab.inference_of_month = 0;
    }
    std::int64_t inference = 0;
    std::int64_t taxes = 0;
    inference_dollars = 0.0;
    const PriceList& prices = technology.prices();
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        if (sales.cents[i] == 0) {
            continue;
        }
        LabState& lab = labs[technology.models()[i].lab.index()];
        const auto gross = static_cast<double>(sales.cents[i]);
        const auto tax =
            static_cast<std::int64_t>(gross * signals.token_tax / (1.0 + signals.token_tax));
        const double before_tax = prices.price[i] / (1.0 + signals.token_tax);
        const bool sold = before_tax > 0.0 && before_tax < not_on_offer;
        const double cost_share =
            sold ? std::min(1.0, prices.cost[i] * signals.compute.scarcity / before_tax) : 1.0;
        const std::int64_t revenue = sales.cents[i] - tax;
        const auto cost = static_cast<std::int64_t>(static_cast<double>(revenue) * cost_share);
        lab.revenue_of_month += revenue;
        lab.inference_of_month += cost;
        lab.deposit += revenue - cost;
        taxes += tax;
        inference += cost;
        inference_dollars += static_cast<double>(cost) / cents_per_dollar /
                             signals.compute.scarcity * parameters.dollars_per_simulated();
    }
    money.treasury(taxes);
    money.deposit(0, DepositTotal::labs, sales.all_cents + sales.people_cents - taxes - inference);
    month.token_tax = taxes;
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

// Share of what labs and the operator want from owners that these are ready to give. (J24)
void Economy::publish_outside_capital(Date date) {
    const double year = Calendar::decimal_year(date);
    const auto dividends = static_cast<double>(money.published(IncomePot::dividends));
    const double training =
        labs.empty() ? 0.0
                     : training_capital(parameters.intelligence, signals.gdp, year) /
                           (1.0 - parameters.lab_finance.staff_share) * signals.days /
                           days_per_year / parameters.dollars_per_simulated() * cents_per_dollar;
    const double wanted = training + static_cast<double>(operators.front().capital_wanted);
    const double most = std::max(0.0, parameters.lab_finance.outside_limit * dividends);
    signals.outside_capital_factor = wanted > most ? most / wanted : 1.0;
}

} // namespace tenfold
