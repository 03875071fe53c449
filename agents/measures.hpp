// SPDX-License-Identifier: Apache-2.0
/// What one month of the economy looks like from outside: the values that output series are made
/// of.
#pragma once

#include "core/time.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Counts of one category (all of the economy, a sector, or an occupation). Stocks are taken at the
/// end of the month's last day, flows are totals of the month; simulated units, multiply by `scale`
/// for real ones.
struct LabourCounts {
    std::int64_t employed = 0; // heads in rosters
    std::int64_t joining = 0;  // between two posts or between unemployment and the first day
    std::int64_t unemployed = 0;
    std::int64_t retraining = 0;  // for another occupation, without a job
    std::int64_t vacancies = 0;   // posts announced and not yet filled
    std::int64_t hires = 0;       // first days in a new post, in the month
    std::int64_t separations = 0; // last days in a post, in the month
    std::int64_t job_to_job = 0;  // of the separations, those to another post
    std::int64_t layoffs = 0;     // of the separations, those that the firm decided

    bool operator==(const LabourCounts&) const = default;
};

/// Virtual coworkers of one category.
struct CoworkerCounts {
    double coworkers = 0.0;   // number, simulated units
    double human_hours = 0.0; // hours worked by people in the month, simulated units
    double ai_task_hours =
        0.0; // human-hours of tasks done by coworkers in the month, simulated units

    bool operator==(const CoworkerCounts&) const = default;
};

/// What was spent on final uses on one payday, for the month before. Cents, simulated units.
struct FinalUses {
    std::vector<std::int64_t> by_sector; // all three together
    std::int64_t consumption = 0;
    std::int64_t government = 0;
    std::int64_t investment = 0;
    std::int64_t ai_investment = 0;    // of labs and the compute operator, from sectors
    std::int64_t training_compute = 0; // that labs have bought from the operator
    std::int64_t people_tokens = 0;    // bought by people, or for them by the government
    int days = 0;                      // that the payday covers

    [[nodiscard]] std::int64_t total() const {
        return consumption + government + investment + ai_investment + training_compute +
               people_tokens;
    }
    bool operator==(const FinalUses&) const = default;
};

/// What people received and spent on one payday. Cents, simulated units.
struct Incomes {
    std::int64_t wages = 0;
    std::int64_t benefits = 0;
    std::int64_t dividends = 0;
    std::int64_t rents = 0;
    std::int64_t tax = 0;
    std::int64_t goods = 0;
    std::int64_t scarce = 0;
    std::int64_t tokens = 0;        // bought by people
    double median_income = 0.0;     // before tax [USD/yr]
    double lower_half_income = 0.0; // mean of the lower half, before tax [USD/yr]
    double median_token_use = 0.0;  // worth of the tokens that the median person used [USD/month]
    double gini_income = 0.0;       // before tax
    double gini_wealth = 0.0;       // deposits
    double wage_p10 = 0.0;          // quantiles of the wages of the employed [USD/yr]
    double wage_p50 = 0.0;
    double wage_p90 = 0.0;
    double wage_log_variance = 0.0; // of the logarithm of wages

    bool operator==(const Incomes&) const = default;
};

/// The goods markets and the treasury in one month.
struct GoodsMeasures {
    std::vector<double> price;        // by sector, 1 at the start
    std::vector<double> output;       // by sector, sales at prices of the start [USD/yr], simulated
    std::vector<double> sales;        // by sector [USD/yr], simulated
    std::vector<double> productivity; // by sector, output per hour worked by people [USD/h]
    std::vector<std::int64_t> exits;  // of firms, by sector
    double price_level = 1.0;
    double wage_index = 1.0; // mean reference wage over that of the start
    double gdp = 0.0;        // [USD/yr], simulated units
    double real_gdp = 0.0;   // chained, prices of the start [USD/yr], simulated units
    double labour_share = 0.0;
    double scarce_asset_price = 1.0;
    double government_balance = 0.0; // [USD/yr], simulated units
    double government_debt = 0.0;    // [USD], simulated units
    double household_deposits = 0.0; // [USD], simulated units
    double total_factor_productivity = 1.0;
    double unserved = 0.0; // share of the pots that firms left unclaimed

    bool operator==(const GoodsMeasures&) const = default;
};

/// All that the recorder can write about one month.
struct MonthlyMeasures {
    Date month_end{}; // first day after the month
    int days = 0;     // days of the month that were simulated
    double scale = 1; // real people per simulated one

    std::int64_t people = 0;
    LabourCounts total;
    std::vector<LabourCounts> by_sector; // unemployed is 0: people without a job have no sector
    std::vector<LabourCounts> by_occupation;

    std::vector<std::int64_t> firms;    // per sector
    std::vector<std::int64_t> adopters; // per sector, firms with deployed coworkers
    std::vector<double> mean_wage;      // per occupation [USD/yr]
    std::vector<CoworkerCounts> coworkers_by_sector;
    std::vector<CoworkerCounts> coworkers_by_occupation;
    std::vector<double> delegable_share; // per occupation, share of hours, full adoption
    std::vector<double> delegated_share; // per occupation, realised share of hours

    std::vector<LabourCounts> by_region;
    Incomes incomes;
    FinalUses uses;
    GoodsMeasures goods;

    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // [USD/Mtok]
    double token_price_frontier = 0.0;   // [USD/Mtok]
    double token_volume = 0.0; // tokens bought by firms in the month, simulated units [Mtok]
    double token_spend = 0.0;  // [USD], simulated units
    double frontier_intelligence = 0.0;
    double frontier_horizon_minutes = 0.0;
    double training_compute = 0.0; // effective resources of the frontier model [FLOP]

    bool operator==(const MonthlyMeasures&) const = default;
};

} // namespace tenfold
