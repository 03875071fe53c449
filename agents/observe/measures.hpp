// SPDX-License-Identifier: Apache-2.0
/// What one month of the economy looks like from outside: the values that output series are made
/// of.
#pragma once

#include "core/time.hpp"

#include "agents/accounts/task_outcomes.hpp"
#include "agents/ai/abroad.hpp"
#include "agents/money/final_uses.hpp"
#include "agents/money/incomes.hpp"

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

/// Virtual coworkers of one category. Hours are totals of the month, simulated units.
struct CoworkerCounts {
    double coworkers = 0.0;         // number, simulated units
    double human_hours = 0.0;       // worked by people, overtime included
    double ai_task_hours = 0.0;     // human length of the tasks that coworkers did
    double autonomous_hours = 0.0;  // of these, without close supervision
    double supervision_hours = 0.0; // of people's: hand-over, review, rework, repair
    double overtime_hours = 0.0;    // of people's

    bool operator==(const CoworkerCounts&) const = default;
};

/// The goods markets and the treasury in one month.
struct GoodsMeasures {
    std::vector<double> price;        // by sector, 1 at the start
    std::vector<double> output;       // by sector, sales at prices of the start [USD/yr], simulated
    std::vector<double> sales;        // by sector [USD/yr], simulated
    std::vector<double> productivity; // by sector, output per hour worked by people [USD/h]
    std::vector<std::int64_t> exits;  // of firms, by sector
    double price_level = 1.0;
    double wage_index = 1.0;       // mean reference wage over that of the start
    double gdp = 0.0;              // [USD/yr], simulated units
    double real_gdp = 0.0;         // chained, prices of the start [USD/yr], simulated units
    double real_gdp_quality = 0.0; // the same with people's tokens at constant intelligence
    double real_consumption = 0.0; // of goods and, at constant intelligence, tokens [USD/yr]
    double labour_share = 0.0;
    double scarce_asset_price = 1.0;
    double government_balance = 0.0; // [USD/yr], simulated units
    double government_debt = 0.0;    // [USD], simulated units
    double household_deposits = 0.0; // [USD], simulated units
    double total_factor_productivity = 1.0;
    double unserved = 0.0;    // share of the clearing accounts that firms left unclaimed
    double discrepancy = 0.0; // GDP by spending less GDP by sales [USD/yr], simulated units

    bool operator==(const GoodsMeasures&) const = default;
};

/// Firms of one size class, as they were at the month's reviews; simulated units.
struct SizeClassCounts {
    std::int64_t firms = 0;
    std::int64_t adopters = 0; // with deployed coworkers
    std::int64_t heads = 0;
    std::int64_t adopter_heads = 0; // of firms with deployed coworkers

    bool operator==(const SizeClassCounts&) const = default;
};

/// Share of firms that say they use AI, when they are asked as before and as since November 2025.
struct SurveyAnswers {
    double before = 0.0;
    double after = 0.0;

    bool operator==(const SurveyAnswers&) const = default;
};

/// Who paid out to owners in the month, and what they put in. Cents, simulated units.
struct Payouts {
    std::int64_t firms = 0; // private ones, without real estate
    std::int64_t real_estate = 0;
    std::int64_t state = 0;
    std::int64_t labs = 0;
    std::int64_t operators = 0;
    std::int64_t lab_capital = 0;
    std::int64_t operator_capital = 0;

    bool operator==(const Payouts&) const = default;
};

/// Labs and the compute operator. Quantities are real ones, of the whole economy; money is in
/// simulated cents and covers the days of the month before.
struct AiSupply {
    double capacity = 0.0;    // [FLOP/s]
    double utilisation = 0.0; // in the month before
    double chips = 0.0;       // H100-equivalents
    double energy = 0.0;      // in the month before, at yearly rate [kWh/yr]
    std::int64_t lab_revenue = 0;
    std::int64_t training = 0; // compute, staff and data
    std::int64_t building = 0; // chips, servers, data centres, grid

    bool operator==(const AiSupply&) const = default;
};

/// What is said about artificial intelligence in a month (agents/observe/observations.hpp).
struct AiMeasures {
    double intelligence_value = 0.0; // share of all wages (Eq. 66); half-yearly, held between
    double model_choice = 0.0;       // price elasticities of token use (Eq. 70), likewise
    double threshold = 0.0;
    double products = 0.0;             // (Eq. 71)
    double thought_price = 0.0;        // of an hour [USD/h]; 0 while nothing counts as thought
    double thought_ratio = 0.0;        // hours of thought that are bought over all of 2025 (Eq. 72)
    double thought_stock = 0.0;        // hours of all tokens at a yearly rate, likewise (Eq. 88)
    double thought_median = 0.0;       // hours in the tokens of the median person [h/yr]
    double thought_lowest_tenth = 0.0; // mean of the tenth of people who use least [h/yr]
    double possible_tasks = 0.0;       // (Eq. 89) [1/yr], simulated units
    double supervision_pay = 0.0;      // of supervising people, in the month [USD], simulated units
    std::vector<double> token_spend;   // by sector [USD], simulated units
    std::vector<SurveyAnswers> survey_by_sector;
    SurveyAnswers survey; // of all firms that a survey asks
    std::vector<SizeClassCounts> by_size_class;
    std::vector<double> survey_by_size_class; // answers to the question since November 2025
    std::vector<double> delegable_autonomous; // per occupation, part of delegable_share
    TaskOutcomes tasks;
    Payouts payouts;
    AiSupply supply;

    bool operator==(const AiMeasures&) const = default;
};

/// Taxes and what policies cost that spend money. Cents, simulated units.
struct PolicyMeasures {
    double income_tax = 0.0;  // rates of the month
    double token_tax = 0.0;   // share of the price before tax
    double profit_tax = 0.0;  // share of dividends
    std::int64_t cost = 0;    // for which the taxes of the month before were to pay
    std::int64_t to_debt = 0; // of it, what they did not bring, or were not asked to

    bool operator==(const PolicyMeasures&) const = default;
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
    std::vector<double> delegable_share;        // per occupation, share of hours, full adoption
    std::vector<double> delegated_share;        // per occupation, realised share of hours
    std::vector<std::int64_t> occupation_moves; // people in the month, from x to occupation

    AiMeasures ai;

    std::vector<LabourCounts> by_region;
    Incomes incomes;
    FinalUses uses;
    GoodsMeasures goods;
    AbroadAccount abroad;
    PolicyMeasures policies;

    double token_price = 0.0;            // chained constant-intelligence index [USD/Mtok]
    double token_price_gpt4_level = 0.0; // [USD/Mtok]
    double token_price_frontier = 0.0;   // [USD/Mtok]
    double token_volume = 0.0;        // tokens bought by firms in the month, simulated units [Mtok]
    double token_spend = 0.0;         // [USD], simulated units
    double people_token_volume = 0.0; // used by people, the government's gifts included [Mtok]
    double people_token_spend = 0.0;  // for them [USD], simulated units
    double frontier_intelligence = 0.0;
    double frontier_horizon_minutes = 0.0;
    double training_compute = 0.0; // effective resources of the frontier model [FLOP]

    bool operator==(const MonthlyMeasures&) const = default;
};

} // namespace tenfold
