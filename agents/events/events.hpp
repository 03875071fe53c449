// SPDX-License-Identifier: Apache-2.0
/// Events of the economy and the handlers of their receivers. An event is a message that arrives in
/// a later window, or an event that an agent schedules to itself. The lists at the end of this file
/// number the events of each receiver; the number is part of the order in which events are handled.
///
/// To add an event: declare its struct and its handler here, append it to its receiver's list, and
/// define the handler in the receiver's room.
///
/// Protocol of employment. Every message about a job carries the worker and the job number, and
/// takes effect on the day on which it arrives. The sender schedules the same event to itself, so
/// that both sides apply the change on the same day; an event with an outdated job number is
/// ignored. A hire takes: offer (day x), acceptance (x+1), the firm's answer (x+2 = y, when the
/// firm reserves a seat in the roster), arrival of the answer (y+1, when a job mover gives notice),
/// separation from the old firm (y+2), first day (y+3). These delays are constants of
/// agents/events/hiring.hpp.
#pragma once

#include "core/event.hpp"

#include "agents/classification/categories.hpp"
#include "agents/classification/ids.hpp"
#include "agents/events/task_in_hand.hpp"

#include <cstdint>
#include <string_view>

namespace tenfold {

class WorkerTurn;
class FirmTurn;
class MarketTurn;
class LabTurn;
class OperatorTurn;

/// Why a job ends.
enum class DepartureReason : std::uint16_t { separation, job_to_job, layoff };

// ---- to a worker

/// First day in a new job (to oneself).
struct StartWork {
    using Target = WorkerId;
    static constexpr std::string_view name = "start_work";
    FirmId firm;
    std::uint32_t seat : 24;
    std::uint32_t sector : 8;
    std::uint32_t job_number;
};
void handle(WorkerTurn& turn, const StartWork& event);

/// Day after the last day of a job: scheduled by the worker, or sent by the firm.
struct LeaveWork {
    using Target = WorkerId;
    static constexpr std::string_view name = "leave_work";
    FirmId firm;
    std::uint16_t job_number;
    DepartureReason reason;
};
void handle(WorkerTurn& turn, const LeaveWork& event);

/// A market offers a vacancy.
struct JobOffer {
    using Target = WorkerId;
    static constexpr std::string_view name = "job_offer";
    MarketId market;
    FirmId firm;
    std::uint32_t sector;
};
void handle(WorkerTurn& turn, const JobOffer& event);

/// A firm answers an acceptance.
struct HireAnswer {
    using Target = WorkerId;
    static constexpr std::string_view name = "hire_answer";
    FirmId firm;
    std::uint32_t hired; // 0 or 1
    std::uint32_t seat : 24;
    std::uint32_t sector : 8;
};
void handle(WorkerTurn& turn, const HireAnswer& event);

/// End of retraining for another occupation (to oneself).
struct FinishRetraining {
    using Target = WorkerId;
    static constexpr std::string_view name = "finish_retraining";
    std::uint32_t number; // job number at the start: if it has changed, the event is outdated
};
void handle(WorkerTurn& turn, const FinishRetraining& event);

/// A firm pays overtime.
struct OvertimePaid {
    using Target = WorkerId;
    static constexpr std::string_view name = "overtime_paid";
    FirmId firm;
    std::uint32_t cents;
};
void handle(WorkerTurn& turn, const OvertimePaid& event);

// ---- to a firm

/// Day after a worker's last day: sent by the worker, or scheduled by the firm.
struct Departure {
    using Target = FirmId;
    static constexpr std::string_view name = "departure";
    WorkerId worker;
    std::uint32_t seat : 24;
    std::uint32_t occupation : 8;
    std::uint16_t job_number;
    DepartureReason reason;
};
void handle(FirmTurn& turn, const Departure& event);

/// A new worker's first day (to oneself).
struct Arrival {
    using Target = FirmId;
    static constexpr std::string_view name = "arrival";
    WorkerId worker;
    std::uint32_t seat : 24;
    std::uint32_t occupation : 8;
    std::uint32_t job_number;
};
void handle(FirmTurn& turn, const Arrival& event);

/// A worker accepts an offer.
struct Acceptance {
    using Target = FirmId;
    static constexpr std::string_view name = "acceptance";
    WorkerId worker;
    std::uint32_t occupation;
    std::uint32_t job_number; // of the new job
};
void handle(FirmTurn& turn, const Acceptance& event);

/// A market has removed vacancies at the firm's request.
struct VacanciesWithdrawn {
    using Target = FirmId;
    static constexpr std::string_view name = "vacancies_withdrawn";
    MarketId market;
    std::uint32_t asked;
    std::uint32_t withdrawn;
};
void handle(FirmTurn& turn, const VacanciesWithdrawn& event);

/// Overtime that the firm owes to all its employees [cents] (to oneself).
struct OvertimeOwed {
    using Target = FirmId;
    static constexpr std::string_view name = "overtime_owed";
    std::uint32_t low; // half of the 64 bits
    std::uint32_t high;

