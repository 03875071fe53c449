// SPDX-License-Identifier: Apache-2.0
/// Numbers of people and firms, and the posts of each firm, before ids are assigned.
#pragma once

#include "core/random.hpp"

#include "scenarios/scenario.hpp"

#include <cstdint>
#include <vector>

namespace tenfold {

/// Numbers of people and vacancies by cell; simulated units.
struct PopulationPlan {
    std::int64_t people = 0;   // in the labour force on the first day
    std::int64_t entrants = 0; // places of people who enter it until the end of the run
    std::int64_t employed = 0;
    // sector x occupation, people who have not started yet included
    std::vector<std::int64_t> employed_by_cell;
    std::vector<std::int64_t> vacancies_by_cell; // sector x occupation
    std::vector<std::int64_t> unemployed_by_occupation;
    std::vector<std::int64_t> retraining_by_occupation; // in addition to the unemployed
    std::vector<std::int64_t> firms_by_sector;
};

/// Plan of a scenario: tables divided by the scale and rounded by the largest-remainder method, so
/// that totals are exact. People = employment / (1 - unemployment rate) + people in retraining.
[[nodiscard]] PopulationPlan plan_population(const Scenario& scenario);

/// A firm's posts of one occupation.
struct PlannedSlot {
    std::uint32_t posts = 0;
    std::uint32_t vacant = 0;
    std::uint8_t occupation = 0;
};

/// The firms of one sector, before ids are assigned.
struct PlannedSector {
    std::vector<std::uint32_t> slots_of_firm;
    std::vector<std::uint8_t> region_of_firm;
    std::vector<PlannedSlot> slots;
};

/// Sizes, posts and regions of the firms of one sector. Posts are dealt like cards from a shuffled
/// deck, so that each cell's total is exact and small firms have few occupations; vacancies are
/// dealt in the same way. Firms, largest first, go to the region with the largest deficit, so that
/// every region has the sector in the same proportion.
[[nodiscard]] PlannedSector plan_sector(const Scenario& scenario,
                                        const PopulationPlan& plan,
                                        std::uint32_t sector,
                                        RandomKey key);

/// Index of each sector's first firm, worker and so on.
struct SectorOffsets {
    std::vector<std::uint32_t> firm;
    std::vector<std::uint32_t> slot;
    std::vector<std::uint32_t> worker;
    std::vector<std::uint32_t> seat;
};

[[nodiscard]] SectorOffsets sector_offsets(const Scenario& scenario,
                                           const PopulationPlan& plan,
                                           const std::vector<PlannedSector>& sectors);

/// Expected separations by sector and occupation. Initial vacancies and unemployment are
/// proportional to them, so that all labour markets are equally tight.
[[nodiscard]] std::vector<double> separations_by_cell(const Scenario& scenario);

/// Column sums of a table of sectors x occupations.
[[nodiscard]] std::vector<double> by_occupation(const std::vector<double>& cells,
                                                std::size_t occupations);

/// People in retraining per unemployed person on the stationary path, given the unemployed by
/// occupation: the flow of moves to distant occupations times the duration of retraining.
[[nodiscard]] double retraining_share(const Scenario& scenario,
                                      const std::vector<double>& unemployed);

/// Regions of the scenario, or a single one for the whole country.
[[nodiscard]] std::vector<Region> regions_of(const Scenario& scenario);

} // namespace tenfold
