// SPDX-License-Identifier: Apache-2.0
/// Events of the economy. Each is a message of a day's travel, or an agent's note to itself; its
/// place in its receiver's list is its number in the order of events (sim/calendar.cpp shows the
/// whole order).
///
/// Protocol of employment. Every change of a job carries the worker, the job number and takes
/// effect on the day on which its message arrives; the sender sends itself the same note, so that
/// both sides apply it on one day, and a note with a stale job number is ignored. A hire takes:
/// offer (day x), acceptance (x+1), the firm's answer (x+2, "y", when it takes a seat in the
/// roster), the news of it (y+1, when a job mover gives notice), leaving the old firm (y+2), first
/// day (y+3).
#pragma once

#include "core/event.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"
#include "agents/coworkers/task.hpp"

#include <cstdint>

namespace tenfold {

/// Why a job ends.
enum class DepartureReason : std::uint16_t { separation, job_to_job, layoff };

// ---- to a worker

/// First day in a new job (note to oneself).
struct StartWork {
    using Target = WorkerId;
    FirmId firm;
    std::uint32_t seat : 24;
    std::uint32_t sector : 8;
    std::uint32_t job_number;
};

/// Last day of a job is over: a note to oneself, or the firm's notice.
struct LeaveWork {
    using Target = WorkerId;
    FirmId firm;
    std::uint16_t job_number;
    DepartureReason reason;
};

/// A market offers a vacancy.
struct JobOffer {
    using Target = WorkerId;
    MarketId market;
    FirmId firm;
    std::uint32_t sector;
};

/// A firm answers an acceptance.
struct HireAnswer {
    using Target = WorkerId;
    FirmId firm;
    std::uint32_t hired; // 0 or 1
    std::uint32_t seat : 24;
    std::uint32_t sector : 8;
};

/// Retraining for another occupation is over (note to oneself).
struct FinishRetraining {
    using Target = WorkerId;
    std::uint32_t number; // job number at its start: tells that nothing has come between
};

/// A firm pays for overtime.
struct OvertimePaid {
    using Target = WorkerId;
    FirmId firm;
    std::uint32_t cents;
};

// ---- to a firm

/// A worker's last day is over: the worker's notice, or the firm's note to itself.
struct Departure {
    using Target = FirmId;
    WorkerId worker;
    std::uint32_t seat : 24;
    std::uint32_t occupation : 8;
    std::uint16_t job_number;
    DepartureReason reason;
};

/// A new worker's first day (note to oneself).
struct Arrival {
    using Target = FirmId;
    WorkerId worker;
    std::uint32_t seat : 24;
    std::uint32_t occupation : 8;
    std::uint32_t job_number;
};

/// A worker accepts an offer.
struct Acceptance {
    using Target = FirmId;
    WorkerId worker;
    std::uint32_t occupation;
    std::uint32_t job_number; // that the new job will have
};

/// The market took vacancies out of its book.
struct VacanciesWithdrawn {
    using Target = FirmId;
    MarketId market;
    std::uint32_t asked;
    std::uint32_t withdrawn;
};

/// What the firm owes all its people for overtime (note to oneself) [cents].
struct OvertimeOwed {
    using Target = FirmId;
    std::uint32_t low; // bits
    std::uint32_t high;

    explicit OvertimeOwed(std::int64_t cents = 0)
        : low{static_cast<std::uint32_t>(cents)}, high{static_cast<std::uint32_t>(cents >> 32)} {}
    [[nodiscard]] std::int64_t cents() const {
        return std::int64_t{high} << 32 | std::int64_t{low};
    }
};

/// A firm that this one watches started (+1) or stopped (-1) using virtual coworkers.
struct PeerAdoption {
    using Target = FirmId;
    FirmId peer;
    std::int32_t change;
};

/// A shift of the firm's coworkers is over, or, where every task is an event, a day begins (note to
/// oneself).
struct WorkShift {
    using Target = FirmId;
    std::uint32_t births; // of the place: tells that it is still the same firm
};

// Notes to oneself about single tasks, in resolution `individual` only.

/// A task arrives at the coworkers of an occupation, and `more` will later in the day.
struct StartTask {
    using Target = FirmId;
    std::uint32_t more;
    std::uint16_t team; // number of the firm's team: tells that it is still the same
    std::uint16_t occupation;
};

/// A coworker is done with a task.
struct FinishTask {
    using Target = FirmId;
    TaskInHand task;
};

/// People are done with the review of a task.
struct FinishReview {
    using Target = FirmId;
    TaskInHand task;
};

/// People have done a failed task again, or repaired what came of it.
struct FinishRework {
    using Target = FirmId;
    std::uint32_t minutes; // that it took
    std::uint32_t births;  // of the place: tells that it is still the same firm
};

// ---- to a labour market

/// A worker did not take an offer: the vacancy opens again.
struct OfferRefused {
    using Target = MarketId;
    WorkerId worker;
    FirmId firm;
    std::uint32_t sector;
};

/// A firm announces vacancies.
struct VacanciesPosted {
    using Target = MarketId;
    FirmId firm;
    std::uint32_t sector;
    std::uint32_t count;
};

/// A firm takes vacancies back, as far as no offer is out for them.
struct WithdrawVacancies {
    using Target = MarketId;
    FirmId firm;
    std::uint32_t count;
};

/// A worker looks for a job until the day of its next monthly examination.
struct SeekWork {
    using Target = MarketId;
    WorkerId worker;
    FirmId employer; // none for the unemployed
};

// ---- to a lab (notes to oneself)

/// First day of a month: buy compute.
struct ReviewLab {
    using Target = LabId;
};

/// The training run in progress, or the copy of what others had, is done.
struct FinishRun {
    using Target = LabId;
};

/// The model that has waited longest goes on offer.
struct ReleaseModel {
    using Target = LabId;
};

// ---- to a compute operator (notes to oneself)

/// A day early in a month: pay, order chips.
struct ReviewOperator {
    using Target = OperatorId;
};

/// Chips ordered long ago are at work.
struct ChipsArrive {
    using Target = OperatorId;
    std::uint32_t chips; // H100-equivalents
};

// Workers get few events a day each, in the order of ids: larger shards than usual mean fewer
// outboxes.
using WorkerKind =
    AgentKind<WorkerId,
              EventList<StartWork, LeaveWork, JobOffer, HireAnswer, FinishRetraining, OvertimePaid>,
              1U << 17>;
using FirmKind = AgentKind<FirmId,
                           EventList<Departure,
                                     Arrival,
                                     Acceptance,
                                     VacanciesWithdrawn,
                                     PeerAdoption,
                                     WorkShift,
                                     StartTask,
                                     FinishTask,
                                     FinishReview,
                                     FinishRework,
                                     OvertimeOwed>>;
using MarketKind =
    AgentKind<MarketId, EventList<OfferRefused, VacanciesPosted, WithdrawVacancies, SeekWork>, 1>;

using LabKind = AgentKind<LabId, EventList<ReviewLab, FinishRun, ReleaseModel>, 1>;
using OperatorKind = AgentKind<OperatorId, EventList<ReviewOperator, ChipsArrive>, 1>;

} // namespace tenfold
