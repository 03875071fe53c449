// SPDX-License-Identifier: Apache-2.0
/// State of workers and firms: records that are touched at random, one cache line or less each.
#pragma once

#include "core/check.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"

#include <bit>
#include <cstdint>

namespace tenfold {

enum class WorkerStatus : std::uint8_t { unemployed, employed, joining, retraining };

/// A worker, and the household. Written by the worker's own handlers only. Half a cache line.
struct alignas(32) Worker {
    std::int64_t deposit = 0;     // cents
    FirmId employer;              // none unless employed
    std::uint32_t daily_wage = 0; // cents a calendar day; of the last job unless employed
    std::int32_t wage_due = 0; // for the jobs of this month, as if none lasted to its end (pay.hpp)
    std::uint32_t seat : 24 = 0; // place in the employer's roster of the occupation
    std::uint32_t occupation : 8 = 0;
    std::uint16_t job_number =
        0; // counts jobs, modulo 2^16: tells a stale message from a fresh one
    std::uint16_t since =
        0; // months from the start, plus 12, to the start or the end of the last job
    std::uint8_t sector = 0; // of the employer
    std::uint8_t region = 0;
    std::int8_t idle_days = 0; // with benefits in this month, as if it had ended at its start
    WorkerStatus status : 2 = WorkerStatus::unemployed;
    std::uint8_t reserved : 1 = 0;  // accepted an offer and has not started yet
    std::uint8_t searching : 1 = 0; // looks for another job while employed
    std::uint8_t in_course : 1 = 0; // retrains with a place that the government pays for
    std::uint8_t unused : 3 = 0;
};
static_assert(sizeof(Worker) == 32);

/// The posts of one occupation in one firm, with the roster of those who hold them. Half a cache
/// line, never across two.
struct alignas(32) Slot {
    static constexpr std::uint32_t no_place = ~std::uint32_t{0};
    static constexpr std::uint32_t most_seats = (1U << 24) - 1; // a worker's `seat` has 24 bits

    std::uint32_t posts = 0;         // wanted
    std::uint32_t heads = 0;         // in the roster, first day reached
    std::uint32_t open = 0;          // vacancies announced and not known to be filled or withdrawn
    std::uint32_t reserved = 0;      // in the roster, first day still to come
    std::uint32_t withdrawing = 0;   // of the open ones, asked back from the market
    std::uint32_t coworkers = 0;     // virtual coworkers in the team of this slot
    std::uint32_t first_seat = 0;    // of the roster's block (Rosters)
    std::uint32_t vacant = no_place; // place of the vacant seat to be taken next

    /// Posts that are filled, promised or announced.
    [[nodiscard]] std::uint32_t covered() const { return heads + open - withdrawing + reserved; }
};
static_assert(sizeof(Slot) == 32);

enum class AdoptionStage : std::uint8_t { none, pilot, deployed, paused };

/// A firm; its slots lie together, in the order of occupations. 88 bytes.
struct Firm {
    std::uint64_t occupations = 0; // bit o: has a slot of occupation o
    std::int64_t deposit = 0;      // cents; negative: overdraft
    std::int64_t wages_due = 0;    // cents, as if nobody worked to the end of the month (pay.hpp)
    std::int64_t wage_bill = 0;    // cents a day of all in the rosters
    std::int64_t weight = 0;       // announced for the sector's next pot
    std::uint32_t first_slot = 0;
    std::uint32_t posts = 0;      // of all slots
    float price = 1.0F;           // 1 at the start
    float expected_demand = 0.0F; // base-year dollars a day
    float appeal = 0.0F;          // to customers, base-year dollars a day
    float intensity = 0.0F;       // of use of coworkers, 0 to 1
    float capital = 0.0F;         // organisational, from integration, 0 to 1
    float customer_view = 0.0F;   // logarithm of its price over the sector's, as customers know it
    float change_left = 0.0F;     // of a change of models, not worked yet, in full integrations
    std::uint16_t adopting_peers = 0;
    std::uint16_t generation = 0; // of models that its coworkers use (Technology)
    std::uint8_t sector_index = 0;
    std::uint8_t region = 0;
    AdoptionStage adoption = AdoptionStage::none;
    std::uint8_t reviews_left = 0; // of a pilot or pause; of a deployed firm not 0: it withdraws
    std::uint8_t closed = 0;       // exited; opens again at its next review
    std::uint8_t insolvent = 0;    // reviews in a row beyond the credit line
    std::uint8_t births = 0;       // firms that were here before, modulo 256
    std::uint8_t slot_room = 0;    // slots that fit in the place of the present ones

    [[nodiscard]] SectorId sector() const { return SectorId{sector_index}; }
    [[nodiscard]] std::uint32_t slots() const {
        return static_cast<std::uint32_t>(std::popcount(occupations));
    }
    [[nodiscard]] bool employs(OccupationId occupation) const {
        return (occupations >> occupation.index() & 1U) != 0;
    }
    /// Index of the slot of an occupation that this firm employs.
    [[nodiscard]] std::uint32_t slot(OccupationId occupation) const {
        EXPECTS(employs(occupation));
        const std::uint64_t below = occupations & ((std::uint64_t{1} << occupation.index()) - 1);
        return first_slot + static_cast<std::uint32_t>(std::popcount(below));
    }
};
static_assert(sizeof(Firm) == 88);

} // namespace tenfold
