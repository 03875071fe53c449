// SPDX-License-Identifier: Apache-2.0
/// Policies at the barriers: what is on today, what it costs, and how that is financed.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr std::size_t by_deficit = static_cast<std::size_t>(Financing::deficit);
constexpr std::size_t by_income = static_cast<std::size_t>(Financing::income_tax);
constexpr std::size_t by_tokens = static_cast<std::size_t>(Financing::token_tax);
constexpr std::size_t by_profits = static_cast<std::size_t>(Financing::profit_tax);

} // namespace

// Mean wage of the start on its nominal path [cents a year].
double Economy::nominal_mean_wage(Date date) const {
    double bill = 0.0;
    double people = 0.0;
    const std::size_t occupations = parameters.occupations.size();
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        for (std::size_t o = 0; o < occupations; ++o) {
            const double employed = parameters.employment_by_cell[s * occupations + o];
            bill += employed * parameters.annual_wage(s, o);
            people += employed;
        }
    }
    const double years = static_cast<double>((date - parameters.start).count()) / days_per_year;
    return bill / people * cents_per_dollar * math::exp(parameters.nominal_growth() * years);
}

// What is on today; what happens today.
void Economy::publish_policy(Date date) {
    signals.policy = policy_state(parameters.interventions, parameters.sectors, date);
    if (!parameters.place.makes_models) {
        return; // what happens to technology happens where the labs are
    }
    const EventStrength jump =
        event_on(parameters.interventions, lever::CapabilityJump::info.name, date);
    if (jump.happens) {
        technology.improve_algorithms(jump.strength);
    }
    const EventStrength opened =
        event_on(parameters.interventions, lever::OpenRelease::info.name, date);
    if (opened.happens) {
        technology.open_weights(opened.strength, date);
    }
}

// Rates of this month that pay for what policies have cost in the last, and what policies give
// everybody on payday. (Eq. 56, 87)
void Economy::publish_financing(Date date) {
    const Incomes& incomes = month.incomes;
    SpendingRules& rules = signals.spending;
    const std::int64_t dividends = std::max<std::int64_t>(0, money.published(IncomePot::dividends));
    const double income_tax = parameters.stationary.income_tax_rate;
    TaxBases taxed{};
    taxed[by_income] =
        static_cast<double>(incomes.wages + incomes.benefits + incomes.dividends + incomes.rents);
    // What firms have bought in the month that is over, and people on its payday.
    taxed[by_tokens] =
        static_cast<double>(month.unpaid_sales.all_cents + month.token_sales.people_cents) /
        (1.0 + signals.token_tax);
    taxed[by_profits] =
        signals.profit_tax > 0.0 ? static_cast<double>(month.profit_tax) / signals.profit_tax : 0.0;
    finance(taxed, static_cast<double>(dividends));
    rules.income_tax = income_tax + signals.financing[by_income].rate;
    signals.token_tax = signals.policy.token_tax + signals.financing[by_tokens].rate;
    signals.profit_tax =
        std::min(most_profit_tax, signals.policy.profit_tax + signals.financing[by_profits].rate);
    const auto tax = static_cast<std::int64_t>(signals.profit_tax * static_cast<double>(dividends));
    money.draw(0, IncomePot::dividends, tax);
    money.treasury(tax);
    month.profit_tax = tax;
    const double shared = signals.policy.citizens_dividend * signals.policy.profit_tax *
                          static_cast<double>(dividends);
    const double basic = signals.policy.basic_income.strength() * nominal_mean_wage(date) *
                         signals.days_before / days_per_year;
    month.basic_income = static_cast<std::int64_t>(basic);
    rules.transfer = month.basic_income +
                     static_cast<std::int64_t>(shared / static_cast<double>(workers.size()));
}

// Counts what the part of each tax that pays for policies has brought and what it has left to debt,
// and says what it is from now on.
void Economy::finance(const TaxBases& taxed, double dividends) {
    const double income_tax = parameters.stationary.income_tax_rate;
    const double own_profit_tax = signals.policy.profit_tax;
    TaxBases whole{0.0, signals.spending.income_tax, signals.token_tax, signals.profit_tax};
    const TaxBases most{
        0.0, most_income_tax - income_tax, most_token_tax, most_profit_tax - own_profit_tax};
    month.policy_cost = 0;
    month.policy_debt = 0;
    for (std::size_t source = 0; source < taxed.size(); ++source) {
        FinancingTax& tax = signals.financing[source];
        month.policy_cost += month.policy_due[source];
        month.policy_debt += month.policy_due[source] - std::llround(tax.rate * taxed[source]);
        month.policy_due[source] = month.programme_spending[source];
        TaxMonth now;
        now.cost = static_cast<double>(month.policy_due[source]);
        now.taxed = taxed[source];
        now.base = source == by_profits ? dividends : taxed[source];
        now.days = signals.days_before;
        now.other = whole[source] - tax.rate;
        now.limit = std::max(0.0, most[source]);
        tax = source == by_deficit ? FinancingTax{} : next_financing(tax, now);
    }
}

// The barrier after payday: fees for courses go to education, and policies' costs are added up.
void Economy::settle_programmes(FinalUses& uses) {
    const std::int64_t courses = accounts.total(ProgrammeCount::courses);
    const std::int64_t stipends = accounts.total(ProgrammeCount::stipends);
    const double fee = parameters.courses.fee * nominal_mean_wage(calendar.date(signals.day));
    const auto fees = static_cast<std::int64_t>(fee * static_cast<double>(courses - month.courses));
    money.treasury(-fees);
    const std::vector<std::int64_t> parts = split(fees, parameters.baskets.courses);
    for (std::size_t s = 0; s < parts.size(); ++s) {
        money.spend(s, parts[s]);
        uses.by_sector[s] += parts[s];
    }
    uses.government += fees;
    const auto people = static_cast<std::int64_t>(workers.size());
    month.programme_spending.fill(0);
    const auto add = [&](const Programme& programme, std::int64_t amount) {
        for (std::size_t source = 0; source < month.programme_spending.size(); ++source) {
            month.programme_spending[source] += std::llround(
                programme.share(static_cast<Financing>(source)) * static_cast<double>(amount));
        }
    };
    add(signals.policy.basic_income, month.basic_income * people);
    add(signals.policy.compute_budget, signals.spending.token_budget * people);
    add(signals.policy.retraining, fees + stipends - month.stipends);
    month.courses = courses;
    month.stipends = stipends;
}

} // namespace tenfold
