// SPDX-License-Identifier: Apache-2.0
/// Who there will be: numbers of people and firms, and each firm's posts, before anybody has an id.
#pragma once

#include "core/random.hpp"

#include "scenarios/scenario.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// How many of everything there will be, cell by cell; simulated units.
struct PopulationPlan {
    std::int64_t people = 0;
    std::int64_t employed = 0;
    std::vector<std::int64_t> employed_by_cell;  // sector x occupation, with those about to join
    std::vector<std::int64_t> vacancies_by_cell; // sector x occupation
    std::vector<std::int64_t> unemployed_by_occupation;
    std::vector<std::int64_t> retraining_by_occupation; // beside the unemployed
    std::vector<std::int64_t> firms_by_sector;
};

/// The plan of a scenario: tables divided by the scale and rounded by largest remainder, so that
/// totals are exact. People = employment / (1 - unemployment rate) + those in retraining.
[[nodiscard]] PopulationPlan plan_population(const Scenario& scenario);

/// A firm's posts of one occupation.
struct PlannedSlot {
    std::uint32_t posts = 0;
    std::uint32_t vacant = 0;
    std::uint8_t occupation = 0;
};

/// The firms of one sector before they have ids.
struct PlannedSector {
    std::vector<std::uint32_t> slots_of_firm;
    std::vector<std::uint8_t> region_of_firm;
    std::vector<PlannedSlot> slots;
};

/// Sizes, posts and regions of the firms of one sector. Posts go to firms as cards to players from
/// a shuffled deck, so that each cell's total is exact and small firms have few occupations; which
/// posts are vacant is dealt in the same way. Firms go to regions, the largest first, each to the
/// region that lacks most, so that all regions have the sector in the same proportion.
[[nodiscard]] PlannedSector plan_sector(const Scenario& scenario,
                                        const PopulationPlan& plan,
                                        std::uint32_t sector,
                                        RandomKey key);

/// Where each sector's agents begin.
struct SectorOffsets {
    std::vector<std::uint32_t> firm;
    std::vector<std::uint32_t> slot;
    std::vector<std::uint32_t> worker;
    std::vector<std::uint32_t> seat;
};

[[nodiscard]] SectorOffsets sector_offsets(const Scenario& scenario,
                                           const PopulationPlan& plan,
                                           const std::vector<PlannedSector>& sectors);

/// Expected separations by sector and occupation: vacancies and unemployment are proportional to
/// them, so that every market starts equally tight.
[[nodiscard]] std::vector<double> separations_by_cell(const Scenario& scenario);

/// Sums of a table of sectors x occupations over sectors.
[[nodiscard]] std::vector<double> by_occupation(const std::vector<double>& cells,
                                                std::size_t occupations);

/// People in retraining per unemployed person on the stationary path, given the unemployed by
/// occupation: those who set out for an occupation that is far, times how long they take.
[[nodiscard]] double retraining_share(const Scenario& scenario,
                                      const std::vector<double>& unemployed);

/// The scenario's regions, or one for the whole country.
[[nodiscard]] std::vector<Region> regions_of(const Scenario& scenario);

} // namespace tenfold
