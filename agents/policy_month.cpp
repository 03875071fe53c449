// SPDX-License-Identifier: Apache-2.0
/// Policies at the barriers: what is on today, what it costs, and how that is financed.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr double most_token_tax = 1000.0; // what finances policies beyond it stays a deficit
constexpr double most_other_tax = 0.95;

double ratio(std::int64_t part, double whole) {
    return whole > 0.0 ? static_cast<double>(part) / whole : 0.0;
}

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
// everybody on payday. (Eq. 56)
void Economy::publish_financing(Date date) {
    const auto spent = [&](Financing source) {
        return month.programme_spending[static_cast<std::size_t>(source)];
    };
    const Incomes& incomes = month.incomes;
    const auto taxable =
        static_cast<double>(incomes.wages + incomes.benefits + incomes.dividends + incomes.rents);
    SpendingRules& rules = signals.spending;
    rules.income_tax = std::min(most_other_tax,
                                parameters.stationary.income_tax_rate +
                                    ratio(spent(Financing::income_tax), taxable));
    const auto before_tax = static_cast<double>(month.token_sales.all_cents +
                                                month.token_sales.people_cents - month.token_tax);
    signals.token_tax = signals.policy.token_tax +
                        std::min(most_token_tax, ratio(spent(Financing::token_tax), before_tax));
    const std::int64_t dividends = std::max<std::int64_t>(0, money.published(IncomePot::dividends));
    signals.profit_tax =
        std::min(most_other_tax,
                 signals.policy.profit_tax +
                     ratio(spent(Financing::profit_tax), static_cast<double>(dividends)));
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
