// SPDX-License-Identifier: Apache-2.0
#include "sim/population_plan.hpp"

#include "core/check.hpp"
#include "core/integer.hpp"

#include "agents/accounts/division.hpp"
#include "agents/firms/firm_size.hpp"
#include "agents/labour/labour_equations.hpp"

#include "sim/world_draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tenfold {

namespace {

std::int64_t total(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

} // namespace

double retraining_share(const Scenario& scenario, const std::vector<double>& unemployed) {
    const LabourMarketParameters& labour = scenario.labour_market;
    const std::size_t count = unemployed.size();
    const std::vector<double> chances = switching_probabilities(
        scenario.tables.mobility, unemployed, labour.occupation_switching_rate);
    double far = 0.0;
    double all = 0.0;
    for (std::size_t from = 0; from < count; ++from) {
        for (std::size_t to = 0; to < count; ++to) {
            if (scenario.tables.mobility(from, to) < labour.near_move) {
                far += unemployed[from] * chances[from * count + to];
            }
        }
        all += unemployed[from];
    }
    constexpr double typical_readiness = 0.68; // mean measured over runs of thirteen years
    const double per_day = far / std::max(all, 1e-300) * labour.switching_tightness_factor *
                           typical_readiness / static_cast<double>(examination_cycle);
    return per_day * static_cast<double>(labour.retraining_days);
}

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

std::vector<Region> regions_of(const Scenario& scenario) {
    return scenario.regions.empty() ? std::vector<Region>{{"all", "Whole country", 1.0}}
                                    : scenario.regions;
}

namespace {

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

void shuffle(std::vector<std::int64_t>& sizes, std::uint32_t sector, RandomKey key) {
    for (std::size_t i = sizes.size(); i > 1; --i) {
        const RandomBlock words =
            random_block(key, {sector, 0, static_cast<std::uint32_t>(i), size_draws});
        std::swap(sizes[i - 1],
                  sizes[static_cast<std::size_t>((Uint128{bits_of(words, 0)} * i) >> 64)]);
    }
}

std::vector<std::uint8_t> regions_of_firms(const std::vector<std::int64_t>& sizes,
                                           const std::vector<Region>& regions) {
    std::vector<std::uint8_t> result(sizes.size(), 0);
    if (regions.size() == 1) {
        return result;
    }
    double weights = 0.0;
    for (const Region& region : regions) {
        weights += region.share;
    }
    std::vector<double> lacking;
    lacking.reserve(regions.size());
    for (const Region& region : regions) {
        lacking.push_back(region.share / weights * static_cast<double>(total(sizes)));
    }
    std::vector<std::uint32_t> order(sizes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return sizes[a] > sizes[b];
    });
    for (const std::uint32_t firm : order) {
        const auto most = std::max_element(lacking.begin(), lacking.end());
        *most -= static_cast<double>(sizes[firm]);
        result[firm] = static_cast<std::uint8_t>(most - lacking.begin());
    }
    return result;
}

void deal_vacancies(PlannedSector& planned,
                    std::vector<std::int64_t> posts,
                    std::vector<std::int64_t> vacant,
                    std::uint32_t sector,
                    RandomKey key) {
    std::uint32_t card = 0;
    for (PlannedSlot& slot : planned.slots) {
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
}

} // namespace

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
    shuffle(sizes, sector, key);
    PlannedSector result;
    result.slots_of_firm.reserve(sizes.size());
    result.region_of_firm = regions_of_firms(sizes, regions_of(scenario));
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
    deal_vacancies(result, std::move(posts), std::move(vacant), sector, key);
    return result;
}

SectorOffsets sector_offsets(const Scenario& scenario,
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

PopulationPlan plan_population(const Scenario& scenario) {
    PopulationPlan plan;
    const std::vector<double>& employment = scenario.tables.employment.values;
    const double jobs = std::accumulate(employment.begin(), employment.end(), 0.0);
    plan.employed = std::llround(jobs / scenario.scale);
    plan.people =
        std::llround(jobs / (1.0 - scenario.labour_market.unemployment_rate) / scenario.scale);
    const double years =
        static_cast<double>((scenario.time.end - scenario.time.start).count()) / days_per_year;
    plan.entrants =
        labour_force(plan.people, scenario.accounts.labour_force_growth, years) - plan.people;
    validate(plan.employed > 0, "the scale leaves no workers");
    validate(plan.people + plan.entrants < std::int64_t{std::numeric_limits<std::uint32_t>::max()},
             "more simulated people than 32-bit ids");
    const std::vector<double> separations = separations_by_cell(scenario);
    const auto vacancies =
        std::llround(scenario.labour_market.vacancy_ratio * static_cast<double>(plan.employed));
    plan.employed_by_cell = apportion(plan.employed, employment);
    plan.vacancies_by_cell = apportion(vacancies, separations);
    const std::vector<double> lost = by_occupation(separations, scenario.occupations.size());
    plan.unemployed_by_occupation = apportion(plan.people - plan.employed, lost);
    const double retraining =
        retraining_share(scenario, lost) * static_cast<double>(plan.people - plan.employed);
    plan.retraining_by_occupation = apportion(std::llround(retraining), lost);
    plan.people += total(plan.retraining_by_occupation);
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
        // a sector too small for a share of one firm still has one
        count = std::max<std::int64_t>(count, 1);
    }
    return plan;
}

} // namespace tenfold
