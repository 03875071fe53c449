// SPDX-License-Identifier: Apache-2.0
#include "sim/build_world.hpp"

#include "core/math.hpp"

#include "agents/firm_size.hpp"
#include "agents/labour_equations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tenfold {

namespace {

// Purposes of the draws that make the world; they differ from those of the run
// (agents/economy.hpp).
constexpr Purpose post_draws = 32;
constexpr Purpose size_draws = 33;
constexpr Purpose joiner_draws = 34;
constexpr Purpose adoption_draws = 35;

std::int64_t total(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

// Expected separations by cell: vacancies and unemployment are proportional to them, so that every
// market starts equally tight.
std::vector<double> separations_by_cell(const Scenario& scenario) {
    std::vector<double> result = scenario.tables.employment.values;
    const std::size_t occupations = scenario.occupations.size();
    for (std::size_t cell = 0; cell < result.size(); ++cell) {
        result[cell] *= scenario.sectors[cell / occupations].separations_rate;
    }
    return result;
}

std::vector<double> by_occupation(const std::vector<double>& cells, std::size_t occupations) {
    std::vector<double> result(occupations, 0.0);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        result[cell % occupations] += cells[cell];
    }
    return result;
}

EconomyParameters economy_parameters(const Scenario& scenario) {
    EconomyParameters result;
    result.start = scenario.time.start;
    result.scale = scenario.scale;
    result.labour_market = scenario.labour_market;
    result.firm_size = scenario.firm_size;
    result.intelligence = scenario.intelligence;
    result.token_price = scenario.token_price;
    result.delegation = scenario.delegation;
    result.adoption = scenario.adoption;
    result.sectors = scenario.sectors;
    result.occupations = scenario.occupations;
    result.task_domains = scenario.task_domains;
    result.annual_wage = scenario.tables.annual_wage;
    result.input_coefficients = scenario.tables.input_coefficients;
    result.employment_by_cell = scenario.tables.employment.values;
    result.mean_separation_rate =
        mean_separation_rate(scenario.tables.employment, scenario.sectors);
    result.matching = calibrate_matching(scenario.labour_market, result.mean_separation_rate);
    result.switching = switching_probabilities(
        scenario.tables.mobility,
        by_occupation(separations_by_cell(scenario), scenario.occupations.size()),
        scenario.labour_market.occupation_switching_rate);
    return result;
}

/// A firm's posts of one occupation.
struct PlannedSlot {
    std::uint32_t posts = 0;
    std::uint32_t vacant = 0;
    std::uint8_t occupation = 0;
};

/// The firms of one sector before they have ids.
struct PlannedSector {
    std::vector<std::uint32_t> slots_of_firm;
    std::vector<PlannedSlot> slots;
};

// Draws without replacement from counts by occupation.
class Urn {
public:
    explicit Urn(std::vector<std::int64_t> counts)
        : counts_{std::move(counts)}, left_{total(counts_)} {}
    std::uint8_t draw(std::uint64_t bits) {
        auto place =
            static_cast<std::int64_t>((Uint128{bits} * static_cast<std::uint64_t>(left_)) >> 64);
        std::size_t occupation = 0;
        while (place >= counts_[occupation]) {
            place -= counts_[occupation++];
        }
        --counts_[occupation];
        --left_;
        return static_cast<std::uint8_t>(occupation);
    }

private:
    std::vector<std::int64_t> counts_;
    std::int64_t left_;
};

std::uint64_t bits_of(const RandomBlock& words, std::size_t half) {
    return (std::uint64_t{words[2 * half]} << 32) | words[2 * half + 1];
}

// Posts go to the firms of the sector as cards to players from a shuffled deck, so that each cell's
// total is exact and small firms have few occupations. Which posts are vacant is dealt in the same
// way.
PlannedSector plan_sector(const Scenario& scenario,
                          const PopulationPlan& plan,
                          std::uint32_t sector,
                          RandomKey key) {
    const std::size_t occupations = scenario.occupations.size();
    std::vector<std::int64_t> posts(occupations);
    std::vector<std::int64_t> vacant(occupations);
    for (std::size_t o = 0; o < occupations; ++o) {
        vacant[o] = plan.vacancies_by_cell[sector * occupations + o];
        posts[o] = plan.employed_by_cell[sector * occupations + o] + vacant[o];
    }
    std::vector<std::int64_t> sizes = firm_sizes(total(posts),
                                                 plan.firms_by_sector[sector],
                                                 scenario.firm_size.pareto_exponent,
                                                 scenario.firm_size.largest_share);
    for (std::size_t i = sizes.size(); i > 1; --i) {
        const RandomBlock words =
            random_block(key, {sector, 0, static_cast<std::uint32_t>(i), size_draws});
        std::swap(sizes[i - 1],
                  sizes[static_cast<std::size_t>((Uint128{bits_of(words, 0)} * i) >> 64)]);
    }
    PlannedSector result;
    result.slots_of_firm.reserve(sizes.size());
    Urn urn{posts};
    std::vector<std::uint32_t> hand(occupations);
    std::uint32_t card = 0;
    for (const std::int64_t size : sizes) {
        std::fill(hand.begin(), hand.end(), 0);
        for (std::int64_t i = 0; i < size; ++i) {
            ++hand[urn.draw(bits_of(random_block(key, {sector, 0, card++, post_draws}), 0))];
        }
        const std::size_t before = result.slots.size();
        for (std::size_t o = 0; o < occupations; ++o) {
            if (hand[o] > 0) {
                result.slots.push_back({hand[o], 0, static_cast<std::uint8_t>(o)});
            }
        }
        result.slots_of_firm.push_back(static_cast<std::uint32_t>(result.slots.size() - before));
    }
    card = 0;
    for (PlannedSlot& slot : result.slots) {
        for (std::uint32_t i = 0; i < slot.posts; ++i) {
            const double draw = to_unit(random_block(key, {sector, 1, card++, post_draws})[0]) *
                                static_cast<double>(posts[slot.occupation]);
            if (draw < static_cast<double>(vacant[slot.occupation])) {
                --vacant[slot.occupation];
                ++slot.vacant;
            }
            --posts[slot.occupation];
        }
    }
    return result;
}

/// Where each sector's agents begin.
struct SectorOffsets {
    std::vector<std::uint32_t> firm;
    std::vector<std::uint32_t> slot;
    std::vector<std::uint32_t> worker;
    std::vector<std::uint32_t> seat;
};

SectorOffsets offsets(const Scenario& scenario,
                      const PopulationPlan& plan,
                      const std::vector<PlannedSector>& sectors) {
    SectorOffsets result{{0}, {0}, {0}, {0}};
    const std::size_t occupations = scenario.occupations.size();
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        const auto first =
            plan.employed_by_cell.begin() + static_cast<std::ptrdiff_t>(s * occupations);
        const std::int64_t employed = std::accumulate(
            first, first + static_cast<std::ptrdiff_t>(occupations), std::int64_t{0});
        result.firm.push_back(result.firm.back() +
                              static_cast<std::uint32_t>(sectors[s].slots_of_firm.size()));
        result.slot.push_back(result.slot.back() +
                              static_cast<std::uint32_t>(sectors[s].slots.size()));
        result.worker.push_back(result.worker.back() + static_cast<std::uint32_t>(employed));
        std::uint32_t seats = result.seat.back();
        for (const PlannedSlot& slot : sectors[s].slots) {
            seats += slot.posts;
        }
        result.seat.push_back(seats);
    }
    return result;
}