    explicit OvertimeOwed(std::int64_t cents = 0)
        : low{static_cast<std::uint32_t>(cents)}, high{static_cast<std::uint32_t>(cents >> 32)} {}
    [[nodiscard]] std::int64_t cents() const {
        return std::int64_t{high} << 32 | std::int64_t{low};
    }
};
void handle(FirmTurn& turn, const OvertimeOwed& event);

/// A peer of the firm started (+1) or stopped (-1) using virtual coworkers.
struct PeerAdoption {
    using Target = FirmId;
    static constexpr std::string_view name = "peer_adoption";
    FirmId peer;
    std::int32_t change;
};
void handle(FirmTurn& turn, const PeerAdoption& event);

/// End of a shift of the firm's coworkers; in resolution `individual`, start of a day (to oneself).
struct WorkShift {
    using Target = FirmId;
    static constexpr std::string_view name = "work_shift";
    std::uint32_t births; // of the firm's index: if it has changed, the firm has closed
};
void handle(FirmTurn& turn, const WorkShift& event);

// Events to oneself about single tasks, in resolution `individual` only.

/// A task arrives at the coworkers of an occupation; `more` tasks follow on the same day.
struct StartTask {
    using Target = FirmId;
    static constexpr std::string_view name = "start_task";
    std::uint32_t more;
    std::uint16_t team; // number of the team: if it has changed, the task is outdated
    std::uint16_t occupation;
};
void handle(FirmTurn& turn, const StartTask& event);

/// A coworker has finished a task.
struct FinishTask {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_task";
    TaskInHand task;
};
void handle(FirmTurn& turn, const FinishTask& event);

/// People have finished the review of a task.
struct FinishReview {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_review";
    TaskInHand task;
};
void handle(FirmTurn& turn, const FinishReview& event);

/// People have redone a failed task, or repaired its consequences.
struct FinishRework {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_rework";
    std::uint32_t minutes; // of work
    std::uint32_t births;  // of the firm's index: if it has changed, the firm has closed
};
void handle(FirmTurn& turn, const FinishRework& event);

// ---- to a labour market

/// A worker has refused an offer: the vacancy is open again.
struct OfferRefused {
    using Target = MarketId;
    static constexpr std::string_view name = "offer_refused";
    WorkerId worker;
    FirmId firm;
    std::uint32_t sector;
};
void handle(MarketTurn& turn, const OfferRefused& event);

/// A firm announces vacancies.
struct VacanciesPosted {
    using Target = MarketId;
    static constexpr std::string_view name = "vacancies_posted";
    FirmId firm;
    std::uint32_t sector;
    std::uint32_t count;
};
void handle(MarketTurn& turn, const VacanciesPosted& event);

/// A firm withdraws vacancies, except those for which an offer is pending.
struct WithdrawVacancies {
    using Target = MarketId;
    static constexpr std::string_view name = "withdraw_vacancies";
    FirmId firm;
    std::uint32_t count;
};
void handle(MarketTurn& turn, const WithdrawVacancies& event);

/// A worker searches for a job until its next monthly review.
struct SeekWork {
    using Target = MarketId;
    static constexpr std::string_view name = "seek_work";
    WorkerId worker;
    FirmId employer; // none for the unemployed
};
void handle(MarketTurn& turn, const SeekWork& event);

// ---- to a lab, from itself

/// First day of a month: the lab buys compute.
struct ReviewLab {
    using Target = LabId;
    static constexpr std::string_view name = "review_lab";
};
void handle(LabTurn& turn, const ReviewLab& event);

/// The training run in progress, or an open lab's imitation of the frontier, is finished.
struct FinishRun {
    using Target = LabId;
    static constexpr std::string_view name = "finish_run";
};
void handle(LabTurn& turn, const FinishRun& event);

/// The model that has waited longest is released.
struct ReleaseModel {
    using Target = LabId;
    static constexpr std::string_view name = "release_model";
};
void handle(LabTurn& turn, const ReleaseModel& event);

// ---- to a compute operator, from itself

/// A day early in a month: the operator pays and orders chips.
struct ReviewOperator {
    using Target = OperatorId;
    static constexpr std::string_view name = "review_operator";
};
void handle(OperatorTurn& turn, const ReviewOperator& event);

/// Chips start to operate at the end of their lead time.
struct ChipsArrive {
    using Target = OperatorId;
    static constexpr std::string_view name = "chips_arrive";
    std::uint32_t chips; // H100-equivalents
};
void handle(OperatorTurn& turn, const ChipsArrive& event);

// Workers receive few events a day each, in the order of ids: larger shards than usual mean fewer
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

/// All kinds of agents of the economy.
using EconomyKinds = KindList<WorkerKind, FirmKind, MarketKind, LabKind, OperatorKind>;

} // namespace tenfold
