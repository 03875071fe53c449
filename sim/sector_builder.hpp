// SPDX-License-Identifier: Apache-2.0
/// Initial state of the firms, slots, rosters and workers of one sector.
#pragma once

#include "core/random.hpp"

#include "agents/economy/economy.hpp"

#include "sim/population_plan.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenfold {

/// A person hired before the first day of the run who starts in the days after it.
struct InitialJoiner {
    WorkerId worker;
    FirmId firm;
    SectorId sector;
    OccupationId occupation;
    std::uint32_t seat = 0;
    Day day = 0;
};

/// Results of a sector's builder about labour markets and people.
struct BuiltSector {
    std::vector<InitialJoiner> joiners;
    std::vector<double> separations; // expected, by market; initial unemployment is proportional
};

/// Builds one sector. Builders of different sectors write to different agents and may run in
/// parallel. Call `set_base_wages` for all sectors before `build`, because wages depend on the
/// firms of all posts.
class SectorBuilder {
public:
    SectorBuilder(Economy& economy,
                  RandomKey key,
                  SectorId sector,
                  const SectorOffsets& offsets,
                  const PlannedSector& plan);

    /// Scales the sector's base wages so that relative pay has mean 1 over the posts of each
    /// occupation, and sets output per unit of work.
    void set_base_wages() const;

    [[nodiscard]] BuiltSector build(unsigned thread);

private:
    void fill_slot(FirmId id, Firm& firm, const PlannedSlot& planned);
    void add_worker(FirmId id, const Firm& firm, Slot& slot, OccupationId occupation);
    void add_employed(FirmId id, const Firm& firm, WorkerId worker_id);
    void start_business(FirmId id, Firm& firm, double work);
    void start_balance(FirmId id, const Firm& firm);
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
    std::array<double, examination_cycle> searching_share_{}; // by day of the monthly review
    std::array<double, 12> cohort_limits_{}; // cumulative weights by months since the last raise
    std::array<Day, 12> cohort_days_{};
    BuiltSector result_;
};

} // namespace tenfold