constexpr Day before_the_run = -1;

/// Fills one sector's firms, slots and workers; tasks of different sectors touch different agents.
class SectorBuilder {
public:
    SectorBuilder(Economy& economy,
                  RandomKey key,
                  SectorId sector,
                  const SectorOffsets& offsets,
                  unsigned thread)
        : economy_{economy}, key_{key}, sector_{sector}, thread_{thread},
          slot_{offsets.slot[sector.index()]}, worker_{offsets.worker[sector.index()]},
          seat_{offsets.seat[sector.index()]}, first_firm_{offsets.firm[sector.index()]},
          // Who has been hired and not started: as many as start in the days from match to first
          // day.
          joining_share_{economy.parameters.sectors[sector.index()].separations_rate /
                         days_per_month * economy.parameters.matching.joining_days} {
        // Whether somebody's last examination made him look, and no offer has come since.
        const double finding = economy.parameters.matching.finding_rate;
        double still = 1.0 - finding;
        for (auto share = searching_share_.rbegin(); share != searching_share_.rend(); ++share) {
            *share = economy.rates[sector.index()].search_share() * still;
            still *= 1.0 - finding;
        }
        searching_share_.front() = 0.0; // examined on the first day itself
    }

    std::vector<InitialJoiner> build(const PlannedSector& plan) {
        std::size_t next = 0;
        for (std::uint32_t f = 0; f < plan.slots_of_firm.size(); ++f) {
            const FirmId id{first_firm_ + f};
            Firm& firm = economy_.firms[id.index()];
            firm = Firm{};
            firm.sector = sector_;
            firm.first_slot = slot_;
            for (std::uint32_t i = 0; i < plan.slots_of_firm[f]; ++i) {
                const PlannedSlot& slot = plan.slots[next++];
                firm.occupations |= std::uint64_t{1} << slot.occupation;
                firm.posts += slot.posts;
                fill_slot(id, slot);
            }
            start_adoption(id, firm);
        }
        return std::move(joiners_);
    }

private:
    void fill_slot(FirmId firm, const PlannedSlot& planned) {
        Slot& slot = economy_.slots[slot_++];
        slot = Slot{};
        slot.posts = planned.posts;
        economy_.rosters.open(slot, seat_, planned.posts);
        seat_ += planned.posts;
        slot.open = planned.vacant;
        const OccupationId occupation{planned.occupation};
        for (std::uint32_t i = planned.vacant; i < planned.posts; ++i) {
            add_worker(firm, slot, occupation);
        }
        Accounts& accounts = economy_.accounts;
        accounts.add(thread_, sector_, SectorCount::open, planned.vacant);
        accounts.add(thread_, occupation, OccupationCount::open, planned.vacant);
        accounts.add(thread_, VacancyCount::posted, planned.vacant);
    }

