// SPDX-License-Identifier: Apache-2.0
/// What is observed of artificial intelligence in a month: teams, adoption, labs and compute, the
/// value of intelligence. Nothing here changes what happens.
#include "core/units.hpp"

#include "agents/economy/economy.hpp"
#include "agents/observe/observations.hpp"

#include <chrono>
#include <cmath>

namespace tenfold {

namespace {

double hours(std::int64_t minutes) {
    return static_cast<double>(minutes) / minutes_per_hour;
}

} // namespace

void Economy::count_done(unsigned thread,
                         const Firm& firm,
                         OccupationId occupation,
                         const WorkDone& work) {
    const auto add = [&](WorkCount what, std::int64_t minutes) {
        observed.add(thread, firm.sector(), occupation, what, minutes);
    };
    add(WorkCount::task_minutes, work.task_minutes);
    add(WorkCount::autonomous_minutes, work.autonomous_minutes);
    add(WorkCount::supervision_minutes, work.supervision_minutes);
}

void Economy::count_overtime(unsigned thread,
                             const Firm& firm,
                             OccupationId occupation,
                             double head_days) {
    observed.add(thread,
                 firm.sector(),
                 occupation,
                 WorkCount::overtime_minutes,
                 std::llround(head_days * post_day_hours * minutes_per_hour));
}

// At its review; firms without employees are not asked in surveys.
void Economy::count_firm(unsigned thread, const Firm& firm, std::uint32_t heads) {
    const std::size_t place = size_class(heads);
    if (place == size_classes.size()) {
        return;
    }
    observed.add(thread, place, SizeCount::firms, 1);
    observed.add(thread, place, SizeCount::heads, heads);
    if (firm.adoption == AdoptionStage::deployed) {
        observed.add(thread, place, SizeCount::adopters, 1);
        observed.add(thread, place, SizeCount::adopter_heads, heads);
    }
}

// On the first day and at the turns of half-years: each takes as long as a month's choice of
// models.
void Economy::run_experiments(Date date, const std::vector<double>& hourly_cost) {
    const std::chrono::year_month_day day{date};
    const bool turn = day.month() == std::chrono::January || day.month() == std::chrono::July;
    if (!turn && date != parameters.start) {
        return;
    }
    const std::size_t occupations = parameters.occupations.size();
    std::vector<double> wage_sums(occupations, 0.0);
    std::vector<double> heads(occupations, 0.0);
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        const std::size_t o = occupation(MarketId{m}).index();
        wage_sums[o] += static_cast<double>(accounts.total(MarketId{m}, MarketCount::wages));
        heads[o] += static_cast<double>(accounts.total(MarketId{m}, MarketCount::heads));
    }
    const std::vector<OccupationExperiment> results =
        token_experiments(parameters, technology, hourly_cost, pool);
    experiments.intelligence_value = intelligence_value(results, wage_sums);
    experiments.response = price_response(results, heads);
}

TaskOutcomes Economy::task_outcomes() const {
    return {accounts.total(TaskCount::succeeded),
            accounts.total(TaskCount::failed),
            accounts.total(TaskCount::undetected)};
}

void Economy::observe_teams(MonthlyMeasures& result, const ObservedTotals& flows) const {
    const Generation& newest = technology.generation(technology.latest());
    const TaskOutcomes tasks = task_outcomes();
    result.ai.tasks = {tasks.succeeded - month.tasks.succeeded,
                       tasks.failed - month.tasks.failed,
                       tasks.undetected - month.tasks.undetected};
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        CoworkerCounts& team = result.coworkers_by_sector[s];
        team.ai_task_hours = hours(flows.of_sector(s, WorkCount::task_minutes));
        team.autonomous_hours = hours(flows.of_sector(s, WorkCount::autonomous_minutes));
        team.supervision_hours = hours(flows.of_sector(s, WorkCount::supervision_minutes));
        team.overtime_hours = hours(flows.of_sector(s, WorkCount::overtime_minutes));
        team.human_hours += team.overtime_hours;
        result.ai.token_spend.push_back(
            static_cast<double>(flows.of_sector(s, WorkCount::token_cents)) / cents_per_dollar);
    }
    double pay = 0.0; // cents
    for (std::size_t o = 0; o < parameters.occupations.size(); ++o) {
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
        for (std::size_t m = o; m < markets.size(); m += parameters.occupations.size()) {
            daily_wages += static_cast<double>(
                accounts.total(MarketId{static_cast<std::uint32_t>(m)}, MarketCount::wages));
        }
        pay += people.employed > 0 ? team.supervision_hours / post_day_hours * daily_wages /
                                         static_cast<double>(people.employed)
                                   : 0.0;
    }
    result.ai.supervision_pay = pay / cents_per_dollar;
}

