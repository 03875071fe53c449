// SPDX-License-Identifier: Apache-2.0
/// What is counted over a month and written down at its end.
#include "core/math.hpp"
#include "core/units.hpp"

#include "agents/economy/economy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold {

namespace {

constexpr double post_week_hours = 40.0;

double hours_of(std::int64_t head_days) {
    return static_cast<double>(head_days) * post_week_hours / 7.0;
}

// Stocks now, flows since the start of the run.
LabourCounts counts(const Accounts& accounts, SectorId sector) {
    LabourCounts result;
    result.employed = accounts.total(sector, SectorCount::employed);
    result.vacancies = accounts.total(sector, SectorCount::open);
    result.hires = accounts.total(sector, SectorCount::hires);
    result.separations = accounts.total(sector, SectorCount::separations);
    result.job_to_job = accounts.total(sector, SectorCount::job_to_job);
    result.layoffs = accounts.total(sector, SectorCount::layoffs);
    return result;
}

LabourCounts counts(const Accounts& accounts, MarketId market) {
    LabourCounts result;
    result.employed = accounts.total(market, MarketCount::employed);
    result.joining = accounts.total(market, MarketCount::joining);
    result.unemployed = accounts.total(market, MarketCount::unemployed);
    result.retraining = accounts.total(market, MarketCount::retraining);
    result.vacancies = accounts.total(market, MarketCount::open);
    result.hires = accounts.total(market, MarketCount::hires);
    result.separations = accounts.total(market, MarketCount::separations);
    result.job_to_job = accounts.total(market, MarketCount::job_to_job);
    result.layoffs = accounts.total(market, MarketCount::layoffs);
    return result;
}

LabourCounts flows_since(LabourCounts now, const LabourCounts& start) {
    now.hires -= start.hires;
    now.separations -= start.separations;
    now.job_to_job -= start.job_to_job;
    now.layoffs -= start.layoffs;
    return now;
}

void add_counts(LabourCounts& sum, const LabourCounts& part) {
    sum.employed += part.employed;
    sum.joining += part.joining;
    sum.unemployed += part.unemployed;
    sum.retraining += part.retraining;
    sum.vacancies += part.vacancies;
    sum.hires += part.hires;
    sum.separations += part.separations;
    sum.job_to_job += part.job_to_job;
    sum.layoffs += part.layoffs;
}

/// Payday totals since the start.
Incomes payday_totals(const Accounts& accounts) {
    Incomes result;
    result.wages = accounts.total(PaydayCount::wages);
    result.benefits = accounts.total(PaydayCount::benefits);
    result.dividends = accounts.total(PaydayCount::dividends);
    result.rents = accounts.total(PaydayCount::rents);
    result.tax = accounts.total(PaydayCount::tax);
    result.goods = accounts.total(PaydayCount::goods);
    result.scarce = accounts.total(PaydayCount::scarce);
    result.tokens = accounts.total(PaydayCount::tokens);
    return result;
}

} // namespace

void Economy::count_day() {
    ++month.days;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        month.head_days_by_sector[s] += accounts.total(SectorId{s}, SectorCount::heads);
    }
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        const std::size_t o = occupation(MarketId{m}).index();
        month.head_days_by_occupation[o] += accounts.total(MarketId{m}, MarketCount::heads);
    }
}

void Economy::open_month() {
    month.days = 0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        month.sector_flows[s] = counts(accounts, SectorId{s});
        month.exits[s] = accounts.total(SectorId{s}, SectorCount::exits);
        month.sales[s] = money.sales(s);
    }
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        month.market_flows[m] = counts(accounts, MarketId{m});
    }
    for (std::vector<std::int64_t>* days :
         {&month.head_days_by_sector, &month.head_days_by_occupation}) {
        std::fill(days->begin(), days->end(), 0);
    }
    month.treasury = money.treasury();
    month.unsold = money.unsold();
    month.observed = observed.totals();
    month.tasks = task_outcomes();
    for (std::size_t move = 0; move < occupation_moves.cells(); ++move) {
        month.occupation_moves[move] = occupation_moves.total(move);
    }
}

void Economy::measure_payday() {
    const Incomes totals = payday_totals(accounts);
    const Incomes& before = month.payday_totals;
    Incomes& now = month.incomes;
    now.wages = totals.wages - before.wages;
    now.benefits = totals.benefits - before.benefits;
    now.dividends = totals.dividends - before.dividends;
    now.rents = totals.rents - before.rents;
    now.tax = totals.tax - before.tax;
    now.goods = totals.goods - before.goods;
    now.scarce = totals.scarce - before.scarce;
    now.tokens = totals.tokens - before.tokens;
    month.payday_totals = totals;
    PeopleDistributions& all = distributions.front();
    for (std::size_t thread = 1; thread < distributions.size(); ++thread) {
        all.merge(distributions[thread]);
        distributions[thread].clear();
    }
    measure(all, now);
    all.clear();
    const double income =
        static_cast<double>(now.wages + now.benefits + now.dividends + now.rents - now.tax) /
        signals.days_before / signals.goods.level();
    if (history.base_real_income == 0.0) {
        history.base_real_income = income;
        history.base_rents = static_cast<double>(now.rents) / signals.days_before;
    }
    history.relative_income = income / history.base_real_income;
}