    void add_worker(FirmId firm, Slot& slot, OccupationId occupation) {
        const WorkerId id{worker_++};
        Worker& worker = economy_.workers[id.index()];
        worker = Worker{};
        worker.occupation = static_cast<std::uint8_t>(occupation.index());
        constexpr std::uint32_t first_job = 1;
        const RandomBlock words = random_block(key_, {id.index(), 0, 0, joiner_draws});
        if (to_unit(words[0]) < joining_share_) {
            const auto days = static_cast<std::uint32_t>(economy_.parameters.matching.joining_days);
            const Day day = to_below(words[1], days);
            worker.status = WorkerStatus::joining;
            worker.reserved = 1;
            const std::uint32_t seat = economy_.rosters.take(slot, id, first_job, day);
            ++slot.reserved;
            economy_.accounts.add(thread_, occupation, OccupationCount::joining, 1);
            joiners_.push_back({id, firm, sector_, occupation, seat, day});
            return;
        }
        worker.employer = firm;
        worker.sector = static_cast<std::uint8_t>(sector_.index());
        worker.job_number = first_job;
        worker.status = WorkerStatus::employed;
        worker.daily_wage = economy_.daily_wage(sector_, occupation);
        worker.searching =
            to_unit(words[2]) < searching_share_[examination_class(id.index())] ? 1 : 0;
        worker.seat = economy_.rosters.take(slot, id, first_job, before_the_run) & 0xFFFFFFU;
        ++slot.heads;
        count_employed(id, firm, worker, occupation);
    }

