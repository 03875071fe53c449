// SPDX-License-Identifier: Apache-2.0
/// State of firms: compact records, because access is random.
#pragma once

#include "core/check.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"

#include <bit>
#include <cstdint>

namespace tenfold {

/// The posts of one occupation in one firm, and the roster of their holders. 32 bytes, half a cache
/// line and aligned to it.
struct alignas(32) Slot {
    static constexpr std::uint32_t no_place = ~std::uint32_t{0};
    static constexpr std::uint32_t most_seats = (1U << 24) - 1; // a worker's `seat` has 24 bits

    std::uint32_t posts = 0;         // planned
    std::uint32_t heads = 0;         // in the roster, after their first day
    std::uint32_t open = 0;          // vacancies posted and not known to be filled or withdrawn
    std::uint32_t reserved = 0;      // in the roster, before their first day
    std::uint32_t withdrawing = 0;   // of the open vacancies, those with a pending withdrawal
    std::uint32_t coworkers = 0;     // virtual coworkers in the team of this slot
    std::uint32_t first_seat = 0;    // of the roster's block (Rosters)
    std::uint32_t vacant = no_place; // place of the vacant seat that is taken next

    /// Posts filled, reserved or advertised.
    [[nodiscard]] std::uint32_t covered() const { return heads + open - withdrawing + reserved; }
};
static_assert(sizeof(Slot) == 32);

enum class AdoptionStage : std::uint8_t { none, pilot, deployed, paused };

/// A firm; its slots are contiguous, in the order of occupations. 88 bytes.
struct Firm {
    std::uint64_t occupations = 0; // bit o: has a slot of occupation o
    std::int64_t deposit = 0;      // cents; negative: overdraft
    std::int64_t wages_due = 0; // cents, before the month-end pay of those still employed (pay.hpp)
    std::int64_t wage_bill = 0; // cents a day, of all in the rosters
    std::int64_t weight = 0;    // posted for the sector's next clearing account
    std::uint32_t first_slot = 0;
    std::uint32_t posts = 0;      // of all slots
    float price = 1.0F;           // 1 at the start
    float expected_demand = 0.0F; // base-year dollars a day
    float demand_shifter = 0.0F;  // to customers, base-year dollars a day
    float intensity = 0.0F;       // of the use of coworkers, 0 to 1
    float capital = 0.0F;         // organisational capital, 0 to 1
    float customer_view = 0.0F;   // logarithm of the relative price as customers perceive it
    float change_left = 0.0F; // work of a change of models still to be done, in full integrations
    std::uint16_t adopting_peers = 0;
    std::uint16_t generation = 0; // generation of models that the coworkers use (Technology)
    std::uint8_t sector_index = 0;
    std::uint8_t region = 0;
    AdoptionStage adoption = AdoptionStage::none;
    // of a pilot or pause; for a deployed firm, nonzero while it withdraws
    std::uint8_t reviews_left = 0;
    std::uint8_t closed = 0;    // a new firm may enter at the next review
    std::uint8_t insolvent = 0; // consecutive reviews beyond the credit line
    std::uint8_t births = 0;    // number of earlier firms in this record, modulo 256
    std::uint8_t slot_room = 0; // number of slots that the current range of slots can hold

    [[nodiscard]] SectorId sector() const { return SectorId{sector_index}; }
    [[nodiscard]] std::uint32_t slots() const {
        return static_cast<std::uint32_t>(std::popcount(occupations));
    }
    [[nodiscard]] bool employs(OccupationId occupation) const {
        return (occupations >> occupation.index() & 1U) != 0;
    }
    /// Number of slots that the firm's range holds, in use or not.
    [[nodiscard]] std::uint32_t room() const {
        return slots() > slot_room ? slots() : std::uint32_t{slot_room};
    }
    /// Index of the slot of an occupation; the firm must employ that occupation.
    [[nodiscard]] std::uint32_t slot(OccupationId occupation) const {
        EXPECTS(employs(occupation));
        const std::uint64_t below = occupations & ((std::uint64_t{1} << occupation.index()) - 1);
        return first_slot + static_cast<std::uint32_t>(std::popcount(below));
    }
};
static_assert(sizeof(Firm) == 88);

/// Calls `use(occupation)` for each occupation of the firm, in ascending order.
template <class Use>
void for_each_occupation(const Firm& firm, Use&& use) {
    for (std::uint64_t left = firm.occupations; left != 0; left &= left - 1) {
        use(OccupationId{static_cast<std::uint32_t>(std::countr_zero(left))});
    }
}

} // namespace tenfold
