// SPDX-License-Identifier: Apache-2.0
#include "agents/observe/records.hpp"

#include "core/check.hpp"
#include "core/units.hpp"

#include "agents/classification/working_time.hpp"
#include "agents/money/households.hpp"
#include "agents/observe/observe_ai.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <string>
#include <utility>

namespace tenfold {

namespace {

double hours_of(std::int64_t head_days) {
    return static_cast<double>(head_days) * post_week_hours / 7.0;
}

// Current stocks, and flows since the start of the run.
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

void measure_goods(const ObserverView& see, const MonthInProgress& month, MonthlyMeasures& result) {
    GoodsMeasures& goods = result.goods;
    const double covered = see.today.days_before;
    const double to_year = days_per_year / covered / cents_per_dollar;
    std::int64_t available = 0;
    const std::int64_t left = see.books.money.unsold();
    for (std::uint32_t s = 0; s < see.parameters.sectors.size(); ++s) {
        const double price = see.goods.signals().prices.price[s];
        const double sales =
            static_cast<double>(see.books.money.sales(s) - month.sales[s]) * to_year;
        const double hours = result.coworkers_by_sector[s].human_hours;
        goods.price.push_back(price);
        goods.sales.push_back(sales);
        goods.output.push_back(sales / price);
        goods.productivity.push_back(
            hours > 0.0 ? sales / price / days_per_year * month.days / hours : 0.0);
        goods.exits.push_back(see.books.accounts.total(SectorId{s}, SectorCount::exits) -
                              month.exits[s]);
        available += see.books.money.clearing_account(s);
    }
    goods.price_level = see.goods.signals().prices.level();
    goods.gdp = static_cast<double>(see.goods.uses().total()) * to_year;
    goods.real_gdp = see.goods.history().real_gdp.value() * see.goods.history().first_gdp;
    goods.real_gdp_quality =
        see.goods.history().real_gdp_quality.value() * see.goods.history().first_gdp;
    goods.real_consumption =
        see.goods.history().consumption.value() * see.goods.history().first_consumption;
    goods.labour_share = see.goods.uses().total() > 0
                             ? static_cast<double>(see.households.incomes().wages) /
                                   static_cast<double>(see.goods.uses().total())
                             : 0.0;
    const double rents = static_cast<double>(see.households.incomes().rents) / covered;
    goods.scarce_asset_price = scarce_asset_price(rents, see.households.history().base_rents);
    goods.government_balance =
        static_cast<double>(see.books.money.treasury() - month.treasury) * to_year;
    goods.government_debt = -static_cast<double>(see.books.money.treasury()) / cents_per_dollar;
    goods.household_deposits =
        static_cast<double>(see.books.money.deposits(DepositTotal::households)) / cents_per_dollar;
    goods.total_factor_productivity = see.firms.history().total_productivity.back();
    goods.unserved =
        available > 0 ? static_cast<double>(left) / static_cast<double>(available) : 0.0;
    goods.discrepancy = static_cast<double>(left - month.unsold) * to_year;
    double bill = 0.0;
    double wage_sum = 0.0;
    for (std::uint32_t m = 0; m < see.labour.markets().size(); ++m) {
        const auto weight =
            static_cast<double>(see.books.accounts.total(MarketId{m}, MarketCount::employed));
        wage_sum += weight * see.labour.signals().wages.reference(m);
        bill += weight;
    }
    goods.wage_index = bill > 0.0 ? wage_sum / bill : 1.0;
}

void measure_finance(const ObserverView& see, MonthlyMeasures& result) {
    FinanceMeasures& finance = result.finance;
    const FinalUses& uses = see.goods.uses();
    finance.inflation = twelve_month_inflation(see.goods.history().price_level,
                                               see.parameters.accounts.inflation_target);
    const double to_year = days_per_year / see.today.days_before;
    finance.real_investment = static_cast<double>(uses.investment) / cents_per_dollar * to_year /
                              see.goods.signals().prices.investment.cost;
    finance.income_tax_rate = see.households.signals().spending.income_tax;
    finance.expected_inflation = see.goods.signals().expected_inflation;
    if (!see.parameters.central_bank.enabled) {
        return;
    }
    const Rates& rates = see.central_bank.rates();
    finance.policy_rate = rates.policy;
    finance.natural_rate = rates.natural;
    finance.long_real_rate = rates.long_real;
    const LoanOffer offer = see.banks.mean_offer();
    finance.loan_rate = offer.rate;
    finance.mortgage_rate = offer.mortgage_rate;
    finance.lending_share = offer.lending;
    finance.mortgages = static_cast<double>(see.banks.mortgages()) / cents_per_dollar;
    finance.credit =
        finance.mortgages + static_cast<double>(see.banks.firm_loans()) / cents_per_dollar;
    finance.bank_resolutions = static_cast<double>(see.banks.resolutions());
    finance.exchange_rate = see.trade.signals().exchange_rate;
    finance.exports = static_cast<double>(uses.exports) / cents_per_dollar * to_year;
    finance.imports = static_cast<double>(uses.imports) / cents_per_dollar * to_year;
    finance.bank_equity_ratio = see.banks.equity_ratio();
    finance.loan_losses = static_cast<double>(see.banks.flow(BankFlow::written_off) +
                                              see.banks.flow(BankFlow::overdrafts)) /
                          cents_per_dollar;
    for (const FirmBalance& balance : see.firms.store().balances) {
        finance.capital_stock += double{balance.capital};
    }
}

void measure_people(const ObserverView& see,
                    const MonthInProgress& month,
                    MonthlyMeasures& result) {
    const std::size_t occupations = see.parameters.occupations.size();
    result.people = see.labour.people();
    for (std::uint32_t s = 0; s < see.parameters.sectors.size(); ++s) {
        const SectorId sector{s};
        result.by_sector.push_back(
            flows_since(counts(see.books.accounts, sector), month.sector_flows[s]));
        result.firms.push_back(see.books.accounts.total(sector, SectorCount::operating));
        result.adopters.push_back(see.books.accounts.total(sector, SectorCount::adopters));
        result.coworkers_by_sector.push_back(
            {static_cast<double>(see.books.accounts.total(sector, SectorCount::coworkers)),
             hours_of(month.head_days_by_sector[s])});
    }
    result.by_occupation.resize(occupations);
    result.by_region.resize(see.parameters.regions.size());
    std::vector<double> bill(occupations, 0.0);
    std::vector<std::int64_t> coworkers(occupations, 0);
    for (std::uint32_t m = 0; m < see.labour.markets().size(); ++m) {
        const std::size_t o = see.labour.signals().occupation(MarketId{m}).index();
        const LabourCounts here =
            flows_since(counts(see.books.accounts, MarketId{m}), month.market_flows[m]);
        add_counts(result.by_occupation[o], here);
        add_counts(result.by_region[m / occupations], here);
        add_counts(result.total, here);
        bill[o] += static_cast<double>(see.books.accounts.total(MarketId{m}, MarketCount::wages));
        coworkers[o] += see.books.accounts.total(MarketId{m}, MarketCount::coworkers);
    }
    for (std::uint32_t o = 0; o < occupations; ++o) {
        const std::int64_t employed = result.by_occupation[o].employed;
        result.mean_wage.push_back(
            employed > 0 ? bill[o] / see.labour.signals().pay.compensation_ratio(OccupationId{o}) /
                               cents_per_dollar * days_per_year / static_cast<double>(employed)
                         : 0.0);
        result.coworkers_by_occupation.push_back(
            {static_cast<double>(coworkers[o]), hours_of(month.head_days_by_occupation[o])});
        result.delegable_share.push_back(
            see.coworkers.generations().newest().potential[o].delegable);
    }
    for (std::size_t move = 0; move < see.labour.books().occupation_moves.cells(); ++move) {
        result.occupation_moves.push_back(see.labour.books().occupation_moves.total(move) -
                                          month.occupation_moves[move]);
    }
}

/// Number of categories on the axis of an observer.
std::size_t places(const ObserverView& see, ObserverDimension dimension) {
    switch (dimension) {
    case ObserverDimension::sector:
        return see.parameters.sectors.size();
    case ObserverDimension::occupation:
        return see.parameters.occupations.size();
    case ObserverDimension::region:
        return see.parameters.regions.size();
    case ObserverDimension::economy:
        break;
    }
    return 1;
}

/// ", sector OFFICE" and the like; empty for the whole economy.
std::string category_text(const ObserverView& see, ObserverDimension dimension, std::size_t index) {
    const auto text = [&](const auto& categories) {
        return fmt::format(", {} {}", to_string(dimension), categories[index].key);
    };
    switch (dimension) {
    case ObserverDimension::sector:
        return text(see.parameters.sectors);
    case ObserverDimension::occupation:
        return text(see.parameters.occupations);
    case ObserverDimension::region:
        return text(see.parameters.regions);
    case ObserverDimension::economy:
        break;
    }
    return {};
}

/// Value of an observer; throws RunError that names observer, category and month.
double
value_of(const Observer& observer, const ObserverView& see, std::size_t index, Date month_end) {
    const auto where = [&] {
        const Date last = month_end - std::chrono::days{1};
        return fmt::format("observer \"{}\"{}, month {}",
                           observer.info.name,
                           category_text(see, observer.info.dimension, index),
                           to_string(last).substr(0, std::size("2023-01") - 1));
    };
    return call_extension(where, [&] { return observer.value(see, index); });
}

} // namespace

Records::Records(const ObserverParameters& parameters,
                 std::uint32_t workers,
                 std::uint32_t firms,
                 std::vector<Observer> observers,
                 unsigned threads)
    : event_log_{parameters.output, workers, firms, threads}, observers_{std::move(observers)},
      observed_(observers_.size()) {
    const std::size_t sectors = parameters.sectors.size();
    month_.sector_flows.resize(sectors);
    month_.market_flows.resize(parameters.markets());
    month_.head_days_by_sector.resize(sectors);
    month_.head_days_by_occupation.resize(parameters.occupations.size());
    month_.exits.resize(sectors);
    month_.sales.resize(sectors);
    month_.occupation_moves.resize(parameters.occupations.size() * parameters.occupations.size());
}

void Records::count_day(const ObserverView& see) {
    ++month_.days;
    for (std::uint32_t s = 0; s < see.parameters.sectors.size(); ++s) {
        month_.head_days_by_sector[s] += see.books.accounts.total(SectorId{s}, SectorCount::heads);
    }
    for (std::uint32_t m = 0; m < see.labour.markets().size(); ++m) {
        const std::size_t o = see.labour.signals().occupation(MarketId{m}).index();
        month_.head_days_by_occupation[o] +=
            see.books.accounts.total(MarketId{m}, MarketCount::heads);
    }
}

void Records::open_month(const ObserverView& see) {
    month_.days = 0;
    for (std::uint32_t s = 0; s < see.parameters.sectors.size(); ++s) {
        month_.sector_flows[s] = counts(see.books.accounts, SectorId{s});
        month_.exits[s] = see.books.accounts.total(SectorId{s}, SectorCount::exits);
        month_.sales[s] = see.books.money.sales(s);
    }
    for (std::uint32_t m = 0; m < see.labour.markets().size(); ++m) {
        month_.market_flows[m] = counts(see.books.accounts, MarketId{m});
    }
    for (std::vector<std::int64_t>* days :
         {&month_.head_days_by_sector, &month_.head_days_by_occupation}) {
        std::fill(days->begin(), days->end(), 0);
    }
    month_.treasury = see.books.money.treasury();
    month_.unsold = see.books.money.unsold();
    month_.observed = see.books.observed.totals();
    month_.tasks = task_outcomes(see.books.accounts);
    for (std::size_t move = 0; move < see.labour.books().occupation_moves.cells(); ++move) {
        month_.occupation_moves[move] = see.labour.books().occupation_moves.total(move);
    }
}

void Records::close_month(const ObserverView& see, Date month_end) {
    MonthlyMeasures result;
    result.month_end = month_end;
    result.days = month_.days;
    result.scale = see.parameters.scale;
    result.incomes = see.households.incomes();
    result.uses = see.goods.uses();
    result.abroad = see.ai.abroad();
    const GovernmentSignals& government = see.government.signals();
    result.policies = {see.households.signals().spending.income_tax,
                       government.token_tax,
                       government.profit_tax,
                       see.government.policy_cost(),
                       see.government.policy_debt()};
    const ObservedTotals flows = see.books.observed.totals().since(month_.observed);
    measure_people(see, month_, result);
    observe_teams(see, flows, month_.tasks, result);
    measure_goods(see, month_, result);
    measure_finance(see, result);
    observe_adoption(see, flows, result);
    observe_supply(see, flows, result);
    result.token_volume = static_cast<double>(see.ai.sales().all_kilotokens) / 1000.0;
    result.token_spend = static_cast<double>(see.ai.sales().all_cents) / cents_per_dollar;
    result.people_token_volume = static_cast<double>(see.ai.sales().people_kilotokens) / 1000.0;
    result.people_token_spend = static_cast<double>(see.ai.sales().people_cents) / cents_per_dollar;
    const TechnologySignals& seen = see.ai.catalogue().signals();
    result.token_price = seen.token_price;
    result.token_price_gpt4_level = seen.token_price_gpt4_level;
    result.token_price_frontier = seen.token_price_frontier;
    result.frontier_intelligence = seen.intelligence;
    result.frontier_horizon_minutes = seen.horizon_minutes;
    result.training_compute = seen.resources;
    observe_intelligence(see, experiments_, result);
    measures_.push_back(std::move(result));
    for (std::size_t o = 0; o < observers_.size(); ++o) {
        for (std::size_t index = 0; index < places(see, observers_[o].info.dimension); ++index) {
            observed_[o].push_back(value_of(observers_[o], see, index, month_end));
        }
    }
    open_month(see);
}

std::vector<ObservedSeries> Records::observed() const {
    std::vector<ObservedSeries> result;
    for (std::size_t o = 0; o < observers_.size(); ++o) {
        result.push_back({observers_[o].info, observed_[o]});
    }
    return result;
}

} // namespace tenfold
