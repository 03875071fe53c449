// SPDX-License-Identifier: Apache-2.0
/// The barrier before a day, and before the first day of a month: the calendar, shocks and trends,
/// reference wages, and what people will receive and spend on payday.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"
#include "agents/firms/progress.hpp"
#include "agents/policies/shocks.hpp"

#include <algorithm>
#include <string>

namespace tenfold {

void Economy::publish_incomes() {
    const auto payouts =
        [](std::int64_t pot, const std::vector<std::int64_t>& weights, Int128 all) {
            std::vector<std::int64_t> result(weights.size(), 0);
            for (std::size_t i = 0; pot > 0 && all > 0 && i < weights.size(); ++i) {
                result[i] = share_of(pot, weights[i], all);
            }
            return result; // of an overdrawn pot nothing is paid out until it is full again
        };
    signals.dividend = payouts(money.published(IncomePot::dividends) - month.profit_tax,
                               ownership.equity_weight,
                               ownership.equity);
    signals.rent =
        payouts(money.published(IncomePot::rents), ownership.housing_weight, ownership.housing);
}

void Economy::publish_spending_rules(Date date) {
    SpendingRules& rules = signals.spending;
    rules.out_of_wages = parameters.stationary.consumption_of_wages;
    rules.out_of_property = parameters.accounts.consumption_of_dividends;
    rules.out_of_deposits =
        parameters.accounts.consumption_of_deposits * signals.days_before / days_per_year;
    rules.scarce_share =
        scarce_share(parameters.households.scarce_share_slope, history.relative_income);
    rules.consumption_factor = signals.consumption_factor;
    rules.token_share = 0.0;
    rules.token_budget = 0;
    if (technology.any_offer()) {
        const double years = static_cast<double>((date - parameters.start).count()) / days_per_year;
        const TechnologySignals& seen = technology.signals();
        // Where compute is rationed, people get the same share of what they want as firms.
        const double ration = signals.compute.ration;
        rules.token_share =
            ration *
            token_share(parameters.direct_use, seen.token_price / technology.first_price(), years);
        const double budget = ration * signals.policy.compute_budget.strength() *
                              seen.token_price_frontier * signals.days_before / days_per_month;
        rules.token_budget = static_cast<std::int64_t>(std::min(budget * cents_per_dollar, 1e12));
    }
}

void Economy::publish_shocks(Date date) {
    const std::size_t sectors = parameters.sectors.size();
    const double common =
        history.log_productivity +
        math::log(1.0 + parameters.direct_use.productivity_gain * signals.token_decades);
    const std::vector<double> labour_before = signals.productivity;
    const std::vector<double> inputs_before = signals.input_efficiency;
    signals.consumption_factor = shock_factor(parameters.shocks, ShockKind::consumption, date);
    signals.purchases_factor = shock_factor(parameters.shocks, ShockKind::purchases, date);
    double growth = 0.0;
    double log_labour = 0.0;
    for (std::size_t s = 0; s < sectors; ++s) {
        const std::string& key = parameters.sectors[s].key;
        const double both = progress(parameters.shocks, ShockKind::productivity, key, date);
        const double labour =
            progress(parameters.shocks, ShockKind::labour_productivity, key, date);
        signals.productivity[s] = math::exp(common + both + labour);
        signals.input_efficiency[s] = math::exp(both);
        const SectorAccounts& shares = parameters.national_accounts.sectors[s];
        const double compensation = shares.compensation * shares.gross_output;
        // What coworkers save is productivity of labour too.
        const double hours = signals.work[s].human_hours + signals.work[s].new_tasks;
        log_labour += compensation / parameters.national_accounts.compensation *
                      math::log(signals.productivity[s] / hours);
        rates[s] =
            sector_rates(parameters.labour_market,
                         parameters.matching,
                         parameters.sectors[s].separations_rate / parameters.mean_separation_rate,
                         parameters.mean_separation_rate *
                             shock_factor(parameters.shocks, ShockKind::separations, date, key));
        if (!labour_before.empty()) { // Eq. 45
            const double domar = shares.gross_output / parameters.national_accounts.gdp;
            const double labour_growth = math::log(signals.productivity[s] / labour_before[s]);
            const double input_growth = math::log(signals.input_efficiency[s] / inputs_before[s]);
            const double cost = math::log(signals.work[s].labour_cost);
            const double saved = history.log_labour_cost[s] - cost;
            history.log_labour_cost[s] = cost;
            const double inputs = 1.0 - shares.compensation - shares.product_tax - shares.profit;
            growth +=
                domar * (shares.compensation * (labour_growth + saved) + inputs * input_growth);
        }
    }
    const double before =
        history.total_productivity.empty() ? 1.0 : history.total_productivity.back();
    history.total_productivity.push_back(before * math::exp(growth));
    history.labour_productivity.push_back(math::exp(log_labour));
}

void Economy::publish_wages(int days) {
    const WageParameters& rule = parameters.wages;
    WageDrift drift;
    drift.norm = parameters.nominal_growth();
    drift.trend_growth = parameters.accounts.real_growth;
    drift.expected_inflation = signals.expected_inflation;
    const std::vector<double>& known = history.labour_productivity;
    const std::size_t back = std::min<std::size_t>(12, known.size() - 1);
    drift.current_growth = back > 0 ? math::log(known.back() / known[known.size() - 1 - back]) *
                                          12.0 / static_cast<double>(back)
                                    : drift.trend_growth;
    std::vector<double> reference(markets.size());
    for (std::size_t place = 0; place < markets.size(); ++place) {
        const double growth =
            drift.growth(rule, signals.tightness[place], parameters.matching.tightness);
        reference[place] = wages.reference(place) * math::exp(growth * days / days_per_year);
    }
    wages.begin_month(reference);
    publish_wage_powers();
}

void Economy::publish_wage_powers() {
    const double substitution = parameters.production.substitution;
    signals.wage_power.resize(markets.size());
    signals.wage_response.resize(markets.size());
    for (std::size_t place = 0; place < markets.size(); ++place) {
        const double reference = wages.reference(place);
        signals.wage_power[place] = math::power(reference, 1.0 - substitution);
        signals.wage_response[place] = math::power(reference, -substitution);
    }
}

void Economy::publish_day(Day today) {
    signals.day = today;
    signals.month_start = today == 0 || calendar.is_month_end(today - 1);
    signals.month_end = calendar.is_month_end(today);
    signals.day_of_month = signals.month_start ? 0 : signals.day_of_month + 1;
    publish_policy(calendar.date(today));
    signals.days = calendar.days_in_month(today);
    if (signals.month_start) {
        signals.days_before = calendar.days_in_month(today - 1);
        signals.trend_factor =
            math::exp(parameters.accounts.real_growth * signals.days / days_per_year);
    }
}

void Economy::begin_month(Day first_day) {
    const int days = signals.days_before; // of the month that is over
    const Date date = calendar.date(first_day);
    const double years = days / days_per_year;
    eve_of_payday = running_totals();
    settle_tokens();
    publish_work(years);
    publish_research(years);
    publish_shocks(date);
    publish_wages(days);
    money.publish_incomes();
    publish_financing(date);
    publish_incomes();
    publish_technology(date, years);
    publish_spending_rules(date);
    publish_outside_capital(date);
}

void Economy::publish_technology(Date date, double years) {
    publish_compute(years, static_cast<double>((date - parameters.start).count()) / days_per_year);
    TechnologyInputs inputs;
    inputs.date = date;
    inputs.years = years;
    for (const LabState& lab : labs) {
        inputs.training_compute += years > 0.0 ? lab.compute_of_month / years : 0.0;
    }
    inputs.scarcity = signals.compute.scarcity;
    inputs.token_tax = signals.token_tax;
    inputs.research = research_factor(parameters.science, history.research_output);
    inputs.capability_cap = signals.policy.capability_cap;
    inputs.open_weights_allowed = signals.policy.open_weights_ban < 1.0;
    inputs.hourly_cost = hourly_costs();
    inputs.published = parameters.place.makes_models ? nullptr : &foreign_technology;
    for (std::size_t g = 0; years > 0.0 && g <= technology.latest(); ++g) {
        inputs.in_use.push_back(generation_users.total(g) > 0);
    }
    technology.advance(parameters, inputs, pool);
    run_experiments(date, inputs.hourly_cost);
}

// Compensation of an hour, by occupation, at today's reference wages [USD/h].
std::vector<double> Economy::hourly_costs() const {
    constexpr double year_hours = 2080.0;
    const std::size_t occupations = parameters.occupations.size();
    std::vector<double> cost(occupations, 0.0);
    std::vector<double> people(occupations, 0.0);
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        for (std::size_t o = 0; o < occupations; ++o) {
            const std::size_t cell = s * occupations + o;
            cost[o] += parameters.employment_by_cell[cell] * base_wages[cell] * days_per_year /
                       cents_per_dollar / year_hours;
            people[o] += parameters.employment_by_cell[cell];
        }
    }
    const auto regions = static_cast<double>(parameters.regions.size());
    for (std::size_t o = 0; o < occupations; ++o) {
        double index = 0.0;
        for (std::size_t m = o; m < markets.size(); m += occupations) {
            index += wages.reference(m) / regions;
        }
        cost[o] = people[o] > 0.0 ? cost[o] / people[o] * index : 0.0;
    }
    return cost;
}

void Economy::start() {
    publish_day(0);
    publish_wage_powers();
    const std::vector<double> ones(parameters.sectors.size(), 1.0);
    signals.goods = goods_prices(parameters.baskets, ones, ones);
    signals.expected_inflation = parameters.accounts.inflation_target;
    publish_research(0.0);
    money.publish_incomes();
    publish_financing(parameters.start);
    publish_incomes();
    signals.gdp = parameters.intelligence.nominal_gdp;
    publish_outside_capital(parameters.start);
    publish_technology(parameters.start, 0.0);
    publish_spending_rules(parameters.start);
    eve_of_payday = running_totals();
    publish_tightness();
    open_month();
}

} // namespace tenfold
