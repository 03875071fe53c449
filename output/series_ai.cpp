// SPDX-License-Identifier: Apache-2.0
#include "agents/classification/size_class.hpp"
#include "agents/observe/observations.hpp"

#include "output/series_table.hpp"

#include <array>

namespace tenfold {

namespace {

using namespace series;

/// The sectors' teams together.
CoworkerCounts all_teams(Month month) {
    CoworkerCounts sum;
    for (const CoworkerCounts& team : month.coworkers_by_sector) {
        sum.coworkers += team.coworkers;
        sum.human_hours += team.human_hours;
        sum.ai_task_hours += team.ai_task_hours;
        sum.autonomous_hours += team.autonomous_hours;
        sum.supervision_hours += team.supervision_hours;
    }
    return sum;
}

double delegated(const CoworkerCounts& team) {
    return share_of_work(team.ai_task_hours, team.human_hours, team.supervision_hours);
}

/// Of the delegated share, the part without close supervision.
double autonomous(const CoworkerCounts& team) {
    return delegated(team) * share(team.autonomous_hours, team.ai_task_hours);
}

double supervision(const CoworkerCounts& team) {
    return share(team.supervision_hours, team.human_hours);
}

/// Share of heads in firms with deployed coworkers.
double adoption_by_heads(Month month) {
    std::int64_t adopting = 0;
    std::int64_t heads = 0;
    for (const SizeClassCounts& firms : month.ai.by_size_class) {
        adopting += firms.adopter_heads;
        heads += firms.heads;
    }
    return share(adopting, heads);
}

/// Dollars a year from cents of the month itself.
double yearly_flow(Month month, std::int64_t cents) {
    return real(month, static_cast<double>(cents) / 100.0 * days_per_year / month.days);
}

/// A year's worth of what was settled on the month's payday, for the days that it covers.
double yearly_tokens(Month month, double settled) {
    return real(month, share(settled * days_per_year, static_cast<double>(month.uses.days)));
}

double tokens_of_all(Month month) {
    return month.token_volume + month.people_token_volume;
}

double spending_of_all(Month month) {
    return month.token_spend + month.people_token_spend;
}

constexpr std::array table{
    // Models and tokens
    Series{"coworkers_total",
           "coworkers",
           "Virtual coworkers in the whole economy at the end of the month.",
           time_only,
           [](Month m, Index) { return real(m, all_teams(m).coworkers); }},
    Series{"adoption_rate_total",
           "1",
           "Share of all firms with deployed virtual coworkers, at the end of the month.",
           time_only,
           [](Month m, Index) { return ratio(sum(m.adopters), sum(m.firms)); }},
    Series{
        "token_price",
        "USD/Mtok",
        "Chained price index of tokens at constant intelligence, starting at the price of GPT-4.",
        time_only,
        [](Month m, Index) { return m.token_price; }},
    Series{
        "token_price_gpt4_level",
        "USD/Mtok",
        "Lowest price of tokens from a model at least as intelligent as GPT-4 was in March 2023.",
        time_only,
        [](Month m, Index) { return m.token_price_gpt4_level; }},
    Series{"token_price_frontier",
           "USD/Mtok",
           "Price of tokens from the most intelligent model on offer.",
           time_only,
           [](Month m, Index) { return m.token_price_frontier; }},
    Series{"token_price_paid",
           "USD/Mtok",
           "Mean price that firms and people paid for the tokens they bought, of whatever "
           "intelligence; 0 in a month in which they bought none.",
           time_only,
           [](Month m, Index) { return share(spending_of_all(m), tokens_of_all(m)); }},
    Series{"tokens_bought",
           "Mtok/yr",
           "Tokens bought by firms and people, the government's gifts included, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_tokens(m, tokens_of_all(m)); }},
    Series{"spent_on_tokens",
           "USD/yr",
           "What firms and people, and the government for them, paid for tokens, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_tokens(m, spending_of_all(m)); }},
    Series{"token_volume",
           "Mtok",
           "Tokens bought by firms, total of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.token_volume); }},
    Series{"token_spend",
           "USD",
           "What firms paid for tokens, total of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.token_spend); }},
    Series{"people_token_volume",
           "Mtok",
           "Tokens that people used by themselves, the government's gifts included, total of the "
           "month.",
           time_only,
           [](Month m, Index) { return real(m, m.people_token_volume); }},
    Series{"people_token_spend",
           "USD",
           "What people, and the government for them, paid for these tokens, total of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.people_token_spend); }},
    Series{"frontier_intelligence",
           "1",
           "Intelligence of the best model on offer: powers of ten of effective resources above "
           "GPT-4.",
           time_only,
           [](Month m, Index) { return m.frontier_intelligence; }},
    Series{"frontier_horizon_minutes",
           "min",
           "Length of task, in skilled human time, at which the best model on offer succeeds half "
           "of the time.",
           time_only,
           [](Month m, Index) { return m.frontier_horizon_minutes; }},
    Series{"training_compute",
           "FLOP",
           "Effective resources spent on training the best model on offer.",
           time_only,
           [](Month m, Index) { return m.training_compute; }},

    // Labs and compute
    Series{"lab_revenue",
           "USD/yr",
           "Revenue of labs from tokens, without token tax, for the month before, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.ai.supply.lab_revenue)); }},
    Series{"training_spend",
           "USD/yr",
           "Spending of labs on training: compute, staff, data and offices, for the month before, "
           "yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.ai.supply.training)); }},
    Series{"data_centre_investment",
           "USD/yr",
           "Spending of the compute operator on chips, servers, buildings and grid, for the month "
           "before, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, yearly(m, m.ai.supply.building)); }},
    Series{"compute_capacity",
           "FLOP/s",
           "Compute that labs and users of tokens can have, at the start of the month.",
           time_only,
           [](Month m, Index) { return m.ai.supply.capacity; }},
    Series{"chips",
           "H100-equivalents",
           "Accelerators at work at the end of the month.",
           time_only,
           [](Month m, Index) { return m.ai.supply.chips; }},
    Series{"compute_utilisation",
           "1",
           "Share of compute in use for training and inference, in the month before.",
           time_only,
           [](Month m, Index) { return m.ai.supply.utilisation; }},
    Series{"energy_use",
           "kWh/yr",
           "Energy for compute, in the month before, yearly rate.",
           time_only,
           [](Month m, Index) { return m.ai.supply.energy; }},
    Series{"dividends_of_firms",
           "USD/yr",
           "Dividends that private firms without real estate paid in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.firms); }},
    Series{"rents_of_real_estate",
           "USD/yr",
           "Rents that firms in real estate paid to owners in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.real_estate); }},
    Series{"profits_of_state_firms",
           "USD/yr",
           "Profits that state-owned firms paid to the government in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.state); }},
    Series{"dividends_of_labs",
           "USD/yr",
           "Dividends that labs paid in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.labs); }},
    Series{"dividends_of_operator",
           "USD/yr",
           "Dividends that the compute operator paid in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.operators); }},
    Series{"capital_for_labs",
           "USD/yr",
           "What owners put into labs in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.lab_capital); }},
    Series{"capital_for_operator",
           "USD/yr",
           "What owners put into the compute operator in the month, yearly rate.",
           time_only,
           [](Month m, Index) { return yearly_flow(m, m.ai.payouts.operator_capital); }},

    // Work of teams
    Series{"delegated_share_total",
           "1",
           "Share of all work, in human hours, that virtual coworkers did in the month.",
           time_only,
           [](Month m, Index) { return delegated(all_teams(m)); }},
    Series{"delegated_share_total_autonomous",
           "1",
           "The part of it that was handed over and reviewed at the end.",
           time_only,
           [](Month m, Index) { return autonomous(all_teams(m)); }},
    Series{"delegated_share_total_close",
           "1",
           "The part of it with a person in the loop at every step.",
           time_only,
           [](Month m, Index) { return delegated(all_teams(m)) - autonomous(all_teams(m)); }},
    Series{"supervision_share",
           "1",
           "Hours of hand-over, review, rework and repair over all hours worked by people, in the "
           "month.",
           time_only,
           [](Month m, Index) { return supervision(all_teams(m)); }},
    Series{"supervision_pay",
           "USD/yr",
           "Compensation of these hours at the mean pay of their occupations, yearly rate.",
           time_only,
           [](Month m, Index) { return real(m, m.ai.supervision_pay * days_per_year / m.days); }},
    Series{"tasks_done",
           "tasks",
           "Tasks that virtual coworkers did, failed ones included, total of the month.",
           time_only,
           [](Month m, Index) { return real(m, m.ai.tasks.done()); }},
    Series{"task_success_rate",
           "1",
           "Share of these tasks that succeeded; 0 if there were none.",
           time_only,
           [](Month m, Index) { return share(m.ai.tasks.succeeded, m.ai.tasks.done()); }},
    Series{"undetected_failure_rate",
           "1",
           "Share of these tasks that failed without anybody noticing in time; 0 if there were "
           "none.",
           time_only,
           [](Month m, Index) { return share(m.ai.tasks.undetected, m.ai.tasks.done()); }},
    Series{"supervision_share_by_sector",
           "1",
           "Hours of hand-over, review, rework and repair over all hours worked by people in the "
           "sector, in the month; 0 if nobody works there.",
           by_sector,
           [](Month m, Index i) { return supervision(m.coworkers_by_sector[i]); }},
    Series{"delegated_share_by_sector",
           "1",
           "Share of the sector's work, in human hours, that virtual coworkers did in the month.",
           by_sector,
           [](Month m, Index i) { return delegated(m.coworkers_by_sector[i]); }},
    Series{"token_spend_by_sector",
           "USD",
           "What firms of the sector paid for tokens, total of the month.",
           by_sector,
           [](Month m, Index i) { return real(m, m.ai.token_spend[i]); }},
    Series{"delegable_share_autonomous",
           "1",
           "Share of the occupation's hours that would be delegated without close supervision at "
           "full adoption.",
           by_occupation,
           [](Month m, Index i) { return m.ai.delegable_autonomous[i]; }},
    Series{
        "delegated_share_autonomous",
        "1",
        "Share of the occupation's work, in human hours, that virtual coworkers did in the month "
        "without close supervision.",
        by_occupation,
        [](Month m, Index i) { return autonomous(m.coworkers_by_occupation[i]); }},

    // Adoption as it is and as surveys see it
    Series{"adoption_rate_by_employment",
           "1",
           "Share of employees who work in firms with deployed virtual coworkers, at the month's "
           "reviews of firms.",
           time_only,
           [](Month m, Index) { return adoption_by_heads(m); }},
    Series{"adoption_survey_before_nov_2025",
           "1",
           "Share of firms, without the government, that would say they use AI in producing goods "
           "or services: the survey's question until November 2025.",
           time_only,
           [](Month m, Index) { return m.ai.survey.before; }},
    Series{"adoption_survey_after_nov_2025",
           "1",
           "Share of firms, without the government, that would say they use AI in any business "
           "function: the survey's question since November 2025.",
           time_only,
           [](Month m, Index) { return m.ai.survey.after; }},
    Series{"adoption_survey_before_nov_2025_by_sector",
           "1",
           "Share of the sector's firms that would say they use AI in producing goods or services; "
           "0 if there are none.",
           by_sector,
           [](Month m, Index i) { return m.ai.survey_by_sector[i].before; }},
    Series{"adoption_survey_after_nov_2025_by_sector",
           "1",
           "Share of the sector's firms that would say they use AI in any business function; 0 if "
           "there are none.",
           by_sector,
           [](Month m, Index i) { return m.ai.survey_by_sector[i].after; }},
    Series{"firms_by_size_class",
           "firms",
           "Firms of the size class at the month's reviews.",
           by_size_class,
           [](Month m, Index i) { return real(m, m.ai.by_size_class[i].firms); }},
    Series{"adoption_rate_by_size_class",
           "1",
           "Share of the firms of the size class with deployed virtual coworkers, at the month's "
           "reviews; 0 if there are none.",
           by_size_class,
           [](Month m, Index i) {
               return share(m.ai.by_size_class[i].adopters, m.ai.by_size_class[i].firms);
           }},
    Series{"adoption_survey_after_nov_2025_by_size_class",
           "1",
           "Share of the firms of the size class that would say they use AI in any business "
           "function; 0 if there are none.",
           by_size_class,
           [](Month m, Index i) { return m.ai.survey_by_size_class[i]; }},

    // Observations
    Series{
        "intelligence_value",
        "1",
        "What a model one unit more intelligent than the best on offer, at its price, would save "
        "at full adoption, as a share of all wages; of January and July, held between.",
        time_only,
        [](Month m, Index) { return m.ai.intelligence_value; }},
    Series{"token_elasticity_model_choice",
           "1",
           "Price elasticity of the tokens of a delegated hour: other models and less inference "
           "compute where all tokens are a tenth dearer; of January and July, held between; 0 "
           "while nothing is delegated.",
           time_only,
           [](Month m, Index) { return m.ai.model_choice; }},
    Series{"token_elasticity_threshold",
           "1",
           "Price elasticity of the hours that would be delegated at full adoption, measured and "
           "held in the same way.",
           time_only,
           [](Month m, Index) { return m.ai.threshold; }},
    Series{"token_elasticity_products",
           "1",
           "Price elasticity of tokens by way of the demand for what is made with them: mean over "
           "sectors, by spending on tokens, of demand elasticity times tokens' share of unit cost; "
           "0 while no tokens are bought.",
           time_only,
           [](Month m, Index) { return m.ai.products; }},
    Series{"thought_price",
           "USD/h",
           "Lowest price of an hour of thought by a model that does eight-hour tasks half of the "
           "time; 0 while there is none.",
           time_only,
           [](Month m, Index) { return m.ai.thought_price; }},
    Series{"thought_index_2035",
           "1",
           "Hours of thought that a hundredth of the median income buys, over all human hours of "
           "thought in 2025; 0 while there is no price of thought.",
           time_only,
           [](Month m, Index) { return m.ai.thought_ratio; }},
    Series{
        "thought_stock_2035",
        "1",
        "Hours of human thought that all tokens bought amount to, at each model's own tokens for "
        "an hour, yearly rate, over all human hours of thought in 2025.",
        time_only,
        [](Month m, Index) { return m.ai.thought_stock; }},
    Series{"thought_of_median_person",
           "h/yr",
           "Hours of thought in the tokens that the median person uses, yearly rate.",
           time_only,
           [](Month m, Index) { return m.ai.thought_median; }},
    Series{"thought_of_lowest_tenth",
           "h/yr",
           "The same, mean of the tenth of people who use least.",
           time_only,
           [](Month m, Index) { return m.ai.thought_lowest_tenth; }},
    Series{"tasks_possible",
           "tasks/yr",
           "Tasks of eight hours that models could do in a year if each person spent a hundredth "
           "of the median income on them; 0 while no model does such tasks half of the time.",
           time_only,
           [](Month m, Index) { return real(m, m.ai.possible_tasks); }},
};

} // namespace

std::span<const Series> ai_series() {
    return table;
}

} // namespace tenfold