void Economy::observe_adoption(MonthlyMeasures& result, const ObservedTotals& flows) const {
    AiMeasures& ai = result.ai;
    double adopters = 0.0;
    double firms_asked = 0.0;
    double found = 0.0; // by the old question
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const Sector& sector = parameters.sectors[s];
        const auto with = static_cast<double>(result.adopters[s]);
        const auto all = static_cast<double>(result.firms[s]);
        ai.survey_by_sector.push_back(
            survey_answers(with, all, sector.found_by_old_question, parameters.observations));
        if (!sector.state_owned) { // no survey of firms asks the government
            adopters += with;
            firms_asked += all;
            found += with * sector.found_by_old_question;
        }
    }
    ai.survey = survey_answers(
        adopters, firms_asked, adopters > 0.0 ? found / adopters : 0.0, parameters.observations);
    for (std::size_t place = 0; place < size_classes.size(); ++place) {
        ai.by_size_class.push_back({flows.of_size(place, SizeCount::firms),
                                    flows.of_size(place, SizeCount::adopters),
                                    flows.of_size(place, SizeCount::heads),
                                    flows.of_size(place, SizeCount::adopter_heads)});
        const SizeClassCounts& here = ai.by_size_class.back();
        ai.survey_by_size_class.push_back(survey_answers(static_cast<double>(here.adopters),
                                                         static_cast<double>(here.firms),
                                                         0.0,
                                                         parameters.observations)
                                              .after);
    }
}

void Economy::observe_supply(MonthlyMeasures& result, const ObservedTotals& flows) const {
    AiSupply& supply = result.ai.supply;
    supply.capacity = signals.compute.capacity;
    supply.utilisation = signals.compute.utilisation;
    supply.chips = static_cast<double>(operators.front().chips());
    supply.energy = signals.compute.energy;
    for (const LabState& lab : labs) {
        supply.lab_revenue += lab.revenue_of_month;
    }
    supply.building = month.uses.data_centres;
    supply.training = month.uses.training_compute + month.uses.ai_investment - supply.building;
    result.ai.payouts = {flows.of(PayoutCount::firms),
                         flows.of(PayoutCount::real_estate),
                         flows.of(PayoutCount::state),
                         flows.of(PayoutCount::labs),
                         flows.of(PayoutCount::operators),
                         flows.of(PayoutCount::lab_capital),
                         flows.of(PayoutCount::operator_capital)};
}

void Economy::observe_intelligence(MonthlyMeasures& result) const {
    AiMeasures& ai = result.ai;
    ai.intelligence_value = experiments.intelligence_value;
    ai.model_choice = experiments.response.model_choice;
    ai.threshold = experiments.response.threshold;
    std::vector<double> share;
    std::vector<double> elasticity;
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const SectorAccounts& accounts_of = parameters.national_accounts.sectors[s];
        const double cost = result.goods.sales[s] / days_per_year * result.days *
                            (1.0 - accounts_of.product_tax - accounts_of.profit);
        share.push_back(cost > 0.0 ? ai.token_spend[s] / cost : 0.0);
        elasticity.push_back(parameters.sectors[s].demand_elasticity);
    }
    ai.products = product_response(ai.token_spend, share, elasticity);
    ai.thought_price = thought_price(technology.priced_models(),
                                     technology.prices().price,
                                     technology.signals().inference_multiplier,
                                     parameters.intelligence,
                                     parameters.observations);
    ai.thought_ratio =
        thought_ratio(parameters.observations, result.incomes.median_income, ai.thought_price);
    ai.possible_tasks = possible_tasks(parameters.observations,
                                       static_cast<double>(result.people),
                                       result.incomes.median_income,
                                       ai.thought_price);
    observe_thought(result);
}

// What all tokens of the month, and those of single people, amount to in human thought (Eq. 88).
void Economy::observe_thought(MonthlyMeasures& result) const {
    if (result.uses.days == 0) {
        return;
    }
    const ObservationParameters& observations = parameters.observations;
    const double months_a_year = days_per_year / result.uses.days;
    std::vector<double> mtok;
    for (const std::int64_t kilotokens : month.token_sales.kilotokens) {
        mtok.push_back(static_cast<double>(kilotokens) / kilotokens_per_mtok);
    }
    AiMeasures& ai = result.ai;
    ai.thought_stock = thought_hours(technology.models(), mtok, observations) * months_a_year *
                       result.scale / (observations.thinking_people * observations.thinking_hours);
    const double per_dollar = thought_per_dollar(
        technology.models(), technology.prices().price, technology.people_models(), observations);
    ai.thought_median = result.incomes.median_token_use * months_a_year * per_dollar;
    ai.thought_lowest_tenth = result.incomes.lowest_token_use * months_a_year * per_dollar;
}

} // namespace tenfold
