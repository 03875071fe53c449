// SPDX-License-Identifier: Apache-2.0
/// Fills the firms, slots, rosters and workers of one sector with their state on the first day.
#pragma once

#include "core/random.hpp"

#include "agents/economy/economy.hpp"

#include "sim/population_plan.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Somebody hired before the first day, who starts on one of the days after it.
struct InitialJoiner {
    WorkerId worker;
    FirmId firm;
    SectorId sector;
    OccupationId occupation;
    std::uint32_t seat = 0;
    Day day = 0;
};

/// What the sectors' builders find out about the labour markets.
struct BuiltSector {
    std::vector<InitialJoiner> joiners;
    std::vector<double> separations; // expected, by market: the unemployed are proportional to them
};

/// Tasks of different sectors touch different agents. Two steps, because wages need the firms of
/// all posts: `set_base_wages`, then `build`.
class SectorBuilder {
public:
    SectorBuilder(Economy& economy,
                  RandomKey key,
                  SectorId sector,
                  const SectorOffsets& offsets,
                  const PlannedSector& plan);

    /// Scales the base wages of the sector so that pay is 1 on the mean over the posts of each
    /// occupation, and sets what a post produces.
    void set_base_wages() const;

    [[nodiscard]] BuiltSector build(unsigned thread);

private:
    void fill_slot(FirmId id, Firm& firm, const PlannedSlot& planned);
    void add_worker(FirmId id, const Firm& firm, Slot& slot, OccupationId occupation);
    void add_employed(FirmId id, const Firm& firm, WorkerId worker_id);
    void start_business(FirmId id, Firm& firm, double work);
    void start_adoption(FirmId id, Firm& firm);
    [[nodiscard]] double daily_output() const;
    [[nodiscard]] double initial_gap(FirmId id, double posts) const;

    Economy& economy_;
    RandomKey key_;
    SectorId sector_;
    const PlannedSector& plan_;
    unsigned thread_ = 0;
    std::uint32_t slot_;
    std::uint32_t worker_;
    std::uint32_t seat_;
    std::uint32_t first_firm_;
    double joining_share_;
    std::array<double, examination_cycle> searching_share_{}; // by day of examination
    std::array<double, 12> cohort_limits_{}; // cumulated weights by age of the wage
    std::array<Day, 12> cohort_days_{};
    BuiltSector result_;
};

} // namespace tenfold
