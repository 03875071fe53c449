// SPDX-License-Identifier: Apache-2.0
/// Set-up of the economy's accounts and what is published at barriers.
#include "agents/economy.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

double first_year(const EconomyParameters& parameters) {
    return std::min(Calendar::decimal_year(parameters.start), reference_year) - 2.0;
}

} // namespace

Economy::Economy(EconomyParameters given,
                 const Sizes& sizes,
                 FirmNetwork firm_network,
                 ThreadPool& thread_pool)
    : parameters{std::move(given)}, calendar{parameters.start}, workers{sizes.workers},
      firms{sizes.firms}, slots{sizes.slots}, rosters{sizes.posts},
      markets(parameters.occupations.size()), network{std::move(firm_network)}, pool{thread_pool},
      frontier{parameters.intelligence,
               first_year(parameters),
               Calendar::decimal_year(parameters.start) + 210.0},
      price_index{parameters.token_price, Calendar::decimal_year(parameters.start)},
      accounts{parameters.sectors.size(), parameters.occupations.size(), pool.threads()},
      tokens{static_cast<std::size_t>(TokenCount::kinds), pool.threads()} {
    const std::size_t sectors = parameters.sectors.size();
    const std::size_t occupations = parameters.occupations.size();
    for (const Sector& sector : parameters.sectors) {
        const double relative = sector.separations_rate / parameters.mean_separation_rate;
        const double separation = separation_probability(sector.separations_rate,
                                                         parameters.labour_market.job_to_job_share);
        const double search = std::min(1.0, parameters.matching.search_probability * relative);
        constexpr double words = 4294967296.0;
        const double either = separation + (1.0 - separation) * search;
        rates.push_back({static_cast<std::uint64_t>(separation * words),
                         static_cast<std::uint64_t>(either * words)});
    }
    daily_wages.resize(sectors * occupations);
    for (std::size_t cell = 0; cell < daily_wages.size(); ++cell) {
        daily_wages[cell] = static_cast<std::uint32_t>(
            std::llround(parameters.annual_wage.values[cell] * 100.0 / days_per_year));
    }
    firms_by_sector.resize(sectors);
    signals.tightness.assign(occupations, -1.0);
    signals.potential.resize(occupations);
    signals.sector_saving.assign(sectors, 0.0);
    signals.sector_success.assign(sectors, 0.0);
    month.sector_flows.resize(sectors);
    month.occupation_flows.resize(occupations);
    month.head_days_by_sector.resize(sectors);
    month.coworker_days_by_sector.resize(sectors);
    month.head_days_by_occupation.resize(occupations);
    month.coworker_days_by_occupation.resize(occupations);
}

void Economy::publish_technology(Date date) {
    const double year = Calendar::decimal_year(date);
    signals.effective_resources = frontier.effective_resources(year);
    signals.intelligence = frontier.intelligence(year);
    signals.inference_multiplier = inference_multiplier(parameters.intelligence, date);
    signals.horizon_minutes = horizon_minutes(
        parameters.intelligence, signals.intelligence, signals.inference_multiplier, 0.0);
    signals.token_price = year > price_index.year()
                              ? price_index.advance(parameters.token_price, frontier, year)
                              : price_index.value();
    signals.token_price_frontier =
        price_of_intelligence(parameters.token_price, frontier, signals.intelligence, year);
    signals.token_price_gpt4_level = price_of_intelligence(
        parameters.token_price, frontier, std::min(0.0, signals.intelligence), year);
    publish_potential(date);
    publish_sector_potential();
}

void Economy::publish_potential(Date date) {
    const std::size_t occupations = parameters.occupations.size();
    const std::vector<ModelOffer> menu = model_menu(parameters.token_price, frontier, date);
    const DelegationSetting setting{parameters.delegation, parameters.intelligence, menu};
    constexpr double year_hours = 2080.0;
    pool.for_each(occupations, [&](std::size_t o, unsigned) {
        double wage_bill = 0.0;
        double people = 0.0;
        for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
            const double employed = parameters.employment_by_cell[s * occupations + o];
            wage_bill += employed * parameters.annual_wage(s, o);
            people += employed;
        }
        const double hourly_cost =
            people > 0.0
                ? wage_bill / people * parameters.delegation.labour_cost_factor / year_hours
                : 0.0;
        signals.potential[o] = occupation_potential(
            parameters.occupations[o], parameters.task_domains, hourly_cost, setting);
    });
}

void Economy::publish_sector_potential() {
    const std::size_t occupations = parameters.occupations.size();
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        double saving = 0.0;
        double bill = 0.0;
        double success = 0.0;
        double delegated = 0.0;
        for (std::size_t o = 0; o < occupations; ++o) {
            const OccupationPotential& potential = signals.potential[o];
            const double wages =
                parameters.employment_by_cell[s * occupations + o] * parameters.annual_wage(s, o);
            saving += wages * potential.saving;
            bill += wages;
            success += wages * potential.delegable * potential.success;
            delegated += wages * potential.delegable;
        }
        signals.sector_saving[s] = bill > 0.0 ? saving / bill : 0.0;
        signals.sector_success[s] = delegated > 0.0 ? success / delegated : 0.0;
    }
}

