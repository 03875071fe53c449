// SPDX-License-Identifier: Apache-2.0
#include "agents/money/government.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/accounts/division.hpp"
#include "agents/money/goods_market.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenfold {

namespace {

constexpr std::size_t by_deficit = static_cast<std::size_t>(Financing::deficit);
constexpr std::size_t by_income = static_cast<std::size_t>(Financing::income_tax);
constexpr std::size_t by_tokens = static_cast<std::size_t>(Financing::token_tax);
constexpr std::size_t by_profits = static_cast<std::size_t>(Financing::profit_tax);

double years_since_start(const MoneyParameters& parameters, Date date) {
    return static_cast<double>((date - parameters.time.start).count()) / days_per_year;
}

} // namespace

double nominal_mean_wage(const MoneyParameters& parameters, Date date) {
    double bill = 0.0;
    double people = 0.0;
    const std::size_t occupations = parameters.occupations.size();
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        for (std::size_t o = 0; o < occupations; ++o) {
            const double employed = parameters.tables.employment(s, o);
            bill += employed * parameters.tables.annual_wage(s, o);
            people += employed;
        }
    }
    return bill / people * cents_per_dollar *
           math::exp(parameters.wage_growth() * years_since_start(parameters, date));
}

double government_purchases(double yearly,
                            double days,
                            double nominal_growth,
                            double years,
                            double over_target,
                            double indexation) {
    return yearly / days_per_year * days * math::exp(nominal_growth * years) *
           math::power(over_target, indexation);
}

std::int64_t basic_income(double strength, double mean_wage, double days) {
    return static_cast<std::int64_t>(strength * mean_wage * days / days_per_year);
}

std::int64_t citizens_dividend(double share, double profit_tax, double dividends, double people) {
    return static_cast<std::int64_t>(share * profit_tax * dividends / people);
}

Government::Government(const MoneyParameters& parameters, LeverTable levers)
    : levers_{std::move(levers)} {
    check_levers(levers_, parameters.policies, parameters.events);
    publish_policy(parameters, parameters.time.start);
}

void Government::publish_policy(const MoneyParameters& parameters, Date date) {
    signals_.policy =
        policy_state(levers_, parameters.policies, parameters.events, parameters.sectors, date);
}

void Government::publish_shocks(const MoneyParameters& parameters, Date date) {
    signals_.purchases_factor = shock_factor(parameters.shocks, ShockKind::purchases, date);
}

HouseholdTaxes Government::publish_financing(const MoneyParameters& parameters,
                                             const TaxedAmounts& taxed,
                                             double stationary_income_tax,
                                             Date date,
                                             Money& money) {
    const std::int64_t dividends =
        std::max<std::int64_t>(0, money.published(IncomeAccount::dividends));
    ByFinancing<double> bases{};
    bases[by_income] = static_cast<double>(taxed.incomes);
    bases[by_tokens] = static_cast<double>(taxed.token_spending) / (1.0 + signals_.token_tax);
    bases[by_profits] =
        signals_.profit_tax > 0.0 ? static_cast<double>(profit_tax_) / signals_.profit_tax : 0.0;
    finance(
        bases, static_cast<double>(dividends), taxed.income_tax, stationary_income_tax, taxed.days);
    const PolicyState& policy = signals_.policy;
    signals_.token_tax = policy.token_tax + signals_.financing[by_tokens].rate;
    signals_.profit_tax =
        std::min(most_profit_tax, policy.profit_tax + signals_.financing[by_profits].rate);
    profit_tax_ = static_cast<std::int64_t>(signals_.profit_tax * static_cast<double>(dividends));
    money.draw(0, IncomeAccount::dividends, profit_tax_);
    money.treasury(profit_tax_);
    basic_income_ = basic_income(
        policy.basic_income.strength(), nominal_mean_wage(parameters, date), taxed.days);
    return {stationary_income_tax + signals_.financing[by_income].rate,
            basic_income_ + citizens_dividend(policy.citizens_dividend,
                                              policy.profit_tax,
                                              static_cast<double>(dividends),
                                              static_cast<double>(taxed.people))};
}

// Books revenue and shortfall of the taxes that finance policies, and sets their rates for the new
// month.
void Government::finance(const ByFinancing<double>& taxed,
                         double dividends,
                         double whole_income_tax,
                         double stationary_income_tax,
                         int days) {
    const ByFinancing<double> whole{0.0, whole_income_tax, signals_.token_tax, signals_.profit_tax};
    const ByFinancing<double> most{0.0,
                                   most_income_tax - stationary_income_tax,
                                   most_token_tax,
                                   most_profit_tax - signals_.policy.profit_tax};
    policy_cost_ = 0;
    policy_debt_ = 0;
    for (std::size_t source = 0; source < taxed.size(); ++source) {
        FinancingTax& tax = signals_.financing[source];
        policy_cost_ += policy_due_[source];
        policy_debt_ += policy_due_[source] - std::llround(tax.rate * taxed[source]);
        policy_due_[source] = programme_spending_[source];
        TaxMonth now;
        now.cost = static_cast<double>(policy_due_[source]);
        now.taxed = taxed[source];
        now.base = source == by_profits ? dividends : taxed[source];
        now.days = days;
        now.other = whole[source] - tax.rate;
        now.limit = std::max(0.0, most[source]);
        tax = source == by_deficit ? FinancingTax{} : next_financing(tax, now);
    }
}

void Government::collect_taxes(Money& money) const {
    money.treasury(money.take(SpendingAccount::taxes) +
                   money.take(SpendingAccount::state_dividends) +
                   money.take(SpendingAccount::benefits));
}

void Government::buy_goods(double dollars, GoodsMarket& goods, Money& money) const {
    const double purchases = dollars * signals_.purchases_factor * signals_.policy.purchases_factor;
    const auto cents = static_cast<std::int64_t>(purchases * cents_per_dollar);
    goods.uses().government = cents;
    money.treasury(-cents);
    goods.buy(cents, goods.signals().prices.government.spending, Use::final_use, money);
}

void Government::settle_programmes(const MoneyParameters& parameters,
                                   const ProgrammeCosts& costs,
                                   const Accounts& accounts,
                                   Date date,
                                   GoodsMarket& goods,
                                   Money& money) {
    const std::int64_t courses = accounts.total(ProgrammeCount::courses);
    const std::int64_t stipends = accounts.total(ProgrammeCount::stipends);
    const double fee = costs.course_fee * nominal_mean_wage(parameters, date);
    const auto fees = static_cast<std::int64_t>(fee * static_cast<double>(courses - courses_));
    money.treasury(-fees);
    goods.buy(fees, costs.courses_basket, Use::final_use, money);
    goods.uses().government += fees;
    programme_spending_.fill(0);
    const auto add = [&](const Programme& programme, std::int64_t amount) {
        for (std::size_t source = 0; source < programme_spending_.size(); ++source) {
            programme_spending_[source] += std::llround(
                programme.share(static_cast<Financing>(source)) * static_cast<double>(amount));
        }
    };
    add(signals_.policy.basic_income, basic_income_ * costs.people);
    add(signals_.policy.compute_budget, costs.token_budget * costs.people);
    add(signals_.policy.retraining, fees + stipends - stipends_);
    courses_ = courses;
    stipends_ = stipends;
}

} // namespace tenfold
