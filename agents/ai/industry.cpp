// SPDX-License-Identifier: Apache-2.0
#include "agents/ai/industry.hpp"

#include "core/check.hpp"
#include "core/integer.hpp"
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/accounts/division.hpp"
#include "agents/accounts/identity.hpp"
#include "agents/ai/intelligence.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

namespace tenfold {

namespace {

constexpr double seconds_per_year = days_per_year * 24.0 * 3600.0;

std::int64_t sum(const std::vector<std::int64_t>& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

/// Chips of the first day by month of delivery: deliveries grew exponentially over a chip's service
/// life.
std::deque<ChipBatch> first_batches(const ComputeParameters& compute, std::int64_t chips) {
    const auto months = static_cast<std::size_t>(std::max(1.0, compute.chip_life * 12.0));
    std::vector<double> weights;
    for (std::size_t age = months; age > 0; --age) {
        weights.push_back(
            math::power(compute.initial_growth, -static_cast<double>(age - 1) / 12.0));
    }
    const std::vector<std::int64_t> parts = apportion(chips, weights);
    std::deque<ChipBatch> batches;
    for (std::size_t i = 0; i < months; ++i) {
        const double age = static_cast<double>(months - 1 - i) * days_per_month;
        if (parts[i] > 0) {
            batches.push_back({-static_cast<Day>(age), parts[i]});
        }
    }
    return batches;
}

} // namespace

AiIndustry::AiIndustry(const IndustrySetting& setting,
                       std::vector<AiModel> earlier_models,
                       unsigned threads)
    : catalogue_{setting.parameters, std::move(earlier_models)}, labs_{labs_at_start(
                                                                     setting.parameters,
                                                                     setting.place.makes_models)},
      operators_(1), token_market_{setting.parameters.months(),
                                   setting.parameters.occupations.size(),
                                   threads},
      foreign_lab_sales_(setting.parameters.labs.size()) {
    const auto chips = std::llround(setting.parameters.compute.initial_chips);
    operators_.front().batches = first_batches(setting.parameters.compute, chips);
    operators_.front().ordered = chips;
    operators_.front().arrived = chips;
}

void AiIndustry::publish_releases() {
    for (std::uint32_t id = 0; id < labs_.size(); ++id) {
        LabState& lab = labs_[id];
        if (lab.closed) {
            catalogue_.hand_to_hosts(LabId{id});
        }
        for (AiModel& model : lab.released) {
            catalogue_.add(std::move(model));
        }
        lab.released.clear();
    }
}

void AiIndustry::publish_events(const IndustrySetting& setting, Date date) {
    if (!setting.place.makes_models) {
        return; // such events take place in the country of the labs
    }
    const auto today = [&](std::string_view name) {
        return event_on(setting.parameters.policies, setting.parameters.events, name, date);
    };
    const EventStrength jump = today(lever_name::capability_jump);
    if (jump.happens) {
        catalogue_.improve_algorithms(jump.strength);
    }
    const EventStrength opened = today(lever_name::open_release);
    if (opened.happens) {
        catalogue_.open_weights(opened.strength, date);
    }
}

// ---- tokens

void AiIndustry::add_sales(const IndustrySetting& setting, TokenSales sales, double tax) {
    add_costs(setting, sales, tax);
    unpaid_sales_.add(sales);
}

// Splits the revenue of the given sales into tax, cost of compute and the rest, at today's prices.
void AiIndustry::add_costs(const IndustrySetting& setting, TokenSales& sales, double tax) {
    const PriceList& prices = catalogue_.prices();
    const double taxed = 1.0 + tax;
    const double scarcity = signals_.compute.scarcity;
    const double unit = dollars_per_simulated(setting.parameters, setting.calibration);
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        if (sales.cents[i] == 0) {
            continue;
        }
        const auto gross = static_cast<double>(sales.cents[i]);
        sales.tax[i] = static_cast<std::int64_t>(gross * tax / taxed);
        const double price = prices.price[i] / taxed;
        const double share = price > 0.0 ? std::min(1.0, prices.cost[i] * scarcity / price) : 1.0;
        const auto revenue = static_cast<double>(sales.cents[i] - sales.tax[i]);
        sales.compute[i] = static_cast<std::int64_t>(revenue * share);
        inference_dollars_ +=
            static_cast<double>(sales.compute[i]) / cents_per_dollar / scarcity * unit;
    }
}

// People's own tokens, and those given by the government. (Eq. 55)
TokenSales AiIndustry::sell_to_people(const IndustrySetting& setting,
                                      std::int64_t given,
                                      double tax,
                                      Money& money) {
    TokenSales sales{catalogue_.models().size()};
    money.treasury(-given);
    const std::int64_t paid = money.take(SpendingAccount::people_tokens) + given;
    const std::vector<std::uint32_t> used = catalogue_.people_models();
    if (used.empty()) {
        if (paid != 0) {
            throw IdentityError{"people paid for tokens while no model was on offer"};
        }
        return sales;
    }
    const std::vector<std::int64_t> parts = split(paid, std::vector<double>(used.size(), 1.0));
    for (std::size_t i = 0; i < used.size(); ++i) {
        const std::int64_t kilotokens =
            to_whole(std::round(bought_kilotokens(parts[i], catalogue_.prices().price[used[i]])));
        add_to_sum(sales.kilotokens[used[i]], kilotokens);
        add_to_sum(sales.cents[used[i]], parts[i]);
        add_to_sum(sales.people_kilotokens, kilotokens);
    }
    sales.people_cents = paid;
    add_costs(setting, sales, tax);
    return sales;
}

// Credits labs with their sales less tax and cost of serving; labs abroad receive theirs when the
// countries exchange payments. Returns the sum.
std::int64_t AiIndustry::credit_labs(const TokenSales& sales, bool home, Money& money) {
    for (LabState& lab : labs_) {
        lab.revenue_of_month = 0;
        lab.inference_of_month = 0;
    }
    std::int64_t all = 0;
    for (std::size_t i = 0; i < sales.cents.size(); ++i) {
        const std::size_t seller = catalogue_.models()[i].lab.index();
        const LabSales sold{sales.cents[i] - sales.tax[i], sales.compute[i]};
        all += sold.remittance();
        if (home) {
            labs_[seller].revenue_of_month += sold.revenue;
            labs_[seller].inference_of_month += sold.compute;
            labs_[seller].deposit += sold.remittance();
        } else {
            foreign_lab_sales_[seller].revenue += sold.revenue;
            foreign_lab_sales_[seller].compute += sold.compute;
        }
    }
    money.deposit(0, home ? DepositTotal::labs : DepositTotal::abroad, all);
    abroad_.tokens_paid += home ? 0 : all;
    return all;
}

void AiIndustry::settle_sales(const IndustrySetting& setting,
                              std::int64_t given,
                              std::int64_t people,
                              double tax,
                              Date today,
                              Money& money) {
    TokenSales sales = std::exchange(unpaid_sales_, TokenSales{});
    tokens_sold_[static_cast<std::size_t>(TokenCount::kilotokens)] += sales.all_kilotokens;
    tokens_sold_[static_cast<std::size_t>(TokenCount::cents)] += sales.all_cents;
    const std::int64_t paid = money.take(SpendingAccount::tokens);
    require_equal(
        "money in the clearing account of tokens = sales of models", today, paid, sales.all_cents);
    sales.add(sell_to_people(setting, given * people, tax, money));
    const std::int64_t remittance = credit_labs(sales, setting.place.makes_models, money);
    const std::int64_t inference = sum(sales.compute);
    const std::int64_t taxes = sum(sales.tax);
    money.treasury(taxes);
    require_equal("money for tokens = labs' + operator's + tax",
                  today,
                  paid + sales.people_cents,
                  remittance + taxes + inference);
    sales_ = std::move(sales);
    OperatorState& state = operators_.front();
    training_compute_spend_ = money.take(SpendingAccount::compute);
    state.deposit += inference + training_compute_spend_;
    state.revenue_of_month = static_cast<double>(inference + training_compute_spend_);
    money.deposit(0, DepositTotal::operators, inference + training_compute_spend_);
}

void AiIndustry::buy_goods(const Baskets& baskets, GoodsMarket& goods, Money& money) const {
    const auto buy = [&](SpendingAccount what, const std::vector<double>& basket, Use use) {
        const std::int64_t cents = money.take(what);
        if (cents != 0) {
            goods.buy(cents, basket, use, money);
        }
        return cents;
    };
    FinalUses& uses = goods.uses();
    const std::int64_t purchases =
        buy(SpendingAccount::lab_purchases, baskets.lab_purchases, Use::final_use);
    uses.data_centres = buy(SpendingAccount::chips, baskets.chips, Use::final_use) +
                        buy(SpendingAccount::buildings, baskets.buildings, Use::final_use);
    uses.ai_investment = purchases + uses.data_centres;
    buy(SpendingAccount::energy, baskets.energy, Use::input);
    buy(SpendingAccount::upkeep, baskets.upkeep, Use::input);
    buy(SpendingAccount::integration, baskets.integration, Use::input);
    uses.training_compute = training_compute_spend_;
    uses.people_tokens = sales_.people_cents;
}

// ---- compute, models, capital

// Demand of the year before the run, from the trend of training. (Eq. 53)
void AiIndustry::remember_earlier_demand(const IndustrySetting& setting) {
    constexpr int months_of_demand = 13;
    const TrainingTrend trend{setting.parameters};
    const double start = Calendar::decimal_year(setting.parameters.time.start);
    double share = 0.0;
    for (const LabState& lab : labs_) {
        share += lab.capital_share;
    }
    for (int back = months_of_demand; back > 0; --back) {
        operators_.front().demand.push_back(share * trend.compute(start - back / 12.0) /
                                            seconds_per_year);
    }
}

void AiIndustry::publish_compute(const IndustrySetting& setting,
                                 const PolicyState& policy,
                                 double years,
                                 double years_since_start,
                                 Day today) {
    OperatorState& state = operators_.front();
    const ComputeParameters& p = setting.parameters.compute;
    ComputeSignals& now = signals_.compute;
    now.capacity =
        compute_capacity(p,
                         static_cast<double>(state.chips()) * (1.0 - policy.compute_shock),
                         years_since_start,
                         1.0 + policy.energy_build_out);
    if (years > 0.0) {
        double flop = 0.0;
        for (const LabState& lab : labs_) {
            flop += lab.compute_of_month;
        }
        flop +=
            std::exchange(inference_dollars_, 0.0) *
            flop_per_dollar(setting.parameters.intelligence, setting.calendar.decimal_year(today));
        now.demand = flop / (years * seconds_per_year);
        // Demand without rationing: use divided by that month's ration; if the ration was 0, the
        // previous demand.
        now.wanted = now.ration > 0.0 ? now.demand / now.ration : state.demand.back();
        state.demand.push_back(now.wanted);
        state.demand.pop_front();
    } else {
        remember_earlier_demand(setting);
        now.demand = state.demand.back();
        now.wanted = now.demand;
    }
    now.ration = compute_ration(now.wanted, now.capacity);
    now.utilisation = compute_utilisation(now.wanted, now.capacity);
    now.scarcity = next_scarcity(p, now.scarcity, now.utilisation);
    now.energy = compute_energy(p, now.utilisation * now.capacity, years_since_start);
}

void AiIndustry::publish_models(const IndustrySetting& setting,
                                const GovernmentSignals& government,
                                const PricingRule* pricing,
                                double research,
                                Date date,
                                double years) {
    MarketConditions conditions;
    conditions.date = date;
    conditions.years = years;
    for (const LabState& lab : labs_) {
        conditions.training_compute += years > 0.0 ? lab.compute_of_month / years : 0.0;
    }
    conditions.scarcity = signals_.compute.scarcity;
    conditions.token_tax = government.token_tax;
    conditions.research = research;
    conditions.capability_cap = government.policy.capability_cap;
    conditions.open_weights_allowed = government.policy.open_weights_ban < 1.0;
    conditions.published = setting.place.makes_models ? nullptr : &foreign_technology_;
    if (pricing != nullptr) {
        conditions.markups = [&, date](std::span<const AiModel> models) {
            return checked_markups(*pricing,
                                   models,
                                   setting.parameters.labs,
                                   setting.parameters.token_price,
                                   government.policy,
                                   date);
        };
    }
    catalogue_.advance(setting.parameters, conditions);
}

void AiIndustry::publish_outside_capital(const IndustrySetting& setting,
                                         double user_cost,
                                         double gdp,
                                         Date date,
                                         int days,
                                         const Money& money) {
    const AiParameters& parameters = setting.parameters;
    const double year = Calendar::decimal_year(date);
    // Last month's profits before capital paid into labs and data centres, which has been deducted
    // from the clearing account.
    auto dividends = static_cast<double>(money.published(IncomeAccount::dividends) +
                                         operators_.front().outside_of_month);
    signals_.training_capital = training_capital(parameters.intelligence, gdp, year) /
                                (1.0 - parameters.lab_finance.staff_share) * days / days_per_year /
                                dollars_per_simulated(parameters, setting.calibration) *
                                cents_per_dollar;
    auto wanted = static_cast<double>(operators_.front().capital_wanted);
    for (const LabState& lab : labs_) {
        wanted += lab.closed ? 0.0 : lab.capital_share * signals_.training_capital;
        dividends += static_cast<double>(lab.outside_of_month);
    }
    const double most = std::max(0.0, parameters.lab_finance.outside_limit * dividends);
    const double willing = math::power(user_cost, -parameters.lab_finance.cost_of_funds_elasticity);
    signals_.outside_capital_factor = willing * wanted > most ? most / wanted : willing;
}

// ---- identities

void AiIndustry::check(const Books& books, Date date) const {
    const Accounts& accounts = books.accounts;
    const Money& money = books.money;
    std::int64_t labs_hold = 0;
    for (const LabState& lab : labs_) {
        labs_hold += lab.deposit;
    }
    require_equal(
        "deposits of labs = running total", date, labs_hold, money.deposits(DepositTotal::labs));
    require_equal("deposit of the compute operator = running total",
                  date,
                  operators_.front().deposit,
                  money.deposits(DepositTotal::operators));
    require_equal(
        "money abroad = tokens and dividends paid less received, and still to be handed over",
        date,
        money.deposits(DepositTotal::abroad),
        abroad_.net() + dividends_owed_abroad());
    require_equal("money for tokens = received + in the clearing account",
                  date,
                  accounts.total(TokenCount::cents),
                  tokens_sold(TokenCount::cents) +
                      static_cast<std::int64_t>(money.holdings(SpendingAccount::tokens)));
    require_equal("tokens bought = sold + to be counted",
                  date,
                  accounts.total(TokenCount::kilotokens),
                  tokens_sold(TokenCount::kilotokens) + unpaid_sales_.all_kilotokens +
                      token_market_.waiting_kilotokens());
    for (const TokenSales* sales : {&sales_, &unpaid_sales_}) {
        require_equal("tokens sold = sum over models",
                      date,
                      sales->all_kilotokens + sales->people_kilotokens,
                      sum(sales->kilotokens));
        require_equal("money for tokens = sum over models",
                      date,
                      sales->all_cents + sales->people_cents,
                      sum(sales->cents));
    }
    const OperatorState& state = operators_.front();
    require_equal(
        "chips ordered = arrived + in build", date, state.ordered, state.arrived + state.in_build);
    require_equal(
        "chips arrived = at work + retired", date, state.arrived, state.chips() + state.retired);
}

// The running total of tokens changes in the same calls as the accounts (TokenMarket::buy and
// sell), so that check() finds any difference between purchases and sales on the same day. This
// check is for errors of the ledger itself, which is used when the month's purchases are published.
void AiIndustry::check_token_accounts(Date date) const {
    require_equal("tokens in the accounts of all occupations = running total",
                  date,
                  token_market_.recounted_kilotokens(),
                  token_market_.waiting_kilotokens());
}

// ---- the border

PublishedTechnology AiIndustry::published_technology() const {
    const std::span<const AiModel> models = catalogue_.models();
    return {{models.begin(), models.end()}, catalogue_.signals().log_efficiency};
}

std::vector<LabSales> AiIndustry::take_lab_sales() {
    return std::exchange(foreign_lab_sales_, std::vector<LabSales>(foreign_lab_sales_.size()));
}

// Labs train with revenue from abroad as with revenue at home, because they receive it before their
// review.
void AiIndustry::receive_lab_sales(std::span<const LabSales> sales, Money& money) {
    for (std::size_t lab = 0; lab < labs_.size(); ++lab) {
        const std::int64_t remittance = sales[lab].remittance();
        labs_[lab].revenue_of_month += sales[lab].revenue;
        labs_[lab].inference_of_month += sales[lab].compute;
        labs_[lab].deposit += remittance;
        money.deposit(0, DepositTotal::labs, remittance);
        money.deposit(0, DepositTotal::abroad, -remittance);
        abroad_.tokens_received += remittance;
    }
}

std::int64_t AiIndustry::dividends_owed_abroad() const {
    std::int64_t owed = operators_.front().owed_abroad;
    for (const LabState& lab : labs_) {
        owed += lab.owed_abroad;
    }
    return owed;
}

std::int64_t AiIndustry::take_dividends_abroad() {
    const std::int64_t owed = dividends_owed_abroad();
    operators_.front().owed_abroad = 0;
    for (LabState& lab : labs_) {
        lab.owed_abroad = 0;
    }
    abroad_.dividends_paid += owed;
    return owed;
}

void AiIndustry::receive_dividends(std::int64_t amount, Money& money) {
    money.pay(0, IncomeAccount::dividends, amount);
    money.deposit(0, DepositTotal::abroad, -amount);
    abroad_.dividends_received += amount;
}

} // namespace tenfold