    void count_employed(WorkerId id, FirmId firm, const Worker& worker, OccupationId occupation) {
        Accounts& accounts = economy_.accounts;
        accounts.add(thread_, sector_, SectorCount::employed, 1);
        accounts.add(thread_, sector_, SectorCount::heads, 1);
        accounts.add(thread_, occupation, OccupationCount::employed, 1);
        accounts.add(thread_, occupation, OccupationCount::heads, 1);
        accounts.add(thread_, occupation, OccupationCount::wages, worker.daily_wage);
        const std::uint64_t job = job_fingerprint(id, firm, worker.job_number);
        accounts.add(thread_, Fingerprint::workers, job);
        accounts.add(thread_, Fingerprint::firms, job);
    }

    // Users from before language models: deployed, at intensity zero (Eq. 10).
    void start_adoption(FirmId id, Firm& firm) {
        const AdoptionParameters& adoption = economy_.parameters.adoption;
        const double relative = static_cast<double>(firm.posts) / adoption.reference_size;
        const double chance = economy_.parameters.sectors[sector_.index()].initial_adoption *
                              math::power(relative, adoption.size_exponent);
        if (adoption.enabled &&
            to_unit(random_block(key_, {id.index(), 0, 0, adoption_draws})[0]) < chance) {
            firm.adoption = AdoptionStage::deployed;
            economy_.accounts.add(thread_, sector_, SectorCount::adopters, 1);
        }
    }

    Economy& economy_;
    RandomKey key_;
    SectorId sector_;
    unsigned thread_;
    std::uint32_t slot_;
    std::uint32_t worker_;
    std::uint32_t seat_;
    std::uint32_t first_firm_;
    double joining_share_;
    std::array<double, examination_cycle> searching_share_{}; // by day of examination
    std::vector<InitialJoiner> joiners_;
};

void add_unemployed(Economy& economy, const PopulationPlan& plan) {
    auto worker = static_cast<std::uint32_t>(plan.employed);
    for (std::uint32_t o = 0; o < plan.unemployed_by_occupation.size(); ++o) {
        const std::int64_t count = plan.unemployed_by_occupation[o];
        for (std::int64_t i = 0; i < count; ++i) {
            economy.workers[worker] = Worker{};
            economy.workers[worker].occupation = static_cast<std::uint8_t>(o);
            ++worker;
        }
        economy.accounts.add(0, OccupationId{o}, OccupationCount::unemployed, count);
    }
}

void fill_markets(Economy& economy) {
    for (std::uint32_t f = 0; f < economy.firms.size(); ++f) {
        const Firm& firm = economy.firms[f];
        for_each_occupation(firm, [&](OccupationId occupation) {
            const Slot& slot = economy.slots[firm.slot(occupation)];
            economy.markets[occupation.index()].add_vacancies({FirmId{f}, firm.sector.index()},
                                                              slot.open);
            economy.accounts.add(0, VacancyCount::entered, slot.open);
        });
    }
    for (std::uint32_t w = 0; w < economy.workers.size(); ++w) {
        const Worker& worker = economy.workers[w];
        if (worker.status == WorkerStatus::unemployed || worker.searching != 0) {
            economy.markets[worker.occupation].add_seeker({WorkerId{w}, worker.employer});
        }
    }
}

void tell_listeners(Economy& economy) {
    for (std::uint32_t f = 0; f < economy.firms.size(); ++f) {
        if (economy.firms[f].adoption == AdoptionStage::deployed) {
            for (const FirmId listener : economy.network.listeners(FirmId{f})) {
                ++economy.firms[listener.index()].adopting_peers;
            }
        }
    }
}

} // namespace

