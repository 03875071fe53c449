// SPDX-License-Identifier: Apache-2.0
#include "sim/build_world.hpp"

#include "agents/accounts/division.hpp"
#include "agents/economy/steps.hpp"
#include "agents/labour/labour_equations.hpp"

#include "sim/calibrate.hpp"
#include "sim/initial_money.hpp"
#include "sim/population_plan.hpp"
#include "sim/schedule.hpp"
#include "sim/sector_builder.hpp"
#include "sim/world_draws.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenfold {

namespace {

// Mean compensation by occupation [cents a day], taken as the former wage of the unemployed.
std::vector<std::uint32_t> former_wages(const Economy& economy) {
    const Parameters& parameters = economy.parameters;
    const std::size_t occupations = parameters.occupations.size();
    std::vector<double> bill(occupations, 0.0);
    std::vector<double> people(occupations, 0.0);
    for (std::size_t s = 0; s < parameters.sectors.size(); ++s) {
        for (std::size_t o = 0; o < occupations; ++o) {
            const double employed = parameters.tables.employment(s, o);
            bill[o] += employed * parameters.tables.annual_wage(s, o) *
                       economy.calibration.national_accounts.sectors[s].compensation_ratio;
            people[o] += employed;
        }
    }
    std::vector<std::uint32_t> wages;
    for (std::size_t o = 0; o < occupations; ++o) {
        const double yearly = people[o] > 0.0 ? bill[o] / people[o] : 0.0;
        wages.push_back(static_cast<std::uint32_t>(yearly * 100.0 / days_per_year));
    }
    return wages;
}

// Adds people without a job, with indices after the employed: by occupation as planned, by region
// in proportion to separations. Remaining retraining times are uniform, half of the duration on
// average.
void add_idle(const PopulationPlan& plan,
              const std::vector<double>& separations,
              RandomKey key,
              World& world) {
    Economy& economy = *world.economy;
    const std::vector<std::uint32_t> wages = former_wages(economy);
    const auto retraining_days =
        static_cast<std::uint32_t>(economy.parameters.labour_market.retraining_days);
    auto worker = static_cast<std::uint32_t>(plan.employed);
    const std::size_t regions = economy.parameters.regions.size();
    const auto add = [&](std::uint32_t occupation, std::int64_t count, WorkerStatus status) {
        std::vector<double> weights;
        for (std::uint32_t r = 0; r < regions; ++r) {
            weights.push_back(
                separations[economy.labour.signals().market(r, OccupationId{occupation}).index()]);
        }
        const std::vector<std::int64_t> parts = apportion(count, weights);
        for (std::uint32_t r = 0; r < regions; ++r) {
            for (std::int64_t i = 0; i < parts[r]; ++i, ++worker) {
                Worker& person = economy.labour.workers()[worker];
                person = Worker{};
                person.occupation = static_cast<std::uint8_t>(occupation);
                person.region = static_cast<std::uint8_t>(r);
                person.daily_wage = wages[occupation];
                person.since = WageTable::memory - 1;
                person.status = status;
                if (status == WorkerStatus::retraining) {
                    const RandomBlock words = random_block(key, {worker, 0, 0, retraining_draws});
                    world.retrainees.push_back(
                        {WorkerId{worker}, Day{to_below(words[0], retraining_days)}});
                }
            }
            economy.books.accounts.add(0,
                                       economy.labour.signals().market(r, OccupationId{occupation}),
                                       status == WorkerStatus::retraining ? MarketCount::retraining
                                                                          : MarketCount::unemployed,
                                       parts[r]);
        }
    };
    for (std::uint32_t o = 0; o < plan.unemployed_by_occupation.size(); ++o) {
        add(o, plan.unemployed_by_occupation[o], WorkerStatus::unemployed);
        add(o, plan.retraining_by_occupation[o], WorkerStatus::retraining);
    }
}

void fill_markets(Economy& economy) {
    for (std::uint32_t f = 0; f < economy.firms.store().firms.size(); ++f) {
        const Firm& firm = economy.firms.store().firms[f];
        for_each_occupation(firm, [&](OccupationId occupation) {
            const Slot& slot = economy.firms.store().slots[firm.slot(occupation)];
            economy.labour
                .markets()[economy.labour.signals().market(firm.region, occupation).index()]
                .add_vacancies({FirmId{f}, firm.sector_index}, slot.open);
            economy.books.accounts.add(0, VacancyCount::entered, slot.open);
        });
    }
    for (std::uint32_t w = 0; w < economy.labour.people(); ++w) {
        const Worker& worker = economy.labour.workers()[w];
        if (worker.status == WorkerStatus::unemployed || worker.searching != 0) {
            economy.labour.markets()[economy.labour.signals().market(worker).index()].add_seeker(
                {WorkerId{w}, worker.employer});
        }
    }
}

void tell_listeners(Economy& economy) {
    for (std::uint32_t f = 0; f < economy.firms.store().firms.size(); ++f) {
        if (economy.firms.store().firms[f].adoption == AdoptionStage::deployed) {
            for (const FirmId listener : economy.firms.network().listeners(FirmId{f})) {
                ++economy.firms.store().firms[listener.index()].adopting_peers;
            }
        }
    }
}

} // namespace

