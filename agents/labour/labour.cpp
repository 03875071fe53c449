// SPDX-License-Identifier: Apache-2.0
#include "agents/labour/labour.hpp"

#include "core/math.hpp"

#include "agents/accounts/identity.hpp"
#include "agents/classification/dispersion.hpp"
#include "agents/events/purposes.hpp"
#include "agents/labour/labour_equations.hpp"
#include "agents/policies/shocks.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>

namespace tenfold {

namespace {

/// Month of every day, from `days_before_start` days before the run to well beyond its end.
std::vector<Month> months_of_days(const Calendar& calendar) {
    constexpr Day longest = 0xFFFF;
    std::vector<Month> result(static_cast<std::size_t>(longest));
    Month current = 0;
    for (Day day = -LabourSignals::days_before_start; day < 0; ++day) {
        current -= calendar.is_month_end(day) ? 1 : 0;
    }
    for (Day day = -LabourSignals::days_before_start;
         day < longest - LabourSignals::days_before_start;
         ++day) {
        result[static_cast<std::size_t>(day + LabourSignals::days_before_start)] = current;
        current += calendar.is_month_end(day) ? 1 : 0;
    }
    return result;
}

/// Totals since the start of all flows that a payday changes.
Incomes payday_totals(const Accounts& accounts) {
    Incomes result;
    result.wages = accounts.total(PaydayCount::wages);
    result.benefits = accounts.total(PaydayCount::benefits);
    result.dividends = accounts.total(PaydayCount::dividends);
    result.rents = accounts.total(PaydayCount::rents);
    result.interest = accounts.total(PaydayCount::interest);
    result.mortgage_interest = accounts.total(PaydayCount::mortgage_interest);
    result.borrowed = accounts.total(PaydayCount::borrowed);
    result.raises = accounts.total(PaydayCount::raises);
    result.unchanged_wages = accounts.total(PaydayCount::unchanged_wages);
    result.tax = accounts.total(PaydayCount::tax);
    result.goods = accounts.total(PaydayCount::goods);
    result.scarce = accounts.total(PaydayCount::scarce);
    result.tokens = accounts.total(PaydayCount::tokens);
    return result;
}

PaydayTotals running_totals(std::size_t markets, const Books& books) {
    const Accounts& accounts = books.accounts;
    constexpr std::array statuses{MarketCount::unemployed,
                                  MarketCount::employed,
                                  MarketCount::joining,
                                  MarketCount::retraining}; // in the order of WorkerStatus
    PaydayTotals totals;
    for (std::uint32_t m = 0; m < markets; ++m) {
        for (std::size_t status = 0; status < statuses.size(); ++status) {
            totals.values[status] += accounts.total(MarketId{m}, statuses[status]);
        }
        totals.values[PaydayTotals::daily_wages] += accounts.total(MarketId{m}, MarketCount::wages);
    }
    totals.values[PaydayTotals::deposits] = books.money.deposits(DepositTotal::households);
    return totals;
}

} // namespace

Labour::Labour(const LabourParameters& parameters,
               const ModelCalibration& calibration,
               const Calendar& calendar,
               std::uint32_t workers,
               unsigned threads)
    : workers_{workers}, markets_(parameters.markets()),
      signals_{
          WageTable{parameters.markets(), parameters.wage_growth()},
          PayScale{parameters, calibration},
          std::vector<SectorRates>(parameters.sectors.size()),
          std::vector<double>(parameters.markets(), -1.0),
          MobilityNetwork::from_dense(static_cast<std::uint32_t>(parameters.occupations.size()),
                                      calibration.switching),
          months_of_days(calendar),
          static_cast<std::uint32_t>(parameters.occupations.size()),
          workers},
      books_{Tally{parameters.occupations.size() * parameters.occupations.size(), threads},
             std::vector<PeopleDistributions>(threads),
             Tally{PaydayTotals::size, threads}} {}

std::vector<double> Labour::reference_wages() const {
    std::vector<double> reference(markets_.size());
    for (std::size_t place = 0; place < markets_.size(); ++place) {
        reference[place] = signals_.wages.reference(place);
    }
    return reference;
}

void Labour::publish_tightness(double half_life_days) {
    const double weight = smoothing_weight(half_life_days);
    for (std::size_t index = 0; index < markets_.size(); ++index) {
        const double seekers = static_cast<double>(markets_[index].seekers());
        const double current =
            seekers > 0.0 ? static_cast<double>(markets_[index].vacancies()) / seekers : 0.0;
        double& smoothed = signals_.tightness[index];
        smoothed = smoothed < 0.0 ? current : smoothed + weight * (current - smoothed);
    }
}

double Labour::unemployment_rate(const Accounts& accounts) const {
    std::int64_t idle = 0;
    for (std::uint32_t m = 0; m < markets_.size(); ++m) {
        idle += accounts.total(MarketId{m}, MarketCount::unemployed) +
                accounts.total(MarketId{m}, MarketCount::retraining);
    }
    return static_cast<double>(idle) / static_cast<double>(signals_.people);
}

void Labour::admit_people(const LabourParameters& parameters,
                          double normal_tightness,
                          double years,
                          RandomKey key,
                          Accounts& accounts,
                          HouseholdSector& households) {
    const std::int64_t target =
        std::min(static_cast<std::int64_t>(workers_.size()),
                 labour_force(first_people_, parameters.accounts.labour_force_growth, years));
    if (target <= signals_.people) {
        return;
    }
    std::vector<double> weights;
    for (std::uint32_t m = 0; m < markets_.size(); ++m) {
        const auto employed =
            static_cast<double>(accounts.total(MarketId{m}, MarketCount::employed));
        weights.push_back(entrant_weight(parameters.labour_market,
                                         employed,
                                         signals_.tightness[m] / std::max(1e-9, normal_tightness)));
    }
    std::partial_sum(weights.begin(), weights.end(), weights.begin());
    for (; signals_.people < target; ++signals_.people) {
        const double draw =
            to_unit(random_block(key, {signals_.people, 0, 0, purpose::entrant})[0]);
        const auto drawn = std::upper_bound(weights.begin(), weights.end(), draw * weights.back());
        const auto market = static_cast<std::uint32_t>(
            std::min<std::ptrdiff_t>(drawn - weights.begin(), std::ssize(weights) - 1));
        Worker& person = workers_[signals_.people];
        person = Worker{};
        person.occupation = static_cast<std::uint8_t>(market % signals_.occupations);
        person.region = static_cast<std::uint8_t>(market / signals_.occupations);
        person.since = static_cast<std::uint16_t>(signals_.wages.month() + WageTable::memory);
        accounts.add(0, MarketId{market}, MarketCount::unemployed, 1);
        households.add_owner(traits(WorkerId{signals_.people}));
    }
}

void Labour::publish_rates(const LabourParameters& parameters,
                           const ModelCalibration& calibration,
                           double cycle,
                           Date date) {
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        const Sector& sector = parameters.sectors[s];
        signals_.rates[s] = sector_rates(
            parameters.labour_market,
            calibration.matching,
            sector.separations_rate / calibration.mean_separation_rate,
            calibration.mean_separation_rate * cycle *
                shock_factor(parameters.shocks, ShockKind::separations, date, sector.key));
    }
}

