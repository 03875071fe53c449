// SPDX-License-Identifier: Apache-2.0
/// What everybody can see: values published at the barrier that ends a day, read-only in the days
/// after. And what is kept at barriers to compute them.
#pragma once

#include "core/integer.hpp"
#include "core/time.hpp"

#include "agents/accounts/observed_counts.hpp"
#include "agents/ai/compute_market.hpp"
#include "agents/ai/token_market.hpp"
#include "agents/labour/wages.hpp"
#include "agents/money/goods.hpp"
#include "agents/money/households.hpp"
#include "agents/observe/measures.hpp"
#include "agents/policies/financing.hpp"
#include "agents/policies/policy.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// What coworkers have done to the work of a sector's firms, means over their demand.
struct SectorWork {
    double human_hours = 1.0; // per unit of output, relative to work without coworkers
    double supervision = 0.0; // of these
    double labour_cost = 1.0; // of people and tokens, relative to work without coworkers
    double tokens = 0.0;      // of it
    double new_tasks = 0.0;   // hours in new tasks, relative to work without coworkers
    double quality = 1.0;     // of a unit for final buyers, relative to the start
};

/// Values published at the barrier.
struct Signals {
    // the calendar
    Day day = 0; // today
    bool month_start = false;
    bool month_end = false; // today is the last day of a calendar month
    int day_of_month = 0;   // from 0
    int days = 30;          // of this month
    int days_before = 31;   // of the month before, which the pots of this month cover

    // labour
    std::vector<double> tightness;     // per market: vacancies per seeker, smoothed
    std::vector<double> wage_power;    // per market: reference wage to the power 1 - substitution
    std::vector<double> wage_response; // per market: reference wage to the power -substitution

    // goods
    GoodsPrices goods;
    std::vector<double> productivity;      // of labour, by sector, 1 at the start
    std::vector<double> input_efficiency;  // by sector, 1 at the start
    std::vector<double> fresh_share;       // by sector: of its pot, money spent this month
    std::vector<double> demand_per_appeal; // by sector, base-year dollars a day, 1 at the start
    std::vector<double> investment_factor; // by sector, for capital to follow output
    std::vector<SectorWork> work;          // by sector, of the month that is over

    // policies of today, and rates of this month
    PolicyState policy;
    double token_tax = 0.0;  // with what finances other policies
    double profit_tax = 0.0; // likewise
    std::array<FinancingTax, static_cast<std::size_t>(Financing::kinds)>
        financing; // that part of each tax

    // artificial intelligence
    ComputeSignals compute;
    double training_capital = 0.0;       // that all labs want from owners this month [cents]
    double outside_capital_factor = 1.0; // of what labs and operator ask owners for
    double energy_price = 1.0;           // of the sectors that sell energy, 1 at the start
    double gdp = 0.0;                    // in the dollars of labs [USD/yr]
    double expected_inflation = 0.0;     // per year
    double trend_factor = 1.0;           // growth of demand that firms expect in this month

    // households
    SpendingRules spending;
    std::vector<std::int64_t> dividend; // by class of equity, cents this month
    std::vector<std::int64_t> rent;     // by class of housing
    double token_decades = 0.0;         // by which the median person's tokens exceed a million
    double consumption_factor = 1.0;    // shocks
    double purchases_factor = 1.0;
};

/// The running month: totals at its start, and daily stocks added up.
struct MonthInProgress {
    int days = 0;
    std::vector<LabourCounts> sector_flows; // flows since the start, at the start of the month
    std::vector<LabourCounts> market_flows;
    std::vector<std::int64_t> head_days_by_sector;
    std::vector<std::int64_t> head_days_by_occupation;
    std::vector<std::int64_t> exits; // by sector, since the start, at the start of the month
    std::vector<std::int64_t> sales; // by sector, likewise [cents]
    std::int64_t treasury = 0;       // at the start of the month
    std::int64_t unsold = 0;         // in the goods markets at the start of the month [cents]
    ObservedTotals observed;         // since the start, at the start of the month
    std::vector<std::int64_t> occupation_moves; // likewise
    TaskOutcomes tasks;                         // likewise
    FinalUses uses;                             // of the month's payday
    TokenSales token_sales;                     // settled on the month's payday
    TokenSales unpaid_sales;                    // to firms, counted and not yet paid to labs
    std::array<std::int64_t, static_cast<std::size_t>(Financing::kinds)>
        programme_spending{}; // of policies, by the way they are financed [cents]
    std::array<std::int64_t, static_cast<std::size_t>(Financing::kinds)>
        policy_due{};              // likewise, for which the taxes of this month are to pay [cents]
    std::int64_t policy_cost = 0;  // for which those of the month before were to pay [cents]
    std::int64_t policy_debt = 0;  // of it, what they did not bring [cents]
    std::int64_t basic_income = 0; // of a person [cents]
    std::int64_t token_tax = 0;    // of all [cents]
    std::int64_t profit_tax = 0;   // of all [cents]
    std::int64_t courses = 0;      // begun since the start, as of the last payday
    std::int64_t stipends = 0;     // beyond benefits since the start, likewise [cents]
    std::int64_t training_compute_spend = 0; // of labs, likewise [cents]
    Incomes incomes;                         // of the month's payday
    Incomes payday_totals;                   // since the start, as of the last payday
};

/// What goods markets remember from month to month.
struct GoodsHistory {
    std::vector<double> price_level; // at the start of each month, the first is 1
    QuantityIndex real_gdp;
    QuantityIndex real_gdp_quality; // with people's tokens at constant intelligence (Eq. 74)
    double first_gdp = 0.0;         // of the first payday [USD/yr]
    QuantityIndex consumption;      // of goods and people's tokens at constant intelligence
    double first_consumption = 0.0; // of both on the first payday [USD/yr]
    double base_real_income = 0.0;  // after tax, first payday [cents a day in prices of the start]
    double relative_income = 1.0;   // real income over that
    double base_rents = 0.0;        // of the first payday [cents a day]
    // At the start of each month, the first is 1:
    std::vector<double> total_productivity;  // of all factors (Eq. 45)
    std::vector<double> labour_productivity; // of labour, mean of the sectors by compensation
    double log_productivity = 0.0;           // of labour, by research and by itself
    double research_output = 1.0;            // smoothed, 1 at the start
    double first_research_output = 0.0;
    std::vector<double> log_labour_cost; // by sector: logarithm of SectorWork::labour_cost
    std::vector<double> slow_output;     // by sector: logarithm of output, smoothed over two years
};

/// Running totals on the eve of a payday: the payday itself counts all people again.
struct PaydayTotals {
    static constexpr std::size_t daily_wages = 4; // after the numbers of people by status
    static constexpr std::size_t deposits = 5;
    static constexpr std::size_t size = 6;
    std::array<std::int64_t, size> values{};
};

/// Total weights of all people in dividends and rents, by class: numbers of people.
struct OwnershipTotals {
    std::vector<std::int64_t> equity_weight;  // of a person of each class
    std::vector<std::int64_t> housing_weight; // likewise
    Int128 equity = 0;                        // of all people together
    Int128 housing = 0;
};

} // namespace tenfold
