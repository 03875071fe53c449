// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/observe_ai.hpp"

#include "core/units.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/observe/observations.hpp"

#include <chrono>
#include <cmath>

namespace tenfold {

namespace {

double hours(std::int64_t minutes) {
    return static_cast<double>(minutes) / minutes_per_hour;
}

// Hours of human thought in all tokens of the month, and in those of single people (Eq. 88).
void observe_thought(const ObserverView& see, MonthlyMeasures& result) {
    if (result.uses.days == 0) {
        return;
    }
    const ObservationParameters& observations = see.parameters.observations;
    const double months_a_year = days_per_year / result.uses.days;
    std::vector<double> mtok;
    for (const std::int64_t kilotokens : see.ai.sales().kilotokens) {
        mtok.push_back(static_cast<double>(kilotokens) / kilotokens_per_mtok);
    }
    AiMeasures& ai = result.ai;
    ai.thought_stock = thought_hours(see.ai.catalogue().models(), mtok, observations) *
                       months_a_year * result.scale /
                       (observations.thinking_people * observations.thinking_hours);
    const double per_dollar = thought_per_dollar(see.ai.catalogue().models(),
                                                 see.ai.catalogue().prices().price,
                                                 see.ai.catalogue().people_models(),
                                                 observations);
    ai.thought_median = result.incomes.median_token_use * months_a_year * per_dollar;
    ai.thought_lowest_tenth = result.incomes.lowest_token_use * months_a_year * per_dollar;
}

} // namespace

void Records::run_experiments(const ObserverView& see,
                              Date date,
                              const std::vector<double>& hourly_cost,
                              ThreadPool& pool) {
    const std::chrono::year_month_day day{date};
    const bool turn = day.month() == std::chrono::January || day.month() == std::chrono::July;
    if (!turn && date != see.parameters.time.start) {
        return;
    }
    const std::size_t occupations = see.parameters.occupations.size();
    std::vector<double> wage_sums(occupations, 0.0);
    std::vector<double> heads(occupations, 0.0);
    for (std::uint32_t m = 0; m < see.labour.markets().size(); ++m) {
        const std::size_t o = see.labour.signals().occupation(MarketId{m}).index();
        wage_sums[o] +=
            static_cast<double>(see.books.accounts.total(MarketId{m}, MarketCount::wages));
        heads[o] += static_cast<double>(see.books.accounts.total(MarketId{m}, MarketCount::heads));
    }
    const std::vector<OccupationExperiment> results = token_experiments(
        see.parameters, see.ai.catalogue(), see.coworkers.generations(), hourly_cost, pool);
    experiments_.intelligence_value = intelligence_value(results, wage_sums);
    experiments_.response = price_response(results, heads);
}

void observe_teams(const ObserverView& see,
                   const ObservedTotals& flows,
                   const TaskOutcomes& before,
                   MonthlyMeasures& result) {
    const Generation& newest = see.coworkers.generations().newest();
    const TaskOutcomes tasks = task_outcomes(see.books.accounts);
    result.ai.tasks = {tasks.succeeded - before.succeeded,
                       tasks.failed - before.failed,
                       tasks.undetected - before.undetected};
    for (std::size_t s = 0; s < see.parameters.sectors.size(); ++s) {
        CoworkerCounts& team = result.coworkers_by_sector[s];
        team.ai_task_hours = hours(flows.of_sector(s, WorkCount::task_minutes));
        team.autonomous_hours = hours(flows.of_sector(s, WorkCount::autonomous_minutes));
        team.supervision_hours = hours(flows.of_sector(s, WorkCount::supervision_minutes));
        team.overtime_hours = hours(flows.of_sector(s, WorkCount::overtime_minutes));
        team.human_hours += team.overtime_hours;
        result.ai.token_spend.push_back(
            static_cast<double>(flows.of_sector(s, WorkCount::token_cents)) / cents_per_dollar);
    }
    double pay = 0.0; // [cents]
    for (std::size_t o = 0; o < see.parameters.occupations.size(); ++o) {
        CoworkerCounts& team = result.coworkers_by_occupation[o];
        team.ai_task_hours = hours(flows.of_occupation(o, WorkCount::task_minutes));
        team.autonomous_hours = hours(flows.of_occupation(o, WorkCount::autonomous_minutes));
        team.supervision_hours = hours(flows.of_occupation(o, WorkCount::supervision_minutes));
        team.overtime_hours = hours(flows.of_occupation(o, WorkCount::overtime_minutes));
        team.human_hours += team.overtime_hours;
        result.delegated_share.push_back(
            share_of_work(team.ai_task_hours, team.human_hours, team.supervision_hours));
        result.ai.delegable_autonomous.push_back(newest.potential[o].autonomous);
        const LabourCounts& people = result.by_occupation[o];
        double daily_wages = 0.0;
        for (std::size_t m = o; m < see.labour.markets().size();
             m += see.parameters.occupations.size()) {
            daily_wages += static_cast<double>(see.books.accounts.total(
                MarketId{static_cast<std::uint32_t>(m)}, MarketCount::wages));
        }
        pay += people.employed > 0 ? team.supervision_hours / post_day_hours * daily_wages /
                                         static_cast<double>(people.employed)
                                   : 0.0;
    }
    result.ai.supervision_pay = pay / cents_per_dollar;
}

void observe_adoption(const ObserverView& see,
                      const ObservedTotals& flows,
                      MonthlyMeasures& result) {
    AiMeasures& ai = result.ai;
    double adopters = 0.0;
    double firms_asked = 0.0;
    double found = 0.0; // share found by the question until November 2025
    for (std::size_t s = 0; s < see.parameters.sectors.size(); ++s) {
        const Sector& sector = see.parameters.sectors[s];
        const auto with = static_cast<double>(result.adopters[s]);
        const auto all = static_cast<double>(result.firms[s]);
        ai.survey_by_sector.push_back(
            survey_answers(with, all, sector.found_by_old_question, see.parameters.observations));
        if (!sector.state_owned) { // surveys of firms do not cover the government
            adopters += with;
            firms_asked += all;
            found += with * sector.found_by_old_question;
        }
    }
    ai.survey = survey_answers(adopters,
                               firms_asked,
                               adopters > 0.0 ? found / adopters : 0.0,
                               see.parameters.observations);
    for (std::size_t place = 0; place < size_classes.size(); ++place) {
        ai.by_size_class.push_back({flows.of_size(place, SizeCount::firms),
                                    flows.of_size(place, SizeCount::adopters),
                                    flows.of_size(place, SizeCount::heads),
                                    flows.of_size(place, SizeCount::adopter_heads)});
        const SizeClassCounts& here = ai.by_size_class.back();
        ai.survey_by_size_class.push_back(survey_answers(static_cast<double>(here.adopters),
                                                         static_cast<double>(here.firms),
                                                         0.0,
                                                         see.parameters.observations)
                                              .after);
    }
}

void observe_supply(const ObserverView& see, const ObservedTotals& flows, MonthlyMeasures& result) {
    AiSupply& supply = result.ai.supply;
    supply.capacity = see.ai.signals().compute.capacity;
    supply.utilisation = see.ai.signals().compute.utilisation;
    supply.chips = static_cast<double>(see.ai.operators().front().chips());
    supply.energy = see.ai.signals().compute.energy;
    for (const LabState& lab : see.ai.labs()) {
        supply.lab_revenue += lab.revenue_of_month;
    }
    supply.building = see.goods.uses().data_centres;
    supply.training =
        see.goods.uses().training_compute + see.goods.uses().ai_investment - supply.building;
    result.ai.payouts = {flows.of(PayoutCount::firms),
                         flows.of(PayoutCount::real_estate),
                         flows.of(PayoutCount::state),
                         flows.of(PayoutCount::labs),
                         flows.of(PayoutCount::operators),
                         flows.of(PayoutCount::lab_capital),
                         flows.of(PayoutCount::operator_capital)};
}

void observe_intelligence(const ObserverView& see,
                          const ExperimentResults& experiments,
                          MonthlyMeasures& result) {
    AiMeasures& ai = result.ai;
    ai.intelligence_value = experiments.intelligence_value;
    ai.model_choice = experiments.response.model_choice;
    ai.threshold = experiments.response.threshold;
    std::vector<double> share;
    std::vector<double> elasticity;
    for (std::size_t s = 0; s < see.parameters.sectors.size(); ++s) {
        const SectorAccounts& accounts_of = see.calibration.national_accounts.sectors[s];
        const double cost = result.goods.sales[s] / days_per_year * result.days *
                            (1.0 - accounts_of.product_tax - accounts_of.profit);
        share.push_back(cost > 0.0 ? ai.token_spend[s] / cost : 0.0);
        elasticity.push_back(see.parameters.sectors[s].demand_elasticity);
    }
    ai.products = product_response(ai.token_spend, share, elasticity);
    ai.thought_price = thought_price(see.ai.catalogue().priced_models(),
                                     see.ai.catalogue().prices().price,
                                     see.ai.catalogue().signals().inference_multiplier,
                                     see.parameters.intelligence,
                                     see.parameters.observations);
    ai.thought_ratio =
        thought_ratio(see.parameters.observations, result.incomes.median_income, ai.thought_price);
    ai.possible_tasks = possible_tasks(see.parameters.observations,
                                       static_cast<double>(result.people),
                                       result.incomes.median_income,
                                       ai.thought_price);
    observe_thought(see, result);
}

} // namespace tenfold
