// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/steps.hpp"

#include "core/math.hpp"
#include "core/time.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"
#include "agents/firms/progress.hpp"
#include "agents/policies/shocks.hpp"

namespace tenfold::step {

namespace {

/// First day of the new month; at the start of the run, the current day.
Date today(const Economy& e) {
    return e.calendar.date(e.today.day);
}

double years_since_start(const Economy& e) {
    return static_cast<double>((today(e) - e.parameters.time.start).count()) / days_per_year;
}

/// Length of the month that has ended [yr]; 0 at the start of the run.
double years_over(const Economy& e) {
    return e.today.day == 0 ? 0.0 : e.today.days_before / days_per_year;
}

std::int64_t people(const Economy& e) {
    return e.labour.people();
}

bool has_finance(const Economy& e) {
    return e.parameters.central_bank.enabled;
}

/// Real growth that firms expect of demand [1/yr].
double expected_growth(const Economy& e) {
    return e.parameters.accounts.labour_force_growth + (has_finance(e)
                                                            ? e.expectations.signals().demand_growth
                                                            : e.parameters.accounts.real_growth);
}

/// Nominal GDP of the latest payday [USD/yr, simulated units]; 0 before the first.
double nominal_gdp(const Economy& e) {
    const FinalUses& uses = e.goods.uses();
    return uses.days > 0
               ? static_cast<double>(uses.total()) / cents_per_dollar * days_per_year / uses.days
               : 0.0;
}

/// Inflation target of the day [1/yr].
double inflation_target(const Economy& e) {
    return e.parameters.accounts.inflation_target + e.government.signals().policy.inflation_target;
}

/// Parameters of banks with the capital requirement of the day.
BankParameters bank_parameters(const Economy& e) {
    return e.parameters.banks.with_requirement(e.government.signals().policy.capital_requirement);
}

/// Spread of loans to firms, shocks included [1/yr].
double loan_spread(const Economy& e) {
    return e.parameters.banks.loan_spread + e.cycle.credit +
           shock_sum(e.parameters.shocks, ShockKind::credit, today(e));
}

/// Cost of funds of firms, labs and the compute operator, taxes and subsidies aside.
CostOfFunds cost_of_funds(const Economy& e) {
    CostOfFunds funds;
    funds.real_rate = e.central_bank.rates().long_real;
    funds.first_real_rate = e.parameters.central_bank.natural_rate;
    funds.spread = loan_spread(e);
    funds.first_spread = e.parameters.banks.loan_spread;
    return funds;
}

double log_real_gdp(const Economy& e) {
    const double index = e.goods.history().real_gdp.value();
    return index > 0.0 ? math::log(index) : 0.0;
}

/// Factor of policies, of the real rate of interest and of business cycles.
double consumption_factor(const Economy& e) {
    const double policies = e.government.signals().policy.consumption_factor;
    if (!has_finance(e)) {
        return policies;
    }
    const Rates& rates = e.central_bank.rates();
    return policies * interest_factor(e.parameters.households, rates.long_real, rates.natural) *
           precaution_factor(e.parameters.households, e.expectations.signals().unemployment_gap) *
           income_smoothing_factor(e.parameters.households, e.income_trend.gap()) *
           math::exp(e.cycle.consumption);
}

std::vector<double> hourly_costs_now(const Economy& e) {
    return hourly_costs(e.parameters, e.labour.signals().pay, e.labour.reference_wages());
}

} // namespace

// ---- every day

void end_event_log(Economy& e) {
    e.records.event_log().end_day();
}

void publish_tightness(Economy& e) {
    e.labour.publish_tightness(e.parameters.labour_market.tightness_half_life_days);
}

void publish_releases(Economy& e) {
    e.ai.publish_releases();
}

void count_day(Economy& e) {
    e.records.count_day(e.observer_view);
}

void check_identities(Economy& e) {
    e.check_identities();
}

void begin_run(Economy& e) {
    e.today.advance(e.calendar, 0);
    e.firms.publish_trend(expected_growth(e), e.today.days);
}

void begin_day(Economy& e) {
    e.today.advance(e.calendar, e.today.day + 1);
    if (e.today.month_start) {
        e.firms.publish_trend(expected_growth(e), e.today.days);
    }
}

void publish_policy(Economy& e) {
    e.government.publish_policy(e.parameters, today(e));
    e.ai.publish_events(e.industry_setting, today(e));
}

// ---- after payday

void check_payday(Economy& e) {
    e.labour.check_payday(e.books.money, today(e));
    e.labour.books().payday_recount.reset();
    e.mortgages.settle();
}

void close_accounts(Economy& e) {
    e.books.money.publish_spending();
    e.books.money.publish_goods();
}

void publish_prices(Economy& e) {
    e.goods.publish_prices(e.calibration.baskets,
                           e.parameters.production.customer_elasticity,
                           e.parameters.accounts.inflation_target,
                           e.firms.quality(),
                           e.books.money);
    if (has_finance(e)) {
        e.goods.publish_expected_inflation(e.expectations.signals().inflation);
    }
}

void count_token_sales(Economy& e) {
    e.ai.token_market().publish();
    e.ai.check_token_accounts(today(e));
    e.ai.add_sales(e.industry_setting,
                   e.coworkers.count_sales(e.parameters, e.ai.catalogue(), e.ai.token_market()),
                   e.government.signals().token_tax);
}

void settle_token_sales(Economy& e) {
    e.ai.settle_sales(e.industry_setting,
                      e.households.signals().spending.token_budget,
                      people(e),
                      e.government.signals().token_tax,
                      today(e),
                      e.books.money);
}

void collect_taxes(Economy& e) {
    e.government.collect_taxes(e.books.money);
}

void begin_spending(Economy& e) {
    e.goods.begin_spending(e.today.days_before, e.books.money);
}

void spend_consumption(Economy& e) {
    e.goods.spend_consumption(e.books.money);
}

void spend_government(Economy& e) {
    const double first = e.calibration.national_accounts.government / e.parameters.scale;
    const GoodsPrices& prices = e.goods.signals().prices;
    const double years = years_since_start(e);
    const double dollars =
        has_finance(e)
            ? first * e.goods.uses().days / days_per_year * e.fiscal_rule.purchases_index() *
                  prices.government.cost
            : government_purchases(first,
                                   e.goods.uses().days,
                                   e.parameters.nominal_growth(),
                                   years,
                                   prices.level() /
                                       math::exp(e.parameters.accounts.inflation_target * years),
                                   e.parameters.government.price_indexation);
    e.government.buy_goods(dollars, e.goods, e.books.money);
}

void spend_investment(Economy& e) {
    e.goods.spend_investment(e.books.money);
}

void spend_inputs(Economy& e) {
    e.goods.spend_inputs(e.books.money);
}

void spend_ai(Economy& e) {
    e.ai.buy_goods(e.calibration.baskets, e.goods, e.books.money);
}

void settle_programmes(Economy& e) {
    const ProgrammeCosts costs{e.parameters.courses.fee,
                               e.households.signals().spending.token_budget,
                               people(e),
                               e.calibration.baskets.courses};
    e.government.settle_programmes(
        e.parameters, costs, e.books.accounts, today(e), e.goods, e.books.money);
}

void trade_abroad(Economy& e) {
    if (!has_finance(e)) {
        return;
    }
    const Rates& rates = e.central_bank.rates();
    const double years = years_since_start(e);
    const double month = e.goods.uses().days / days_per_year / e.parameters.scale;
    std::vector<double> exports;
    std::vector<double> shares;
    for (std::size_t s = 0; s < e.parameters.sectors.size(); ++s) {
        shares.push_back(e.parameters.sectors[s].trade_share);
        exports.push_back(shares.back() * month *
                          e.calibration.national_accounts.sectors[s].gross_output);
    }
    e.trade.publish(e.parameters.trade,
                    {rates.long_real - rates.natural,
                     math::exp(e.parameters.output_growth() * years + e.cycle.foreign) *
                         shock_factor(e.parameters.shocks, ShockKind::foreign_demand, today(e)),
                     math::exp(e.parameters.accounts.inflation_target * years),
                     nominal_gdp(e)},
                    e.goods.signals().prices,
                    exports,
                    shares);
    e.trade.record(
        e.goods.trade(e.trade.signals().exports, e.trade.signals().import_shares, e.books.money));
}

void end_spending(Economy& e) {
    e.goods.end_spending(e.books.money);
}

void publish_demand(Economy& e) {
    e.firms.publish_demand(e.goods.signals(), e.books.money, e.today.days_before);
}

void measure_payday(Economy& e) {
    e.labour.measure_payday(e.books.accounts, e.households);
    e.households.compare_incomes(e.goods.signals().prices.level(), e.today.days_before);
}

void publish_token_use(Economy& e) {
    e.households.publish_token_use(e.ai.catalogue().any_offer(),
                                   e.ai.catalogue().signals().token_price);
}

void publish_gdp(Economy& e) {
    e.goods.publish_gdp(e.ai.catalogue().signals().token_price,
                        e.parameters.intelligence.nominal_gdp);
}

// ---- the end of a month

void recount(Economy& e) {
    const Day day = e.today.day;
    if (e.monthly_recount || e.calendar.is_year_end(day) || day + 1 == e.last_day) {
        e.recount(day);
    }
}

void close_month(Economy& e) {
    e.records.close_month(e.observer_view, e.calendar.date(e.today.day + 1));
}

void open_month(Economy& e) {
    e.records.open_month(e.observer_view);
}

// ---- the end of a month: money and finance

void pay_public_interest(Economy& e) {
    if (has_finance(e)) {
        const Rates& rates = e.central_bank.rates();
        e.banks.receive_public_interest(e.parameters.central_bank.reserve_ratio,
                                        rates.bond,
                                        rates.policy,
                                        years_over(e),
                                        e.books.money);
        e.banks.restart_deposit_count(); // whose shares the interest has followed
    }
}

void pay_bank_dividends(Economy& e) {
    if (has_finance(e)) {
        e.banks.resolve(bank_parameters(e), e.books.money);
        e.banks.pay_dividends(bank_parameters(e), e.books.money);
    }
}

void pay_for_founding(Economy& e) {
    if (has_finance(e)) {
        e.firms.pay_for_founding(e.parameters, e.books.money);
    }
}

void learn_expectations(Economy& e) {
    if (has_finance(e)) {
        e.expectations.learn(e.parameters.expectations,
                             e.behaviours.expectations.get(),
                             {inflation_target(e),
                              e.goods.history().price_level,
                              e.firms.history().labour_productivity,
                              e.labour.unemployment_rate(e.books.accounts),
                              e.calendar.date(e.today.day)});
        const double growth =
            e.expectations.signals().wage_growth + e.parameters.accounts.labour_force_growth;
        e.output_trend.observe(log_real_gdp(e), growth);
        e.income_trend.observe(math::log(e.households.history().relative_income), growth);
    }
}

void set_policy_rate(Economy& e) {
    if (has_finance(e)) {
        MonthObserved month;
        month.unemployment = e.labour.unemployment_rate(e.books.accounts);
        month.nominal_gdp = nominal_gdp(e);
        month.expected_inflation = e.expectations.signals().inflation;
        month.expected_growth = e.expectations.signals().demand_growth;
        month.inflation_target = inflation_target(e);
        month.surprise =
            e.cycle.policy_rate + shock_sum(e.parameters.shocks, ShockKind::policy_rate, today(e));
        month.years = years_over(e);
        month.date = e.calendar.date(e.today.day);
        e.central_bank.set_rates(
            e.parameters, e.behaviours.policy_rate.get(), e.goods.history().price_level, month);
    }
}

void publish_loan_offers(Economy& e) {
    if (has_finance(e)) {
        e.banks.publish_offers(bank_parameters(e), e.central_bank.rates().policy, loan_spread(e));
    }
}

void publish_mortgages(Economy& e) {
    if (!has_finance(e)) {
        return;
    }
    const LoanOffer offer = e.banks.mean_offer();
    std::vector<double> rents; // a year
    for (const std::int64_t rent : e.households.signals().rent) {
        rents.push_back(static_cast<double>(rent) * days_per_year / e.today.days_before);
    }
    e.mortgages.publish(e.parameters.mortgages,
                        {e.central_bank.rates().long_real,
                         e.parameters.central_bank.natural_rate,
                         offer.mortgage_rate,
                         offer.lending,
                         e.government.signals().policy.mortgage_limit,
                         e.today.days_before / days_per_year},
                        rents);
}

void publish_fixed_capital(Economy& e) {
    if (has_finance(e)) {
        const Rates& rates = e.central_bank.rates();
        CapitalMarket market;
        const PolicyState& policy = e.government.signals().policy;
        market.funds = cost_of_funds(e);
        market.funds.subsidy = policy.investment_subsidy;
        market.funds.tax = policy.capital_tax;
        market.natural_rate = rates.natural;
        market.conditions = {expected_growth(e),
                             e.cycle.investment,
                             e.calendar.days_in_month(e.today.day) / days_per_year};
        e.firms.publish_fixed_capital(e.parameters, market);
        e.firms.publish_markup(
            e.cycle.markup +
            math::log(shock_factor(e.parameters.shocks, ShockKind::markup, today(e))));
    }
}

void set_fiscal_rule(Economy& e) {
    if (has_finance(e)) {
        const std::vector<double>& productivity = e.firms.history().labour_productivity;
        FiscalConditions now;
        now.debt = -static_cast<double>(e.books.money.treasury()) / cents_per_dollar;
        now.gdp = nominal_gdp(e);
        now.log_productivity = productivity.empty() ? 0.0 : math::log(productivity.back());
        now.log_real_gdp = log_real_gdp(e);
        now.expected_growth = e.expectations.signals().wage_growth;
        now.debt_target_change = e.government.signals().policy.debt_target;
        now.labour_force_growth = e.parameters.accounts.labour_force_growth;
        now.nominal_growth = e.parameters.nominal_growth();
        e.fiscal_rule.advance(e.parameters.government, now);
    }
}

void advance_cycle(Economy& e) {
    e.cycle.advance(e.parameters.business_cycle,
                    e.random_key,
                    static_cast<int>(e.labour.signals().wages.month()) + 1);
}

// ---- the start of a new month

void admit_people(Economy& e) {
    const auto first = static_cast<std::uint32_t>(e.labour.people());
    e.labour.admit_people(e.parameters,
                          e.calibration.matching.tightness,
                          years_since_start(e),
                          e.random_key,
                          e.books.accounts,
                          e.households);
    for (std::uint32_t index = first; has_finance(e) && index < e.labour.people(); ++index) {
        const std::int64_t owed = e.mortgages.owed()[traits(WorkerId{index}).housing_class];
        e.labour.workers()[index].deposit = owed; // borrowed against the housing taken over
        e.books.money.deposit(0, DepositTotal::households, owed);
        e.view.bank.lend_mortgages(0, e.view.bank_of(index), owed);
    }
}

void expect_payday(Economy& e) {
    e.labour.expect_payday(e.books);
}

void publish_work(Economy& e) {
    e.firms.publish_work(e.parameters.new_tasks, years_over(e));
}

void publish_research(Economy& e) {
    e.firms.publish_research(
        e.parameters, e.calibration.baskets, e.books.accounts, today(e), years_over(e));
}

void publish_shocks(Economy& e) {
    e.households.publish_shocks(e.parameters, today(e));
    e.government.publish_shocks(e.parameters, today(e));
}

void publish_productivity(Economy& e) {
    e.firms.publish_productivity(e.parameters,
                                 e.calibration.national_accounts,
                                 e.households.signals().token_decades,
                                 e.cycle.productivity,
                                 today(e));
}

void publish_separation_rates(Economy& e) {
    e.labour.publish_rates(
        e.parameters,
        e.calibration,
        cyclical_separations(e.parameters.labour_market.cyclical_separations, e.output_trend.gap()),
        today(e));
}

void publish_wages(Economy& e) {
    WageDrift drift;
    drift.norm = e.parameters.wage_growth();
    drift.trend_growth = e.parameters.accounts.real_growth;
    drift.expected_inflation = e.goods.signals().expected_inflation;
    drift.current_growth = e.firms.productivity_growth(drift.trend_growth);
    if (has_finance(e)) {
        drift.trend_growth = e.expectations.signals().wage_growth;
        drift.current_growth = drift.trend_growth;
    }
    e.labour.publish_wages(e.parameters.wages,
                           drift,
                           e.calibration.matching.tightness,
                           e.random_key,
                           e.today.days_before);
}

void publish_wage_powers(Economy& e) {
    e.firms.publish_wage_powers(e.labour.signals().wages, e.parameters.production.substitution);
}

void close_income_accounts(Economy& e) {
    e.books.money.publish_incomes();
}

void publish_financing(Economy& e) {
    const Incomes& incomes = e.households.incomes();
    const TaxedAmounts taxed{incomes.wages + incomes.benefits + incomes.dividends + incomes.rents +
                                 incomes.interest - incomes.mortgage_interest,
                             e.ai.unpaid_sales().all_cents + e.ai.sales().people_cents,
                             e.households.signals().spending.income_tax,
                             people(e),
                             e.today.days_before};
    e.households.publish_taxes(e.government.publish_financing(
        e.parameters,
        taxed,
        has_finance(e) ? e.fiscal_rule.income_tax() : e.calibration.stationary.income_tax_rate,
        today(e),
        e.books.money));
}

void publish_payouts(Economy& e) {
    e.households.publish_payouts(e.books.money, e.government.profit_tax());
}

void publish_compute(Economy& e) {
    e.ai.publish_compute(e.industry_setting,
                         e.government.signals().policy,
                         years_over(e),
                         years_since_start(e),
                         e.today.day);
}

void publish_models(Economy& e) {
    e.ai.publish_models(e.industry_setting,
                        e.government.signals(),
                        e.behaviours.pricing.get(),
                        research_factor(e.parameters.science, e.firms.history().research_output),
                        today(e),
                        years_over(e));
}

void publish_generations(Economy& e) {
    e.coworkers.publish_generations(
        e.parameters, e.ai.catalogue(), hourly_costs_now(e), years_over(e), e.pool);
}

void run_experiments(Economy& e) {
    e.records.run_experiments(e.observer_view, today(e), hourly_costs_now(e), e.pool);
}

void publish_spending(Economy& e) {
    const TechnologySignals& technology = e.ai.catalogue().signals();
    const TokenOffer tokens{e.ai.catalogue().any_offer(),
                            technology.token_price / e.ai.catalogue().first_price(),
                            technology.token_price_frontier,
                            e.ai.signals().compute.ration,
                            e.government.signals().policy.compute_budget.strength()};
    e.households.publish_spending(e.parameters,
                                  e.calibration.stationary.consumption_of_wages,
                                  tokens,
                                  consumption_factor(e),
                                  today(e),
                                  e.today.days_before);
}

void publish_outside_capital(Economy& e) {
    e.ai.publish_outside_capital(e.industry_setting,
                                 has_finance(e)
                                     ? relative_user_cost(e.parameters.capital,
                                                          cost_of_funds(e),
                                                          e.parameters.lab_finance.depreciation)
                                     : 1.0,
                                 e.goods.signals().gdp,
                                 today(e),
                                 e.today.days,
                                 e.books.money);
}

void publish_first_prices(Economy& e) {
    e.goods.start(e.calibration.baskets,
                  e.parameters.accounts.inflation_target,
                  e.parameters.intelligence.nominal_gdp);
}

} // namespace tenfold::step
