// SPDX-License-Identifier: Apache-2.0
/// Views of firms: the signals that they read and the state that they write (their own record,
/// slots, rosters and desks).
#pragma once

#include "core/ledger.hpp"

#include "agents/firms/network.hpp"
#include "agents/firms/store.hpp"
#include "agents/firms/tree.hpp"
#include "agents/labour/view.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace tenfold {

/// Effect of coworkers on the work of a sector: means over firms, weighted by demand.
struct SectorWork {
    double human_hours = 1.0; // of people per unit of output, relative to work without coworkers
    double supervision = 0.0; // part of human_hours
    double labour_cost = 1.0; // cost of people and tokens, relative to work without coworkers
    double tokens = 0.0;      // part of labour_cost
    double new_tasks = 0.0;   // hours in new tasks, relative to work without coworkers
    double quality = 1.0;     // quality of output for final buyers, relative to the start
};

/// Sums over a month's reviews, by sector.
enum class WorkSum : std::size_t {
    normal,         // work without coworkers, at base wages
    human,          // of people
    supervision,    // part of human
    reference_cost, // work without coworkers, at reference wages
    people_cost,    // work of people, at reference wages
    token_cost,     // of coworkers
    kinds
};

/// Sums over a month's reviews, by sector [cents at base-year prices, `owed` at current prices].
enum class CapitalSum : std::size_t {
    wanted,   // capital that firms want
    existing, // capital that they have
    invested, // new goods [a year]
    orders,   // new and used goods, of the month
    used,     // of these and of founders' capital, from closed firms
    closed,   // capital of firms that closed
    founded,  // capital of new firms
    owed,     // by founders for new goods
    kinds
};

/// Published signals of firms.
struct FirmSignals {
    std::vector<double> productivity;       // of labour, by sector, 1 at the start
    std::vector<double> input_efficiency;   // by sector, 1 at the start
    std::vector<double> demand_per_shifter; // by sector, base-year dollars a day, 1 at the start
    std::vector<SectorWork> work;           // by sector, of the previous month
    std::vector<double> wage_power;     // by market: reference wage to the power 1 - substitution
    std::vector<double> wage_response;  // by market: reference wage to the power -substitution
    double trend_factor = 1.0;          // growth of demand that firms expect in this month
    std::vector<SectorCapital> capital; // by sector
    CapitalConditions capital_conditions;
    double markup = 0.0; // logarithm of a shock to target prices
};

/// Constants of the sectors, computed when the world is built.
struct SectorConstants {
    std::vector<double> output_per_work;          // base-year dollars per cent of base wage
    std::vector<std::vector<std::int64_t>> posts; // by occupation, at the start
    std::vector<SectorCapitalConstants> capital;
};

struct FirmView : LabourView {
    const FirmParameters& parameters;
    const FirmSignals& firms;
    const FirmNetwork& network;
    const SectorConstants& sectors;
    TallyPostings work_sums;    // by sector and WorkSum, over this month's reviews
    TallyPostings capital_sums; // by sector and CapitalSum, likewise

    /// Whether every task of a coworker is a separate event.
    [[nodiscard]] bool tasks_are_events() const { return parameters.coworkers.individual(); }
    /// Days between two shifts of a team.
    [[nodiscard]] Day shift_days() const {
        return tasks_are_events() ? 1 : parameters.coworkers.shift_days;
    }
};

/// Access of one firm's handler.
class FirmTurn : public Turn<FirmKind, FirmView> {
public:
    FirmTurn(FirmContext& context, FirmStore& store, const FirmView& view)
        : Turn{context, view}, firm{store.firms[context.self().index()]}, store_{store} {}
    FirmTurn(FirmPass& pass, FirmStore& store, const FirmView& view)
        : Turn{pass, view}, firm{store.firms[pass.self().index()]}, store_{store} {}

    Firm& firm;

