// SPDX-License-Identifier: Apache-2.0
/// Steps of a barrier. Each updates one component from the published state of others. Steps of
/// population passes are declared with their agents (agents/labour/view.hpp,
/// agents/firms/view.hpp). The order is that of sim/schedule.cpp.
#pragma once

namespace tenfold {

class Economy;

namespace step {

// ---- every day
void end_event_log(Economy& economy);
void publish_tightness(Economy& economy);
void publish_releases(Economy& economy);
void count_day(Economy& economy);
void check_identities(Economy& economy);
void begin_run(Economy& economy);
void begin_day(Economy& economy);
void publish_policy(Economy& economy);

// ---- after payday
void check_payday(Economy& economy);
void close_accounts(Economy& economy);
void publish_prices(Economy& economy);
void count_token_sales(Economy& economy);
void settle_token_sales(Economy& economy);
void collect_taxes(Economy& economy);
void begin_spending(Economy& economy);
void spend_consumption(Economy& economy);
void spend_government(Economy& economy);
void spend_investment(Economy& economy);
void spend_inputs(Economy& economy);
void spend_ai(Economy& economy);
void settle_programmes(Economy& economy);
void trade_abroad(Economy& economy);
void end_spending(Economy& economy);
void publish_demand(Economy& economy);
void measure_payday(Economy& economy);
void publish_token_use(Economy& economy);
void publish_gdp(Economy& economy);

// ---- the end of a month
void recount(Economy& economy);
void close_month(Economy& economy);
void open_month(Economy& economy);

// ---- the end of a month: money and finance; nothing without a central bank
void pay_public_interest(Economy& economy);
void pay_bank_dividends(Economy& economy);
void pay_for_founding(Economy& economy);
void learn_expectations(Economy& economy);
void set_policy_rate(Economy& economy);
void publish_loan_offers(Economy& economy);
void publish_mortgages(Economy& economy);
void publish_fixed_capital(Economy& economy);
void set_fiscal_rule(Economy& economy);
void advance_cycle(Economy& economy);

// ---- the start of a new month
void admit_people(Economy& economy);
void expect_payday(Economy& economy);
void publish_work(Economy& economy);
void publish_research(Economy& economy);
void publish_shocks(Economy& economy);
void publish_productivity(Economy& economy);
void publish_separation_rates(Economy& economy);
void publish_wages(Economy& economy);
void publish_wage_powers(Economy& economy);
void close_income_accounts(Economy& economy);
void publish_financing(Economy& economy);
void publish_payouts(Economy& economy);
void publish_compute(Economy& economy);
void publish_models(Economy& economy);
void publish_generations(Economy& economy);
void run_experiments(Economy& economy);
void publish_spending(Economy& economy);
void publish_outside_capital(Economy& economy);
void publish_first_prices(Economy& economy);

} // namespace step

} // namespace tenfold
