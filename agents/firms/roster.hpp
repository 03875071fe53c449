// SPDX-License-Identifier: Apache-2.0
/// Rosters: the holders of the posts of one occupation in one firm.
///
/// Each slot owns a block of seats, one per post. Blocks lie in the order of firms, so that a day's
/// events access memory in order. A seat is identified by its place within the block; the position
/// of the block may change and is hidden from users.
#pragma once

#include "core/check.hpp"
#include "core/column.hpp"
#include "core/prefetch.hpp"
#include "core/time.hpp"

#include "agents/classification/ids.hpp"
#include "agents/firms/state.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace tenfold {

/// One seat. 8 bytes.
struct Seat {
    WorkerId holder;                     // none while vacant
    std::uint32_t contract_or_place = 0; // vacant: place of the next vacant seat

    /// The range of first days: from `days_before` days before the run to 65,135 days (178 years)
    /// after its start.
    static constexpr Day days_before = 400;

    /// Contract of a holder: number of the job and its first day, packed.
    static std::uint32_t contract(std::uint32_t job_number, Day first_day) {
        const Day day = first_day + days_before;
        validate(day >= 0 && day <= 0xFFFF,
                 "the first day of a job is outside the range of rosters");
        return (job_number & 0xFFFFU) | static_cast<std::uint32_t>(day) << 16;
    }
    [[nodiscard]] std::uint32_t job_number() const { return contract_or_place & 0xFFFFU; }
    [[nodiscard]] Day first_day() const { return Day{contract_or_place >> 16} - days_before; }
};
static_assert(sizeof(Seat) == 8);

/// The seats of all slots. A seat is taken at the hire, some days before the first day, and left on
/// the last day. Slots of different firms may be used concurrently.
class Rosters {
public:
    /// Reserves the initial blocks of `seats` seats in total, and address space for growth.
    explicit Rosters(std::uint32_t seats);

    /// Assigns a slot its initial block: `count` vacant seats from number `first` on.
    void open(Slot& slot, std::uint32_t first, std::uint32_t count);

    /// Assigns a new block of `count` vacant seats to a slot created during the run, or to one
    /// without holders.
    void open(Slot& slot, std::uint32_t count);

    /// Takes a seat, before the slot counts the holder among `heads` or `reserved`; a full block
    /// moves into a larger one. Returns the place of the seat. Throws RunError if the slot has
    /// most_seats holders.
    std::uint32_t take(Slot& slot, WorkerId holder, std::uint32_t job_number, Day first_day);

    /// True if `holder` holds the seat at `place` under this contract.
    [[nodiscard]] bool
    holds(const Slot& slot, std::uint32_t place, WorkerId holder, std::uint32_t job_number) const {
        const Seat& seat = seats_[slot.first_seat + place];
        return seat.holder == holder && seat.job_number() == job_number;
    }

    /// Makes a seat vacant.
    void leave(Slot& slot, std::uint32_t place) {
        seats_[slot.first_seat + place] = {WorkerId::none(), slot.vacant};
        slot.vacant = place;
    }

    [[nodiscard]] const Seat& seat(const Slot& slot, std::uint32_t place) const {
        return seats_[slot.first_seat + place];
    }

    /// Calls `use(place, seat)` for each taken seat, in the order of places. The slot must count
    /// all its holders.
    template <class Use>
    void for_each_holder(const Slot& slot, Use&& use) const {
        std::uint32_t left = slot.heads + slot.reserved;
        const std::size_t end = used_.load(std::memory_order_relaxed) - slot.first_seat;
        for (std::uint32_t place = 0; left > 0 && place < end; ++place) {
            const Seat& seat = seats_[slot.first_seat + place];
            if (seat.holder) {
                use(place, seat);
                --left;
            }
        }
    }

    /// Places of the `count` holders (or all, if fewer) with the latest first days up to and
    /// including `today`, latest first; equal days in the order of places.
    [[nodiscard]] std::vector<std::uint32_t>
    newest(const Slot& slot, std::uint32_t count, Day today) const;

    /// All seats of a slot's block, taken and vacant.
    [[nodiscard]] std::span<const Seat> block(const Slot& slot) const;
    /// Access to a block of `count` seats of the start from number `first` on, to be filled by the
    /// caller. Throws RunError if it exceeds the reserved seats.
    [[nodiscard]] std::span<Seat> block_at(std::uint32_t first, std::size_t count);

    /// Whether a slot read from a checkpoint fits its block of `count` seats: as many vacant seats
    /// are linked as holders leave, all within the block.
    [[nodiscard]] bool fits(const Slot& slot, std::size_t count) const;

    void prefetch(const Slot& slot, std::uint32_t place) const {
        tenfold::prefetch(seats_.data() + slot.first_seat + place);
    }
    /// Prefetches the seat that `take` would use next.
    void prefetch_vacant(const Slot& slot) const {
        prefetch(slot, slot.vacant == Slot::no_place ? 0 : slot.vacant);
    }

    /// Size of all blocks, including outgrown ones.
    [[nodiscard]] std::size_t bytes() const {
        return sizeof(Seat) * used_.load(std::memory_order_relaxed);
    }

private:
    void grow(Slot& slot);
    std::uint32_t reserve(std::uint32_t count);
    void make_vacant(Slot& slot, std::uint32_t from, std::uint32_t to);

    Column<Seat> seats_;                 // address space; pages are allocated on first write
    std::atomic<std::uint32_t> used_{0}; // end of the blocks in use
};

} // namespace tenfold
