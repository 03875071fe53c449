// SPDX-License-Identifier: Apache-2.0
/// The steps of a day and of a month of the economy, in order.
///
/// A DAY is a window of the engine: opening passes, events, closing passes, barrier. A message
/// between two agents takes at least a day. An agent handles its events in the order of time, then
/// of their numbers (agents/events/events.hpp).
///
/// MONEY moves once a month. On the last day firms pay accrued wages into a clearing account, and
/// the barrier starts the new month. On the first day people receive incomes, pay tax and spend; at
/// the barrier their spending enters the sectors' clearing accounts, from which firms sell on their
/// review days, the 2nd to the 28th.
#include "sim/schedule.hpp"

#include "agents/economy/steps.hpp"

namespace tenfold {

namespace {

using enum Phase;
using enum When;

// clang-format off
constexpr Step table[]{
    // -- once, when the world is built
    {start, every_day, "the calendar is set to the first day", "", step::begin_run},
    {start, every_day, "policies in force", "", step::publish_policy},
    {start, every_day, "relative costs of occupations in firms' plans of posts", "27", step::publish_wage_powers},
    {start, every_day, "initial prices", "30, 31", step::publish_first_prices},
    {start, every_day, "user cost of capital", "103", step::publish_fixed_capital},
    {start, every_day, "output of research", "57", step::publish_research},
    {start, every_day, "dividends and rents become payable", "", step::close_income_accounts},
    {start, every_day, "tax rates that finance policies, transfers", "56, 87", step::publish_financing},
    {start, every_day, "payouts by class of owners", "40", step::publish_payouts},
    {start, every_day, "interest on mortgages, new mortgages", "120, 121", step::publish_mortgages},
    {start, every_day, "outside capital of labs and of the compute operator", "59, 77", step::publish_outside_capital},
    {start, every_day, "utilisation, scarcity factor and ration of compute", "51, 52, 53", step::publish_compute},
    {start, every_day, "algorithmic efficiency, prices of models", "6, 8, 75, 76", step::publish_models},
    {start, every_day, "potential of coworkers: what is worth delegating to which models", "9, 10, 11", step::publish_generations},
    {start, every_day, "experiments on the value of intelligence", "66, 70", step::run_experiments},
    {start, every_day, "households' propensity to consume, shares of scarce assets and tokens", "38, 39, 55", step::publish_spending},
    {start, every_day, "running totals, for the check of the next payday", "", step::expect_payday},
    {start, every_day, "tightness of the labour markets", "", step::publish_tightness},
    {start, every_day, "the record of the first month is opened", "", step::open_month},

    // -- a day: before its events
    {opening, first_of_month, "people receive incomes, pay tax, spend and get annual raises", "37, 38", receive_incomes},
    {opening, first_of_month, "firms raise the same wages in their wage bills", "37", raise_wages},

    // -- a day: after its events
    {closing, every_day, "monthly review of a thirtieth of all workers: separation, search, change of occupation", "2, 3, 4, 5, 43", examine_workers},
    {closing, every_day, "monthly review of one firm in 27 (2nd to 28th of the month): sales, payments, expectations, price, plan of posts; exit or entry", "23 to 28, 33 to 35", review_firms},
    {closing, last_of_month, "firms pay accrued wages", "", pay_wages},
    {closing, every_day, "labour markets withdraw vacancies, remove expired job seekers and draw offers", "1", match},

    // -- its barrier
    {barrier, every_day, "the day's events are added to the event log", "", step::end_event_log},
    {barrier, every_day, "tightness of the labour markets", "", step::publish_tightness},
    {barrier, every_day, "models released today go on offer", "", step::publish_releases},
    {barrier, every_day, "the day's stocks are added to the month's sums", "", step::count_day},

    // -- the barrier after payday
    {barrier, first_of_month, "payday is checked: every person processed, all wages paid out", "", step::check_payday},
    {barrier, first_of_month, "the past month's spending and sales are published from the clearing accounts", "", step::close_accounts},
    {barrier, first_of_month, "sector prices, baskets, price level, expected inflation", "29, 30, 31", step::publish_prices},
    {barrier, first_of_month, "firms' purchases of tokens are counted as sales of models", "", step::count_token_sales},
    {barrier, first_of_month, "labs and the compute operator are paid for tokens; the treasury receives the token tax", "55", step::settle_token_sales},
    {barrier, first_of_month, "the treasury collects taxes and pays benefits", "21", step::collect_taxes},
    {barrier, first_of_month, "the month's spending on goods is opened", "", step::begin_spending},
    {barrier, first_of_month, "households buy goods", "30", step::spend_consumption},
    {barrier, first_of_month, "the government buys goods", "30, 32", step::spend_government},
    {barrier, first_of_month, "firms buy investment goods", "30", step::spend_investment},
    {barrier, first_of_month, "firms buy intermediate inputs", "30", step::spend_inputs},
    {barrier, first_of_month, "labs, the compute operator and firms that integrate coworkers buy goods", "", step::spend_ai},
    {barrier, first_of_month, "courses are paid for, costs of policies are added up", "", step::settle_programmes},
    {barrier, first_of_month, "exports and imports", "122, 123, 124", step::trade_abroad},
    {barrier, first_of_month, "the month's spending on goods is closed", "", step::end_spending},
    {barrier, first_of_month, "demand per unit of the demand shifter", "28", step::publish_demand},
    {barrier, first_of_month, "incomes and inequality", "44", step::measure_payday},
    {barrier, first_of_month, "token use of the median person", "55", step::publish_token_use},
    {barrier, first_of_month, "nominal and real GDP", "42, 74", step::publish_gdp},

    // -- every barrier: checks, records, next day
    {barrier, every_day, "identities are checked", "", step::check_identities},
    {barrier, end_of_record, "agents are recounted (at the end of a year and of the run; in small worlds every month)", "", step::recount},
    {barrier, end_of_record, "the month is recorded", "41, 66 to 74", step::close_month},
    {barrier, every_day, "the next day begins", "", step::begin_day},
    {barrier, every_day, "policies in force", "", step::publish_policy},

    // -- the barrier before the first day of a month
    {barrier, last_of_month, "people enter the labour force", "118", step::admit_people},
    {barrier, last_of_month, "running totals, for the check of the next payday", "", step::expect_payday},
    {barrier, last_of_month, "firms' purchases of tokens are counted as sales at the old prices", "", step::count_token_sales},
    {barrier, last_of_month, "banks receive interest on public debt", "94, 99", step::pay_public_interest},
    {barrier, last_of_month, "insolvent banks are recapitalised, banks pay dividends", "99, 119", step::pay_bank_dividends},
    {barrier, last_of_month, "founders pay for capital goods", "111", step::pay_for_founding},
    {barrier, last_of_month, "expected inflation and growth, output gap", "97, 98, 114", step::learn_expectations},
    {barrier, last_of_month, "policy rate and the rates that follow it", "91 to 96", step::set_policy_rate},
    {barrier, last_of_month, "terms of banks", "95, 96", step::publish_loan_offers},
    {barrier, last_of_month, "user cost of capital, gap and resale of capital by sector", "103, 107, 110, 111", step::publish_fixed_capital},
    {barrier, last_of_month, "income tax and real purchases by the fiscal rule", "100, 101", step::set_fiscal_rule},
    {barrier, last_of_month, "shocks of business cycles", "115", step::advance_cycle},
    {barrier, last_of_month, "effect of coworkers on the work of sectors, new tasks", "58", step::publish_work},
    {barrier, last_of_month, "output of research", "57", step::publish_research},
    {barrier, last_of_month, "shocks to spending", "", step::publish_shocks},
    {barrier, last_of_month, "productivity, total factor productivity", "45", step::publish_productivity},
    {barrier, last_of_month, "rates of separation and search", "2, 3", step::publish_separation_rates},
    {barrier, last_of_month, "reference wages", "36", step::publish_wages},
    {barrier, last_of_month, "relative costs of occupations in firms' plans of posts", "27", step::publish_wage_powers},
    {barrier, last_of_month, "wages, dividends and rents become payable", "", step::close_income_accounts},
    {barrier, last_of_month, "tax rates that finance policies, tax on profits, transfers", "56, 87", step::publish_financing},
    {barrier, last_of_month, "payouts by class of owners", "40", step::publish_payouts},
    {barrier, last_of_month, "interest on mortgages, new mortgages", "120, 121", step::publish_mortgages},
    {barrier, last_of_month, "utilisation, scarcity factor and ration of compute", "51, 52", step::publish_compute},
    {barrier, last_of_month, "algorithmic efficiency, prices of models", "6, 8, 75, 76", step::publish_models},
    {barrier, last_of_month, "potential of coworkers at current prices and wages", "9, 10, 11", step::publish_generations},
    {barrier, last_of_month, "experiments on the value of intelligence, twice a year", "66, 70", step::run_experiments},
    {barrier, last_of_month, "households' propensity to consume, shares of scarce assets and tokens", "38, 39, 55", step::publish_spending},
    {barrier, last_of_month, "outside capital of labs and of the compute operator", "59, 77", step::publish_outside_capital},
};
// clang-format on

} // namespace

const Schedule& schedule() {
    static const Schedule result{table};
    return result;
}

} // namespace tenfold