void Economy::count_day() {
    ++month.days;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        month.head_days_by_sector[s] += accounts.total(SectorId{s}, SectorCount::heads);
        month.coworker_days_by_sector[s] += accounts.total(SectorId{s}, SectorCount::coworkers);
    }
    for (std::uint32_t o = 0; o < parameters.occupations.size(); ++o) {
        month.head_days_by_occupation[o] += accounts.total(OccupationId{o}, OccupationCount::heads);
        month.coworker_days_by_occupation[o] +=
            accounts.total(OccupationId{o}, OccupationCount::coworkers);
    }
}

namespace {

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

LabourCounts counts(const Accounts& accounts, OccupationId occupation) {
    LabourCounts result;
    result.employed = accounts.total(occupation, OccupationCount::employed);
    result.joining = accounts.total(occupation, OccupationCount::joining);
    result.unemployed = accounts.total(occupation, OccupationCount::unemployed);
    result.vacancies = accounts.total(occupation, OccupationCount::open);
    result.hires = accounts.total(occupation, OccupationCount::hires);
    result.separations = accounts.total(occupation, OccupationCount::separations);
    result.job_to_job = accounts.total(occupation, OccupationCount::job_to_job);
    result.layoffs = accounts.total(occupation, OccupationCount::layoffs);
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
    sum.vacancies += part.vacancies;
    sum.hires += part.hires;
    sum.separations += part.separations;
    sum.job_to_job += part.job_to_job;
    sum.layoffs += part.layoffs;
}

CoworkerCounts coworker_counts(std::int64_t coworkers,
                               std::int64_t head_days,
                               std::int64_t coworker_days,
                               double week_hours) {
    constexpr double post_week_hours = 40.0;
    return {static_cast<double>(coworkers),
            static_cast<double>(head_days) * post_week_hours / 7.0,
            static_cast<double>(coworker_days) * week_hours / 7.0};
}

} // namespace

void Economy::open_month() {
    month.days = 0;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        month.sector_flows[s] = counts(accounts, SectorId{s});
        month.head_days_by_sector[s] = 0;
        month.coworker_days_by_sector[s] = 0;
    }
    for (std::uint32_t o = 0; o < parameters.occupations.size(); ++o) {
        month.occupation_flows[o] = counts(accounts, OccupationId{o});
        month.head_days_by_occupation[o] = 0;
        month.coworker_days_by_occupation[o] = 0;
    }
}

void Economy::publish_tokens(MonthlyMeasures& result) {
    tokens.publish();
    for (std::size_t account = 0; account < tokens.accounts(); ++account) {
        tokens.claim_amount(0, account, tokens.total(account));
        tokens_sold[account] += tokens.total(account);
    }
    result.token_volume =
        static_cast<double>(tokens.total(static_cast<std::size_t>(TokenCount::kilotokens))) /
        1000.0;
    result.token_spend =
        static_cast<double>(tokens.total(static_cast<std::size_t>(TokenCount::cents))) / 100.0;
}

void Economy::close_month(Date month_end) {
    MonthlyMeasures result;
    result.month_end = month_end;
    result.days = month.days;
    result.scale = parameters.scale;
    result.people = static_cast<std::int64_t>(workers.size());
    const double week_hours = parameters.delegation.coworker_week_hours;
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        const SectorId sector{s};
        result.by_sector.push_back(flows_since(counts(accounts, sector), month.sector_flows[s]));
        result.firms.push_back(firms_by_sector[s]);
        result.adopters.push_back(accounts.total(sector, SectorCount::adopters));
        result.coworkers_by_sector.push_back(
            coworker_counts(accounts.total(sector, SectorCount::coworkers),
                            month.head_days_by_sector[s],
                            month.coworker_days_by_sector[s],
                            week_hours));
    }
    for (std::uint32_t o = 0; o < parameters.occupations.size(); ++o) {
        const OccupationId occupation{o};
        result.by_occupation.push_back(
            flows_since(counts(accounts, occupation), month.occupation_flows[o]));
        add_counts(result.total, result.by_occupation.back());
        const std::int64_t employed = result.by_occupation.back().employed;
        const auto wages = static_cast<double>(accounts.total(occupation, OccupationCount::wages));
        result.mean_wage.push_back(
            employed > 0 ? wages / 100.0 * days_per_year / static_cast<double>(employed) : 0.0);
        const CoworkerCounts coworkers =
            coworker_counts(accounts.total(occupation, OccupationCount::coworkers),
                            month.head_days_by_occupation[o],
                            month.coworker_days_by_occupation[o],
                            week_hours);
        result.coworkers_by_occupation.push_back(coworkers);
        result.delegable_share.push_back(signals.potential[o].delegable);
        result.delegated_share.push_back(
            coworkers.human_hours > 0.0 ? coworkers.ai_task_hours / coworkers.human_hours : 0.0);
    }
    publish_tokens(result);
    result.token_price = signals.token_price;
    result.token_price_gpt4_level = signals.token_price_gpt4_level;
    result.token_price_frontier = signals.token_price_frontier;
    result.frontier_intelligence = signals.intelligence;
    result.frontier_horizon_minutes = signals.horizon_minutes;
    result.training_compute = signals.effective_resources;
    measures.push_back(std::move(result));
    open_month();
}

} // namespace tenfold