void Labour::publish_wages(const WageParameters& parameters,
                           const WageDrift& drift,
                           double normal_tightness,
                           RandomKey key,
                           int days) {
    std::vector<double> reference(markets_.size());
    for (std::size_t place = 0; place < markets_.size(); ++place) {
        const double growth = drift.growth(parameters, signals_.tightness[place], normal_tightness);
        reference[place] =
            signals_.wages.reference(place) * math::exp(growth * days / days_per_year);
    }
    signals_.wages.begin_month(reference, {parameters.raise_dispersion, key});
}

void Labour::expect_payday(const Books& books) {
    eve_of_payday_ = running_totals(markets_.size(), books);
}

void Labour::measure_payday(const Accounts& accounts, HouseholdSector& households) {
    PeopleDistributions& all = books_.distributions.front();
    for (std::size_t thread = 1; thread < books_.distributions.size(); ++thread) {
        all.merge(books_.distributions[thread]);
        books_.distributions[thread].clear();
    }
    Incomes distribution;
    measure(all, distribution);
    all.clear();
    households.measure_incomes(payday_totals(accounts), distribution);
}

// ---- identities

namespace {

void check_people(const LabourParameters& parameters,
                  const LabourSignals& labour,
                  std::size_t markets,
                  const Accounts& accounts,
                  Date date) {
    std::int64_t people = 0;
    for (std::uint32_t m = 0; m < markets; ++m) {
        const MarketId place{m};
        const std::string& key = parameters.occupations[labour.occupation(place).index()].key;
        const std::int64_t employed = accounts.total(place, MarketCount::employed);
        require_equal("employed (workers') = heads (firms')",
                      key,
                      date,
                      employed,
                      accounts.total(place, MarketCount::heads));
        require_equal("daily wages of workers = wage bills of firms",
                      key,
                      date,
                      accounts.total(place, MarketCount::wages),
                      accounts.total(place, MarketCount::wage_bill));
        people += employed + accounts.total(place, MarketCount::joining) +
                  accounts.total(place, MarketCount::unemployed) +
                  accounts.total(place, MarketCount::retraining);
    }
    require_equal("people = employed + joining + unemployed + retraining",
                  date,
                  std::int64_t{labour.people},
                  people);
    for (std::uint32_t s = 0; s < parameters.sectors.size(); ++s) {
        require_equal("employed (workers') = heads (firms')",
                      parameters.sectors[s].key,
                      date,
                      accounts.total(SectorId{s}, SectorCount::employed),
                      accounts.total(SectorId{s}, SectorCount::heads));
    }
    require_equal("jobs of workers = jobs of firms (fingerprint)",
                  date,
                  accounts.total(Fingerprint::workers),
                  accounts.total(Fingerprint::firms));
}

void check_vacancies(const std::vector<LabourMarket>& markets,
                     const Accounts& accounts,
                     Date date) {
    std::int64_t open = 0;
    std::int64_t books = 0;
    for (std::uint32_t m = 0; m < markets.size(); ++m) {
        open += accounts.total(MarketId{m}, MarketCount::open);
        books += static_cast<std::int64_t>(markets[m].vacancies());
    }
    const auto flow = [&](VacancyCount what) { return accounts.total(what); };
    const std::int64_t travelling = flow(VacancyCount::posted) - flow(VacancyCount::entered) +
                                    flow(VacancyCount::offered) - flow(VacancyCount::answered) -
                                    flow(VacancyCount::refused) + flow(VacancyCount::withdrawn) -
                                    flow(VacancyCount::withdrawal_noticed);
    require_equal("vacancies of firms = listed + in transit", date, open, books + travelling);
    require_equal("vacancies posted = answered + withdrawn + open",
                  date,
                  flow(VacancyCount::posted),
                  flow(VacancyCount::answered) + flow(VacancyCount::withdrawal_noticed) + open);
}

} // namespace

void Labour::check(const LabourParameters& parameters, const Accounts& accounts, Date date) const {
    check_people(parameters, signals_, markets_.size(), accounts, date);
    check_vacancies(markets_, accounts, date);
}

void Labour::check_payday(const Money& money, Date date) const {
    constexpr std::array names{"unemployed people counted on payday = running total",
                               "employed people counted on payday = running total",
                               "joining people counted on payday = running total",
                               "people in retraining counted on payday = running total",
                               "daily wages counted on payday = running total",
                               "deposits of people counted on payday = running total"};
    for (std::size_t what = 0; what < names.size(); ++what) {
        require_equal(
            names[what], date, books_.payday_recount.total(what), eve_of_payday_.values[what]);
    }
    require_equal("wages paid by firms and not received by people = none",
                  date,
                  static_cast<std::int64_t>(money.holdings(IncomeAccount::wages)),
                  0);
}

} // namespace tenfold
