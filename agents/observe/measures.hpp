// SPDX-License-Identifier: Apache-2.0
/// Measures of one month of the economy, from which output series are made.
#pragma once

#include "core/time.hpp"

#include "agents/accounts/task_outcomes.hpp"
#include "agents/ai/abroad.hpp"
#include "agents/money/final_uses.hpp"
#include "agents/money/incomes.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Counts of one category (the whole economy, a sector or an occupation). Stocks are those at the
/// end of the month's last day, flows are totals of the month. Simulated units: multiply by `scale`
/// for real ones.
struct LabourCounts {
    std::int64_t employed = 0; // heads in rosters
    std::int64_t joining = 0;  // between the acceptance of a job and its first day
    std::int64_t unemployed = 0;
    std::int64_t retraining = 0;  // for another occupation, without a job
    std::int64_t vacancies = 0;   // posts advertised and not yet filled
    std::int64_t hires = 0;       // first days in a new job, in the month
    std::int64_t separations = 0; // last days in a job, in the month
    std::int64_t job_to_job = 0;  // of the separations, moves to another job
    std::int64_t layoffs = 0;     // of the separations, those decided by the firm

    bool operator==(const LabourCounts&) const = default;
};

/// Virtual coworkers of one category. Hours are totals of the month, simulated units.
struct CoworkerCounts {
    double coworkers = 0.0;         // simulated units
    double human_hours = 0.0;       // of people, overtime included
    double ai_task_hours = 0.0;     // people's time for the tasks that coworkers did
    double autonomous_hours = 0.0;  // part of ai_task_hours without close supervision
    double supervision_hours = 0.0; // of people: hand-over, review, rework, repair
    double overtime_hours = 0.0;    // of people

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
    double real_consumption = 0.0; // goods, and tokens at constant intelligence [USD/yr]
    double labour_share = 0.0;
    double scarce_asset_price = 1.0;
    double government_balance = 0.0; // [USD/yr], simulated units
    double government_debt = 0.0;    // [USD], simulated units
    double household_deposits = 0.0; // [USD], simulated units
    double total_factor_productivity = 1.0;
    double unserved = 0.0; // share of the clearing accounts that firms did not claim
    // statistical discrepancy: spending less sales [USD/yr], simulated units
    double discrepancy = 0.0;

    bool operator==(const GoodsMeasures&) const = default;
};

/// Interest, credit and fixed capital; zero without a central bank, investment excepted.
struct FinanceMeasures {
    double inflation = 0.0;          // of the last twelve months [1/yr]
    double expected_inflation = 0.0; // [1/yr]
    double policy_rate = 0.0;        // [1/yr]
    double natural_rate = 0.0;       // real [1/yr]
    double long_real_rate = 0.0;     // [1/yr]
    double loan_rate = 0.0;          // [1/yr]
    double mortgage_rate = 0.0;      // [1/yr]
    double lending_share = 0.0;      // granted share of new loans
    double credit = 0.0;             // loans and mortgages [USD], simulated units
    double mortgages = 0.0;          // part of credit
    double bank_resolutions = 0.0;   // since the start
    double exchange_rate = 1.0;      // home currency per unit of foreign currency
    double exports = 0.0;            // [USD/yr], simulated units
    double imports = 0.0;            // likewise
    double bank_equity_ratio = 0.0;  // equity per dollar of loans
    double loan_losses = 0.0;        // since the start [USD], simulated units
    double capital_stock = 0.0;      // at base-year prices [USD], simulated units
    double real_investment = 0.0;    // of firms, at the price of its basket [USD/yr], likewise
    double income_tax_rate = 0.0;

    bool operator==(const FinanceMeasures&) const = default;
};

/// Firms of one size class at the month's reviews; simulated units.
struct SizeClassCounts {
    std::int64_t firms = 0;
    std::int64_t adopters = 0; // with deployed coworkers
    std::int64_t heads = 0;
    std::int64_t adopter_heads = 0; // of firms with deployed coworkers

    bool operator==(const SizeClassCounts&) const = default;
};

/// Share of firms that report AI use, by the survey question until and since November 2025.
struct SurveyAnswers {
    double before = 0.0;
    double after = 0.0;

    bool operator==(const SurveyAnswers&) const = default;
};

/// Payments to owners in the month, by payer, and owners' payments to firms. Cents, simulated
/// units.
struct Payouts {
    std::int64_t firms = 0; // private firms outside real estate
    std::int64_t real_estate = 0;
    std::int64_t state = 0;
    std::int64_t labs = 0;
    std::int64_t operators = 0;
    std::int64_t lab_capital = 0;
    std::int64_t operator_capital = 0;

    bool operator==(const Payouts&) const = default;
};