    // ---- the posts of one occupation
    [[nodiscard]] Slot& slot(OccupationId occupation) {
        return store_.slots[firm.slot(occupation)];
    }
    [[nodiscard]] const Slot& slot(OccupationId occupation) const {
        return std::as_const(store_).slots[firm.slot(occupation)];
    }
    /// Posts per base-year dollar of daily output at the productivity of the start.
    [[nodiscard]] float& requirement(OccupationId occupation) {
        return store_.slots.requirement(firm.slot(occupation));
    }
    /// Tasks of the occupation's team that wait for review.
    [[nodiscard]] std::uint32_t& waiting(OccupationId occupation) {
        return store_.slots.waiting(firm.slot(occupation));
    }
    [[nodiscard]] MarketId market(OccupationId occupation) const {
        return see.labour.market(firm.region, occupation);
    }
    /// Base wage of a post [cents a day].
    [[nodiscard]] double base_wage(OccupationId occupation) const {
        return see.labour.pay.base_wage(firm.sector(), self(), occupation);
    }

    // ---- the roster of one occupation (agents/firms/roster.hpp)
    [[nodiscard]] std::uint32_t
    take_seat(OccupationId occupation, WorkerId holder, std::uint32_t job_number, Day first_day) {
        return store_.rosters.take(slot(occupation), holder, job_number, first_day);
    }
    [[nodiscard]] bool holds(const Departure& event) const {
        return store_.rosters.holds(
            slot(OccupationId{event.occupation}), event.seat, event.worker, event.job_number);
    }
    void leave_seat(OccupationId occupation, std::uint32_t seat) {
        store_.rosters.leave(slot(occupation), seat);
    }
    [[nodiscard]] const Seat& seat(OccupationId occupation, std::uint32_t place) const {
        return store_.rosters.seat(slot(occupation), place);
    }
    template <class Use>
    void for_each_holder(OccupationId occupation, Use&& use) const {
        store_.rosters.for_each_holder(slot(occupation), use);
    }
    [[nodiscard]] std::vector<std::uint32_t> newest(OccupationId occupation,
                                                    std::uint32_t count) const {
        return store_.rosters.newest(slot(occupation), count, day());
    }

    // ---- a new firm in this place
    /// Allocates and clears the slots of `occupations` for a new firm in this record.
    void take_over(std::uint64_t occupations, const std::vector<std::uint32_t>& posts) {
        firm.occupations = occupations;
        if (firm.slots() > firm.slot_room) {
            firm.slot_room = static_cast<std::uint8_t>(firm.slots());
            firm.first_slot = store_.slots.reserve(firm.slot_room);
        }
        for_each_occupation(firm, [&](OccupationId occupation) {
            slot(occupation) = Slot{};
            store_.rosters.open(slot(occupation), posts[occupation.index()]);
        });
    }

    // ---- tasks in hand, where every task is an event
    [[nodiscard]] TaskDesks& desks() { return store_.desks[self().index()]; }
    [[nodiscard]] TaskDesk& desk(OccupationId occupation) {
        return desks()[firm.slot(occupation) - firm.first_slot];
    }

    // ---- fixed capital and loan; only with a central bank
    [[nodiscard]] FirmBalance& balance() { return store_.balances[self().index()]; }
    [[nodiscard]] const FirmBalance& balance() const { return store_.balances[self().index()]; }

    // ---- money
    void change_deposit(std::int64_t cents) {
        firm.deposit += cents;
        see.books.deposit(thread(), DepositTotal::firms, cents);
    }

private:
    FirmStore& store_;
};

/// The firms of one shard in a population pass.
class FirmShard {
public:
    FirmShard(FirmPass& own, FirmStore& store, const FirmView& view)
        : pass{own}, see{view}, store_{store} {}

    FirmPass& pass;
    const FirmView& see;

    [[nodiscard]] FirmTurn turn(std::uint32_t index) const {
        pass.turn(index);
        return {pass, store_, see};
    }

private:
    FirmStore& store_;
};

// ---- steps in passes

/// On the first day of a month, raises the wages of people hired a whole number of years ago
/// (Eq. 37).
void raise_wages(FirmShard& shard);
/// Daily review of one firm in 27: sales, payments, expectations, price, plan, exit or entry
/// (Eq. 23 to 35).
void review_firms(FirmShard& shard);
/// On the last day of a month, pays accrued wages.
void pay_wages(FirmShard& shard);

} // namespace tenfold