void Economy::measure_goods(MonthlyMeasures& result) {
    GoodsMeasures& goods = result.goods;
    const double covered = signals.days_before;
    const double to_year = days_per_year / covered / cents_per_dollar;
    std::int64_t pots = 0;
    const std::int64_t left = money.unsold();
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        const double price = signals.goods.price[s];
        const double sales = static_cast<double>(money.sales(s) - month.sales[s]) * to_year;
        const double hours = result.coworkers_by_sector[s].human_hours;
        goods.price.push_back(price);
        goods.sales.push_back(sales);
        goods.output.push_back(sales / price);
        goods.productivity.push_back(
            hours > 0.0 ? sales / price / days_per_year * month.days / hours : 0.0);
        goods.exits.push_back(accounts.total(SectorId{s}, SectorCount::exits) - month.exits[s]);
        pots += money.pot(s);
    }
    goods.price_level = signals.goods.level();
    goods.gdp = static_cast<double>(month.uses.total()) * to_year;
    goods.real_gdp = history.real_gdp.value() * history.first_gdp;
    goods.real_gdp_quality = history.real_gdp_quality.value() * history.first_gdp;
    goods.real_consumption = history.consumption.value() * history.first_consumption;
    goods.labour_share = month.uses.total() > 0 ? static_cast<double>(month.incomes.wages) /
                                                      static_cast<double>(month.uses.total())
                                                : 0.0;
    const double rents = static_cast<double>(month.incomes.rents) / covered;
    // Eq. 41: what owners get over a supply that does not change.
    goods.scarce_asset_price = history.base_rents > 0.0 ? rents / history.base_rents : 1.0;
    goods.government_balance = static_cast<double>(money.treasury() - month.treasury) * to_year;
    goods.government_debt = -static_cast<double>(money.treasury()) / cents_per_dollar;
    goods.household_deposits =
        static_cast<double>(money.deposits(DepositTotal::households)) / cents_per_dollar;
    goods.total_factor_productivity = history.total_productivity.back();
    goods.unserved = pots > 0 ? static_cast<double>(left) / static_cast<double>(pots) : 0.0;
    goods.discrepancy = static_cast<double>(left - month.unsold) * to_year;
    double bill = 0.0;
    double wage_sum = 0.0;
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        const auto weight = static_cast<double>(accounts.total(MarketId{m}, MarketCount::employed));
        wage_sum += weight * wages.reference(m);
        bill += weight;
    }
    goods.wage_index = bill > 0.0 ? wage_sum / bill : 1.0;
}

void Economy::measure_people(MonthlyMeasures& result) const {
    const std::size_t occupations = parameters.occupations.size();
    result.people = static_cast<std::int64_t>(workers.size());
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        const SectorId sector{s};
        result.by_sector.push_back(flows_since(counts(accounts, sector), month.sector_flows[s]));
        result.firms.push_back(accounts.total(sector, SectorCount::operating));
        result.adopters.push_back(accounts.total(sector, SectorCount::adopters));
        result.coworkers_by_sector.push_back(
            {static_cast<double>(accounts.total(sector, SectorCount::coworkers)),
             hours_of(month.head_days_by_sector[s])});
    }
    result.by_occupation.resize(occupations);
    result.by_region.resize(parameters.regions.size());
    std::vector<double> bill(occupations, 0.0);
    std::vector<std::int64_t> coworkers(occupations, 0);
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        const std::size_t o = occupation(MarketId{m}).index();
        const LabourCounts here = flows_since(counts(accounts, MarketId{m}), month.market_flows[m]);
        add_counts(result.by_occupation[o], here);
        add_counts(result.by_region[m / occupations], here);
        add_counts(result.total, here);
        bill[o] += static_cast<double>(accounts.total(MarketId{m}, MarketCount::wages));
        coworkers[o] += accounts.total(MarketId{m}, MarketCount::coworkers);
    }
    for (std::size_t o = 0; o < occupations; ++o) {
        const std::int64_t employed = result.by_occupation[o].employed;
        result.mean_wage.push_back(employed > 0
                                       ? bill[o] / compensation_ratio[o] / cents_per_dollar *
                                             days_per_year / static_cast<double>(employed)
                                       : 0.0);
        result.coworkers_by_occupation.push_back(
            {static_cast<double>(coworkers[o]), hours_of(month.head_days_by_occupation[o])});
        result.delegable_share.push_back(
            technology.generation(technology.latest()).potential[o].delegable);
    }
    for (std::size_t move = 0; move < occupation_moves.cells(); ++move) {
        result.occupation_moves.push_back(occupation_moves.total(move) -
                                          month.occupation_moves[move]);
    }
}

void Economy::close_month(Date month_end) {
    MonthlyMeasures result;
    result.month_end = month_end;
    result.days = month.days;
    result.scale = parameters.scale;
    result.incomes = month.incomes;
    result.uses = month.uses;
    result.abroad = abroad;
    result.policies = {signals.spending.income_tax,
                       signals.token_tax,
                       signals.profit_tax,
                       month.policy_cost,
                       month.policy_debt};
    const ObservedTotals flows = observed.totals().since(month.observed);
    measure_people(result);
    observe_teams(result, flows);
    measure_goods(result);
    observe_adoption(result, flows);
    observe_supply(result, flows);
    result.token_volume = static_cast<double>(month.token_sales.all_kilotokens) / 1000.0;
    result.token_spend = static_cast<double>(month.token_sales.all_cents) / cents_per_dollar;
    result.people_token_volume = static_cast<double>(month.token_sales.people_kilotokens) / 1000.0;
    result.people_token_spend =
        static_cast<double>(month.token_sales.people_cents) / cents_per_dollar;
    const TechnologySignals& seen = technology.signals();
    result.token_price = seen.token_price;
    result.token_price_gpt4_level = seen.token_price_gpt4_level;
    result.token_price_frontier = seen.token_price_frontier;
    result.frontier_intelligence = seen.intelligence;
    result.frontier_horizon_minutes = seen.horizon_minutes;
    result.training_compute = seen.resources;
    observe_intelligence(result);
    measures.push_back(std::move(result));
    open_month();
}

} // namespace tenfold