/// Labs and the compute operator. Quantities are those of the whole real economy; money is in cents
/// in simulated units, for the days of the previous month.
struct AiSupply {
    double capacity = 0.0;    // of compute [FLOP/s]
    double utilisation = 0.0; // in the previous month
    double chips = 0.0;       // H100-equivalents
    double energy = 0.0;      // in the previous month, at a yearly rate [kWh/yr]
    std::int64_t lab_revenue = 0;
    std::int64_t training = 0; // spending on compute, staff and data
    std::int64_t building = 0; // spending on chips, servers, data centres and grid

    bool operator==(const AiSupply&) const = default;
};

/// Observations on artificial intelligence in one month (agents/observe/observations.hpp).
struct AiMeasures {
    double intelligence_value = 0.0; // share of all wages (Eq. 66); updated half-yearly
    // price elasticity of token use through the choice of models (Eq. 70), updated half-yearly
    double model_choice = 0.0;
    double threshold = 0.0;
    double products = 0.0;      // elasticity of token use through demand for products (Eq. 71)
    double thought_price = 0.0; // of an hour [USD/h]; 0 while no model qualifies
    // hours of thought that income buys, over all human hours of 2025 (Eq. 72)
    double thought_ratio = 0.0;
    // hours of thought in all tokens, at a yearly rate, over the same (Eq. 88)
    double thought_stock = 0.0;
    double thought_median = 0.0; // hours of thought in the tokens of the median person [h/yr]
    // the same, mean of the tenth of people with the lowest use [h/yr]
    double thought_lowest_tenth = 0.0;
    double possible_tasks = 0.0;  // (Eq. 89) [1/yr], simulated units
    double supervision_pay = 0.0; // of people for supervision, in the month [USD], simulated units
    std::vector<double> token_spend; // by sector [USD], simulated units
    std::vector<SurveyAnswers> survey_by_sector;
    SurveyAnswers survey; // all firms that a survey covers
    std::vector<SizeClassCounts> by_size_class;
    std::vector<double> survey_by_size_class; // by the question since November 2025
    // per occupation, part of delegable_share without close supervision
    std::vector<double> delegable_autonomous;
    TaskOutcomes tasks;
    Payouts payouts;
    AiSupply supply;

    bool operator==(const AiMeasures&) const = default;
};

/// Tax rates, and cost of policies that spend money. Money in cents, simulated units.
struct PolicyMeasures {
    double income_tax = 0.0;  // rate
    double token_tax = 0.0;   // share of the price before tax
    double profit_tax = 0.0;  // share of dividends
    std::int64_t cost = 0;    // of policies, to be covered by the previous month's taxes
    std::int64_t to_debt = 0; // part of the cost not covered by taxes

    bool operator==(const PolicyMeasures&) const = default;
};

/// All measures that the recorder can write for one month.
struct MonthlyMeasures {
    Date month_end{}; // first day after the month
    int days = 0;     // simulated days of the month
    double scale = 1; // real people per simulated person

    std::int64_t people = 0;
    LabourCounts total;
    std::vector<LabourCounts> by_sector; // unemployed is 0: the unemployed have no sector
    std::vector<LabourCounts> by_occupation;

    std::vector<std::int64_t> firms;    // per sector
    std::vector<std::int64_t> adopters; // per sector, firms with deployed coworkers
    std::vector<double> mean_wage;      // per occupation [USD/yr]
    std::vector<CoworkerCounts> coworkers_by_sector;
    std::vector<CoworkerCounts> coworkers_by_occupation;
    std::vector<double> delegable_share; // per occupation, share of hours at full adoption
    std::vector<double> delegated_share; // per occupation, actual share of hours
    // people who moved into each occupation in the month
    std::vector<std::int64_t> occupation_moves;

    AiMeasures ai;

    std::vector<LabourCounts> by_region;
    Incomes incomes;
    FinalUses uses;
    GoodsMeasures goods;
    FinanceMeasures finance;
    AbroadAccount abroad;
    PolicyMeasures policies;

    double token_price = 0.0;            // chained index at constant intelligence [USD/Mtok]
    double token_price_gpt4_level = 0.0; // [USD/Mtok]
    double token_price_frontier = 0.0;   // [USD/Mtok]
    double token_volume = 0.0; // tokens bought by firms in the month, simulated units [Mtok]
    double token_spend = 0.0;  // [USD], simulated units
    // used by people, free tokens from the government included [Mtok]
    double people_token_volume = 0.0;
    double people_token_spend = 0.0; // people's spending on tokens [USD], simulated units
    double frontier_intelligence = 0.0;
    double frontier_horizon_minutes = 0.0;
    double training_compute = 0.0; // effective compute of the frontier model [FLOP]

    bool operator==(const MonthlyMeasures&) const = default;
};

} // namespace tenfold