PopulationPlan plan_population(const Scenario& scenario) {
    PopulationPlan plan;
    const std::vector<double>& employment = scenario.tables.employment.values;
    const double jobs = std::accumulate(employment.begin(), employment.end(), 0.0);
    plan.employed = std::llround(jobs / scenario.scale);
    plan.people =
        std::llround(jobs / (1.0 - scenario.labour_market.unemployment_rate) / scenario.scale);
    validate(plan.employed > 0, "the scale leaves no workers");
    validate(plan.people < std::int64_t{std::numeric_limits<std::uint32_t>::max()},
             "more people than ids");
    const std::vector<double> separations = separations_by_cell(scenario);
    const auto vacancies =
        std::llround(scenario.labour_market.vacancy_ratio * static_cast<double>(plan.employed));
    plan.employed_by_cell = apportion(plan.employed, employment);
    plan.vacancies_by_cell = apportion(vacancies, separations);
    plan.unemployed_by_occupation = apportion(
        plan.people - plan.employed, by_occupation(separations, scenario.occupations.size()));
    std::vector<double> firms;
    for (const Sector& sector : scenario.sectors) {
        firms.push_back(sector.firms);
    }
    const double all_firms = std::accumulate(firms.begin(), firms.end(), 0.0);
    plan.firms_by_sector =
        apportion(std::max(std::int64_t{1},
                           static_cast<std::int64_t>(std::llround(all_firms / scenario.scale))),
                  firms);
    for (std::int64_t& count : plan.firms_by_sector) {
        count = std::max<std::int64_t>(count, 1); // a sector too small for its share keeps one firm
    }
    return plan;
}

RandomKey random_key(const Scenario& scenario) {
    return RandomKey::make(static_cast<std::uint64_t>(scenario.seed),
                           static_cast<std::uint64_t>(scenario.replicate));
}

World build_world(const Scenario& scenario, ThreadPool& pool) {
    const RandomKey key = random_key(scenario);
    const PopulationPlan plan = plan_population(scenario);
    std::vector<PlannedSector> sectors(scenario.sectors.size());
    pool.for_each(sectors.size(), [&](std::size_t s, unsigned) {
        sectors[s] = plan_sector(scenario, plan, static_cast<std::uint32_t>(s), key);
    });
    const SectorOffsets first = offsets(scenario, plan, sectors);
    FirmNetwork network =
        FirmNetwork::build(first.firm, scenario.tables.input_coefficients, scenario.adoption, key);
    World world;
    const Economy::Sizes sizes{static_cast<std::uint32_t>(plan.people),
                               first.firm.back(),
                               first.slot.back(),
                               first.seat.back()};
    world.economy =
        std::make_unique<Economy>(economy_parameters(scenario), sizes, std::move(network), pool);
    Economy& economy = *world.economy;
    economy.last_day = economy.calendar.day(scenario.time.end);
    std::vector<std::vector<InitialJoiner>> joiners(sectors.size());
    pool.for_each(sectors.size(), [&](std::size_t s, unsigned thread) {
        const SectorId sector{static_cast<std::uint32_t>(s)};
        joiners[s] = SectorBuilder{economy, key, sector, first, thread}.build(sectors[s]);
        sectors[s] = PlannedSector{};
    });
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        world.joiners.insert(world.joiners.end(), joiners[s].begin(), joiners[s].end());
        economy.firms_by_sector[s] = first.firm[s + 1] - first.firm[s];
    }
    add_unemployed(economy, plan);
    fill_markets(economy);
    tell_listeners(economy);
    economy.publish_technology(scenario.time.start);
    economy.publish_tightness();
    economy.open_month();
    economy.check_identities();
    economy.recount(-1);
    return world;
}

void schedule_joiners(const World& world, Engine<Economy>& engine) {
    constexpr std::uint32_t first_job = 1;
    for (const InitialJoiner& joiner : world.joiners) {
        const Tick at = start_of(joiner.day);
        engine.schedule(
            joiner.worker,
            at,
            StartWork{
                joiner.firm, joiner.seat & 0xFFFFFFU, joiner.sector.index() & 0xFFU, first_job});
        engine.schedule(joiner.firm,
                        at,
                        Arrival{joiner.worker,
                                joiner.seat & 0xFFFFFFU,
                                joiner.occupation.index() & 0xFFU,
                                first_job});
    }
}

} // namespace tenfold