RandomKey random_key(const Scenario& scenario) {
    return RandomKey::make(static_cast<std::uint64_t>(scenario.seed),
                           static_cast<std::uint64_t>(scenario.replicate));
}

World build_world(const Scenario& scenario, ThreadPool& pool) {
    return build_world(scenario, pool, {random_key(scenario), {}, nullptr});
}

World build_world(const Scenario& scenario, ThreadPool& pool, const InWorld& in_world) {
    const RandomKey key = in_world.key;
    const PopulationPlan plan = plan_population(scenario);
    std::vector<PlannedSector> sectors(scenario.sectors.size());
    pool.for_each(sectors.size(), [&](std::size_t s, unsigned) {
        sectors[s] = plan_sector(scenario, plan, static_cast<std::uint32_t>(s), key);
    });
    const SectorOffsets first = sector_offsets(scenario, plan, sectors);
    FirmNetwork network =
        FirmNetwork::build(first.firm, scenario.tables.input_coefficients, scenario.adoption, key);
    World world;
    const Economy::Sizes sizes{static_cast<std::uint32_t>(plan.people + plan.entrants),
                               {first.firm.back(), first.slot.back(), first.seat.back()}};
    Parameters parameters = model_parameters(scenario);
    std::vector<AiModel> models = in_world.published == nullptr ? earlier_models(parameters, key)
                                                                : in_world.published->models;
    world.economy = std::make_unique<Economy>(std::move(parameters),
                                              calibrate(scenario),
                                              in_world.place,
                                              sizes,
                                              std::move(network),
                                              std::move(models),
                                              extensions_of(in_world),
                                              pool);
    world.model = std::make_unique<EconomyModel>(*world.economy, schedule());
    Economy& economy = *world.economy;
    economy.last_day = economy.calendar.day(scenario.time.end);
    economy.random_key = key;
    economy.labour.start_people(static_cast<std::uint32_t>(plan.people));
    if (in_world.published != nullptr) {
        economy.ai.receive(*in_world.published);
    }
    step::publish_shocks(economy);
    step::publish_productivity(economy);
    step::publish_separation_rates(economy);
    std::vector<BuiltSector> built(sectors.size());
    pool.for_each(sectors.size(), [&](std::size_t s, unsigned thread) {
        const SectorId sector{static_cast<std::uint32_t>(s)};
        SectorBuilder builder{economy, key, sector, first, sectors[s]};
        builder.set_base_wages();
        built[s] = builder.build(thread);
        sectors[s] = PlannedSector{};
    });
    std::vector<double> separations(economy.labour.markets().size(), 0.0);
    for (const BuiltSector& sector : built) {
        world.joiners.insert(world.joiners.end(), sector.joiners.begin(), sector.joiners.end());
        for (std::size_t m = 0; m < separations.size(); ++m) {
            separations[m] += sector.separations[m];
        }
    }
    add_idle(plan, separations, key, world);
    fill_markets(economy);
    tell_listeners(economy);
    fill_clearing_accounts(economy);
    open_banks(economy);
    schedule().run(Phase::start, economy.today, false, economy);
    economy.check_identities();
    economy.recount(-1);
    return world;
}

void schedule_first_events(const World& world, Engine<EconomyModel>& engine) {
    constexpr std::uint32_t first_job = 1;
    const Economy& economy = *world.economy;
    for (std::uint32_t lab = 0; lab < economy.ai.labs().size(); ++lab) {
        const Day release = economy.calendar.day(first_release(economy.parameters, lab));
        engine.schedule(LabId{lab}, start_of(1), ReviewLab{});
        engine.schedule(LabId{lab}, start_of(release), FinishRun{});
    }
    engine.schedule(OperatorId{0}, start_of(2), ReviewOperator{});
    const auto shift = static_cast<std::uint32_t>(economy.view.shift_days());
    for (std::uint32_t f = 0; f < economy.firms.store().firms.size(); ++f) {
        if (economy.firms.store().firms[f].adoption == AdoptionStage::deployed) {
            engine.schedule(FirmId{f}, start_of(1 + f % shift), WorkShift{0});
        }
    }
    for (const Retrainee& person : world.retrainees) {
        engine.schedule(person.worker, start_of(person.day), FinishRetraining{0});
    }
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
