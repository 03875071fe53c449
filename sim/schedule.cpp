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
    {start, every_day, "the calendar of the first day", "", step::begin_run},
    {start, every_day, "policies in force", "", step::publish_policy},
    {start, every_day, "wages as firms weigh them", "27", step::publish_wage_powers},
    {start, every_day, "prices of the start", "30, 31", step::publish_first_prices},
    {start, every_day, "output of research", "57", step::publish_research},
    {start, every_day, "dividends and rents can be received", "", step::close_income_accounts},
    {start, every_day, "tax rates that pay for policies, transfers", "56, 87", step::publish_financing},
    {start, every_day, "payouts by class of owners", "40", step::publish_payouts},
    {start, every_day, "outside capital of labs and of the compute operator", "77", step::publish_outside_capital},
    {start, every_day, "utilisation, scarcity and ration of compute", "51, 52, 53", step::publish_compute},
    {start, every_day, "algorithms, prices of models", "6, 8, 75, 76", step::publish_models},
    {start, every_day, "what coworkers could do", "9, 10, 11", step::publish_generations},
    {start, every_day, "experiments on the value of intelligence", "66, 70", step::run_experiments},
    {start, every_day, "how people spend", "38, 39, 55", step::publish_spending},
    {start, every_day, "totals that payday is to find", "", step::expect_payday},
    {start, every_day, "tightness of the labour markets", "", step::publish_tightness},
    {start, every_day, "the record of the first month begins", "", step::open_month},

    // -- a day: before its events
    {opening, first_of_month, "people receive incomes, pay tax and spend; wages are raised", "37, 38", receive_incomes},
    {opening, first_of_month, "firms raise the same wages", "37", raise_wages},

    // -- a day: after its events
    {closing, every_day, "a thirtieth of the workers considers to leave, to search, to change the occupation", "2, 3, 4, 5, 43", examine_workers},
    {closing, every_day, "a 27th of the firms (2nd to 28th) sells, pays, expects, prices, plans; closes or opens", "23 to 28, 33 to 35", review_firms},
    {closing, last_of_month, "firms pay the wages that have accrued", "", pay_wages},
    {closing, every_day, "labour markets: vacancies withdrawn, seekers expired, offers drawn", "1", match},

    // -- its barrier
    {barrier, every_day, "the day's events are written down", "", step::end_event_log},
    {barrier, every_day, "tightness of the labour markets", "", step::publish_tightness},
    {barrier, every_day, "models released today go on offer", "", step::publish_releases},
    {barrier, every_day, "stocks of the day are counted", "", step::count_day},

    // -- the barrier after payday
    {barrier, first_of_month, "payday has found everybody", "", step::check_payday},
    {barrier, first_of_month, "what was spent and sold leaves the clearing accounts", "", step::close_accounts},
    {barrier, first_of_month, "sector prices, baskets, price level, expected inflation", "29, 30, 31", step::publish_prices},
    {barrier, first_of_month, "tokens that firms bought become sales of models", "", step::count_token_sales},
    {barrier, first_of_month, "labs, the operator and the treasury are paid for tokens", "55", step::settle_token_sales},
    {barrier, first_of_month, "the treasury collects taxes and pays benefits", "21", step::collect_taxes},
    {barrier, first_of_month, "spending on goods begins", "", step::begin_spending},
    {barrier, first_of_month, "households buy", "30", step::spend_consumption},
    {barrier, first_of_month, "the government buys", "30, 32", step::spend_government},
    {barrier, first_of_month, "firms invest", "30", step::spend_investment},
    {barrier, first_of_month, "firms buy inputs", "30", step::spend_inputs},
    {barrier, first_of_month, "labs, the operator and firms that integrate coworkers buy", "", step::spend_ai},
    {barrier, first_of_month, "courses are paid, costs of policies added up", "", step::settle_programmes},
    {barrier, first_of_month, "spending on goods ends", "", step::end_spending},
    {barrier, first_of_month, "demand per unit of the demand shifter, growth of sectors", "28, 59", step::publish_capital},
    {barrier, first_of_month, "incomes and inequality", "44", step::measure_payday},
    {barrier, first_of_month, "tokens of the median person", "55", step::publish_token_use},
    {barrier, first_of_month, "nominal and real GDP", "42, 74", step::publish_gdp},

    // -- every barrier: checks, records, next day
    {barrier, every_day, "identities", "", step::check_identities},
    {barrier, end_of_record, "agents are recounted, at the end of a year or each month", "", step::recount},
    {barrier, end_of_record, "the month is written down", "41, 66 to 74", step::close_month},
    {barrier, every_day, "the next day begins", "", step::begin_day},
    {barrier, every_day, "policies in force", "", step::publish_policy},

    // -- the barrier before the first day of a month
    {barrier, last_of_month, "totals that payday is to find", "", step::expect_payday},
    {barrier, last_of_month, "tokens that firms bought become sales at the old prices", "", step::count_token_sales},
    {barrier, last_of_month, "what coworkers have done to the work of sectors, new tasks", "58", step::publish_work},
    {barrier, last_of_month, "output of research", "57", step::publish_research},
    {barrier, last_of_month, "shocks to spending", "", step::publish_shocks},
    {barrier, last_of_month, "productivity, total factor productivity", "45", step::publish_productivity},
    {barrier, last_of_month, "rates of separation and of search", "2, 3", step::publish_separation_rates},
    {barrier, last_of_month, "reference wages", "36", step::publish_wages},
    {barrier, last_of_month, "wages as firms weigh them", "27", step::publish_wage_powers},
    {barrier, last_of_month, "wages, dividends and rents can be received", "", step::close_income_accounts},
    {barrier, last_of_month, "tax rates that pay for policies, tax on profits, transfers", "56, 87", step::publish_financing},
    {barrier, last_of_month, "payouts by class of owners", "40", step::publish_payouts},
    {barrier, last_of_month, "utilisation, scarcity and ration of compute", "51, 52", step::publish_compute},
    {barrier, last_of_month, "algorithms, prices of models", "6, 8, 75, 76", step::publish_models},
    {barrier, last_of_month, "what coworkers could do at today's prices and wages", "9, 10, 11", step::publish_generations},
    {barrier, last_of_month, "experiments on the value of intelligence, twice a year", "66, 70", step::run_experiments},
    {barrier, last_of_month, "how people spend", "38, 39, 55", step::publish_spending},
    {barrier, last_of_month, "outside capital of labs and of the compute operator", "77", step::publish_outside_capital},
};
// clang-format on

} // namespace

const Schedule& schedule() {
    static const Schedule result{table};
    return result;
}

} // namespace tenfold
