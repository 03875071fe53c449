// SPDX-License-Identifier: Apache-2.0
#include "sim/sector_builder.hpp"

#include "core/math.hpp"

#include "agents/firms/owners.hpp"
#include "agents/firms/production.hpp"

#include "sim/world_draws.hpp"

#include <algorithm>
#include <cmath>

namespace tenfold {

namespace {

constexpr std::uint32_t first_job = 1;

// A day in the middle of a month before the run.
Day day_in(const Economy& economy, Month month) {
    Day day = -1;
    while (economy.labour.signals().month_of(day) > month) {
        --day;
    }
    return day - 14;
}

} // namespace

SectorBuilder::SectorBuilder(Economy& economy,
                             RandomKey key,
                             SectorId sector,
                             const SectorOffsets& offsets,
                             const PlannedSector& plan)
    : economy_{economy}, key_{key}, sector_{sector}, plan_{plan},
      slot_{offsets.slot[sector.index()]}, worker_{offsets.worker[sector.index()]},
      seat_{offsets.seat[sector.index()]}, first_firm_{offsets.firm[sector.index()]},
      // Share of people hired and not yet started: hires per job during the days from match to
      // first day.
      joining_share_{economy.parameters.sectors[sector.index()].separations_rate / days_per_month *
                     economy.calibration.matching.joining_days} {
    // Probability, by review day, that the last monthly review started a search and no offer has
    // come since.
    const double finding = economy.calibration.matching.finding_rate;
    double still = 1.0 - finding;
    for (auto share = searching_share_.rbegin(); share != searching_share_.rend(); ++share) {
        *share = economy.labour.signals().rates[sector.index()].search_share() * still;
        still *= 1.0 - finding;
    }
    searching_share_.front() = 0.0; // reviewed on the first day
    const std::vector<double> weights =
        cohort_weights(economy.parameters.sectors[sector.index()].separations_rate);
    double upto = 0.0;
    for (std::size_t age = 0; age < weights.size(); ++age) {
        upto += weights[age];
        cohort_limits_[age] = upto;
        cohort_days_[age] = day_in(economy, cohort_of_age(static_cast<int>(age)));
    }
    result_.separations.assign(economy.labour.markets().size(), 0.0);
}

double SectorBuilder::daily_output() const {
    return economy_.calibration.national_accounts.sectors[sector_.index()].gross_output /
           economy_.parameters.scale / days_per_year;
}

void SectorBuilder::set_base_wages() const {
    const std::size_t s = sector_.index();
    const SectorAccounts& shares = economy_.calibration.national_accounts.sectors[s];
    economy_.firms.sectors().capital[s] = capital_constants(economy_.parameters.capital,
                                                            shares.investment,
                                                            shares.real_estate,
                                                            economy_.parameters.output_growth());
    const std::size_t occupations = economy_.parameters.occupations.size();
    std::vector<double> pay(occupations, 0.0);
    std::vector<std::int64_t> posts(occupations, 0);
    std::size_t next = 0;
    for (std::uint32_t f = 0; f < plan_.slots_of_firm.size(); ++f) {
        for (std::uint32_t i = 0; i < plan_.slots_of_firm[f]; ++i) {
            const PlannedSlot& slot = plan_.slots[next++];
            const OccupationId occupation{slot.occupation};
            pay[slot.occupation] += slot.posts * economy_.labour.signals().pay.level(
                                                     FirmId{first_firm_ + f}, occupation);
            posts[slot.occupation] += slot.posts;
        }
    }
    double work = 0.0;
    for (std::uint32_t o = 0; o < occupations; ++o) {
        const OccupationId occupation{o};
        work +=
            static_cast<double>(posts[o]) * economy_.labour.pay().mean_base(sector_, occupation);
        if (posts[o] > 0) {
            economy_.labour.pay().scale_base(
                sector_, occupation, static_cast<double>(posts[o]) / pay[o]);
        }
    }
    economy_.firms.sectors().posts[s] = posts;
    economy_.firms.sectors().output_per_work[s] = work > 0.0 ? daily_output() / work : 0.0;
}

BuiltSector SectorBuilder::build(unsigned thread) {
    thread_ = thread;
    std::size_t next = 0;
    for (std::uint32_t f = 0; f < plan_.slots_of_firm.size(); ++f) {
        const FirmId id{first_firm_ + f};
        Firm& firm = economy_.firms.store().firms[id.index()];
        firm = Firm{};
        firm.sector_index = static_cast<std::uint8_t>(sector_.index());
        firm.region = plan_.region_of_firm[f];
        firm.first_slot = slot_;
        firm.slot_room = static_cast<std::uint8_t>(plan_.slots_of_firm[f]);
        double work = 0.0;
        for (std::uint32_t i = 0; i < plan_.slots_of_firm[f]; ++i) {
            const PlannedSlot& slot = plan_.slots[next++];
            firm.occupations |= std::uint64_t{1} << slot.occupation;
            firm.posts += slot.posts;
            work += slot.posts * economy_.labour.signals().pay.base_wage(
                                     sector_, id, OccupationId{slot.occupation});
            fill_slot(id, firm, slot);
        }
        start_business(id, firm, work);
        start_balance(id, firm);
        start_adoption(id, firm);
        economy_.books.accounts.add(thread_, sector_, SectorCount::operating, 1);
    }
    return std::move(result_);
}

void SectorBuilder::fill_slot(FirmId id, Firm& firm, const PlannedSlot& planned) {
    Slot& slot = economy_.firms.store().slots[slot_++];
    slot = Slot{};
    slot.posts = planned.posts;
    economy_.firms.store().rosters.open(slot, seat_, planned.posts);
    seat_ += planned.posts;
    slot.open = planned.vacant;
    const OccupationId occupation{planned.occupation};
    for (std::uint32_t i = planned.vacant; i < planned.posts; ++i) {
        add_worker(id, firm, slot, occupation);
    }
    const MarketId market = economy_.labour.signals().market(firm.region, occupation);
    result_.separations[market.index()] +=
        (planned.posts - planned.vacant) *
        economy_.parameters.sectors[sector_.index()].separations_rate;
    Accounts& accounts = economy_.books.accounts;
    accounts.add(thread_, sector_, SectorCount::open, planned.vacant);
    accounts.add(thread_, market, MarketCount::open, planned.vacant);
    accounts.add(thread_, VacancyCount::posted, planned.vacant);
}

void SectorBuilder::add_worker(FirmId id, const Firm& firm, Slot& slot, OccupationId occupation) {
    const WorkerId worker_id{worker_++};
    Worker& worker = economy_.labour.workers()[worker_id.index()];
    worker = Worker{};
    worker.occupation = static_cast<std::uint8_t>(occupation.index());
    worker.region = firm.region;
    const RandomBlock words = random_block(key_, {worker_id.index(), 0, 0, joiner_draws});
    if (to_unit(words[0]) < joining_share_) {
        const auto days = static_cast<std::uint32_t>(economy_.calibration.matching.joining_days);
        const Day day = to_below(words[1], days);
        worker.status = WorkerStatus::joining;
        worker.reserved = 1;
        const std::uint32_t seat =
            economy_.firms.store().rosters.take(slot, worker_id, first_job, day);
        ++slot.reserved;
        economy_.books.accounts.add(thread_,
                                    economy_.labour.signals().market(firm.region, occupation),
                                    MarketCount::joining,
                                    1);
        result_.joiners.push_back({worker_id, id, sector_, occupation, seat, day});
        return;
    }
    worker.searching =
        to_unit(words[2]) < searching_share_[examination_class(worker_id.index())] ? 1 : 0;
    const double draw = to_unit(words[3]);
    std::size_t age = 0;
    while (age + 1 < cohort_limits_.size() && draw >= cohort_limits_[age]) {
        ++age;
    }
    worker.since =
        static_cast<std::uint16_t>(cohort_of_age(static_cast<int>(age)) + WageTable::memory);
    worker.seat =
        economy_.firms.store().rosters.take(slot, worker_id, first_job, cohort_days_[age]) &
        0xFFFFFFU;
    ++slot.heads;
    add_employed(id, firm, worker_id);
}

void SectorBuilder::add_employed(FirmId id, const Firm& firm, WorkerId worker_id) {
    Worker& worker = economy_.labour.workers()[worker_id.index()];
    const OccupationId occupation{worker.occupation};
    const MarketId market = economy_.labour.signals().market(firm.region, occupation);
    const Month cohort = static_cast<Month>(worker.since) - WageTable::memory;
    worker.employer = id;
    worker.sector = static_cast<std::uint8_t>(sector_.index());
    worker.job_number = first_job;
    worker.status = WorkerStatus::employed;
    worker.daily_wage = wage(economy_.labour.signals().pay.base_wage(sector_, id, occupation),
                             economy_.labour.signals().wages.index(market.index(), cohort));
    economy_.firms.store().firms[id.index()].wage_bill += worker.daily_wage;
    Accounts& accounts = economy_.books.accounts;
    accounts.add(thread_, sector_, SectorCount::employed, 1);
    accounts.add(thread_, sector_, SectorCount::heads, 1);
    accounts.add(thread_, market, MarketCount::employed, 1);
    accounts.add(thread_, market, MarketCount::heads, 1);
    accounts.add(thread_, market, MarketCount::wages, worker.daily_wage);
    accounts.add(thread_, market, MarketCount::wage_bill, worker.daily_wage);
    const std::uint64_t job = job_fingerprint(worker_id, id, worker.job_number);
    accounts.add(thread_, Fingerprint::workers, job);
    accounts.add(thread_, Fingerprint::firms, job);
}

// Logarithm of a firm's initial demand shifter over its expectation. Expectations lag behind
// demand: with weight w on the latest demand, the stationary gap is normal with variance v (1-w)^2
// / (1 - (1-w)^2), where v is the monthly variance of demand. Without an initial gap there would be
// no layoffs in the first months.
double SectorBuilder::initial_gap(FirmId id, double posts) const {
    const ProductionParameters& production = economy_.parameters.production;
    const double kept = 1.0 - production.expectation_adjustment;
    const double month = demand_shifter_volatility(production, posts);
    const double variance = month * month * kept * kept / (1.0 - kept * kept);
    RandomStream draws{key_, {id.index(), 0, 0, demand_shifter_draws}};
    return std::sqrt(variance) * draws.normal() - 0.5 * variance;
}

// Sets output in proportion to the work of the posts, and the state of a firm after its review in
// the month before the run and after that month's wages (docs/model.md, section The stationary
// start).
void SectorBuilder::start_business(FirmId id, Firm& firm, double work) {
    const double output = work * economy_.firms.sectors().output_per_work[sector_.index()];
    firm.price = 1.0F;
    firm.expected_demand = static_cast<float>(output);
    firm.demand_shifter = static_cast<float>(output * math::exp(initial_gap(id, firm.posts)));
    for_each_occupation(firm, [&](OccupationId occupation) {
        const std::uint32_t place = firm.slot(occupation);
        economy_.firms.store().slots.requirement(place) =
            static_cast<float>(economy_.firms.store().slots[place].posts / output);
    });
    const int review_day = static_cast<int>(id.index() / 64 % review_days) + 1;
    const int december = economy_.calendar.days_in_month(-1);
    firm.deposit =
        deposit_to_keep(firm, economy_.view, december) - firm.wage_bill * (december - review_day);
    economy_.books.money.deposit(thread_, DepositTotal::firms, firm.deposit);
    firm.weight = demand_shifter_weight(firm.demand_shifter); // all prices are 1
    economy_.books.money.announce(thread_, sector_, firm.weight, firm.weight, firm.weight);
}

// Capital, investment and loan on the stationary path (Eq. 102, 112).
void SectorBuilder::start_balance(FirmId id, const Firm& firm) {
    const Parameters& parameters = economy_.parameters;
    if (!parameters.central_bank.enabled) {
        return;
    }
    const CapitalParameters& capital = parameters.capital;
    const double growth = parameters.output_growth();
    const double output = double{firm.expected_demand} * days_per_year;
    const SectorCapitalConstants& fixed = economy_.firms.sectors().capital[sector_.index()];
    FirmBalance& balance = economy_.firms.store().balances[id.index()];
    balance.recent_output = static_cast<float>(output * math::exp(-growth * capital.planning_time));
    balance.past_output = static_cast<float>(output * math::exp(-growth * capital.memory));
    balance.capital = static_cast<float>(fixed.per_output * output);
    balance.investment = static_cast<float>((fixed.depreciation + growth) * balance.capital);
    if (!parameters.sectors[sector_.index()].state_owned) {
        balance.loan = static_cast<std::int64_t>(parameters.banks.loans_per_capital *
                                                 balance.capital * cents_per_dollar);
    }
}

// Adopters at the start used AI before language models: deployed, at intensity zero (Eq. 10).
void SectorBuilder::start_adoption(FirmId id, Firm& firm) {
    const AdoptionParameters& adoption = economy_.parameters.adoption;
    const double relative = static_cast<double>(firm.posts) / adoption.reference_size;
    const double chance = economy_.parameters.sectors[sector_.index()].initial_adoption *
                          math::power(relative, adoption.size_exponent);
    if (adoption.enabled &&
        to_unit(random_block(key_, {id.index(), 0, 0, adoption_draws})[0]) < chance) {
        firm.adoption = AdoptionStage::deployed;
        economy_.books.accounts.add(thread_, sector_, SectorCount::adopters, 1);
        economy_.coworkers.generation_users().add(thread_, 0, 1);
    }
}

} // namespace tenfold
