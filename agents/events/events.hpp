// SPDX-License-Identifier: Apache-2.0
/// Events of the economy, each with the handler that its receiver has for it. An event is a message
/// that travels for a day, or an agent's note to itself; its place in its receiver's list, at the
/// end of this file, is its number in the order of events.
///
/// To add an event: its struct and the declaration of its handler here, its place in the list, and
/// the handler in the room of its receiver.
///
/// Protocol of employment. Every change of a job carries the worker, the job number and takes
/// effect on the day on which its message arrives; the sender sends itself the same note, so that
/// both sides apply it on one day, and a note with a stale job number is ignored. A hire takes:
/// offer (day x), acceptance (x+1), the firm's answer (x+2, "y", when it takes a seat in the
/// roster), the news of it (y+1, when a job mover gives notice), leaving the old firm (y+2), first
/// day (y+3). These lengths are constants of agents/events/hiring.hpp.
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

/// First day in a new job (note to oneself).
struct StartWork {
    using Target = WorkerId;
    static constexpr std::string_view name = "start_work";
    FirmId firm;
    std::uint32_t seat : 24;
    std::uint32_t sector : 8;
    std::uint32_t job_number;
};
void handle(WorkerTurn& turn, const StartWork& event);

/// Last day of a job is over: a note to oneself, or the firm's notice.
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

/// Retraining for another occupation is over (note to oneself).
struct FinishRetraining {
    using Target = WorkerId;
    static constexpr std::string_view name = "finish_retraining";
    std::uint32_t number; // job number at its start: tells that nothing has come between
};
void handle(WorkerTurn& turn, const FinishRetraining& event);

/// A firm pays for overtime.
struct OvertimePaid {
    using Target = WorkerId;
    static constexpr std::string_view name = "overtime_paid";
    FirmId firm;
    std::uint32_t cents;
};
void handle(WorkerTurn& turn, const OvertimePaid& event);

// ---- to a firm

/// A worker's last day is over: the worker's notice, or the firm's note to itself.
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

/// A new worker's first day (note to oneself).
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
    std::uint32_t job_number; // that the new job will have
};
void handle(FirmTurn& turn, const Acceptance& event);

/// The market took vacancies out of its book.
struct VacanciesWithdrawn {
    using Target = FirmId;
    static constexpr std::string_view name = "vacancies_withdrawn";
    MarketId market;
    std::uint32_t asked;
    std::uint32_t withdrawn;
};
void handle(FirmTurn& turn, const VacanciesWithdrawn& event);

/// What the firm owes all its people for overtime (note to oneself) [cents].
struct OvertimeOwed {
    using Target = FirmId;
    static constexpr std::string_view name = "overtime_owed";
    std::uint32_t low; // bits
    std::uint32_t high;

    explicit OvertimeOwed(std::int64_t cents = 0)
        : low{static_cast<std::uint32_t>(cents)}, high{static_cast<std::uint32_t>(cents >> 32)} {}
    [[nodiscard]] std::int64_t cents() const {
        return std::int64_t{high} << 32 | std::int64_t{low};
    }
};
void handle(FirmTurn& turn, const OvertimeOwed& event);

/// A firm that this one watches started (+1) or stopped (-1) using virtual coworkers.
struct PeerAdoption {
    using Target = FirmId;
    static constexpr std::string_view name = "peer_adoption";
    FirmId peer;
    std::int32_t change;
};
void handle(FirmTurn& turn, const PeerAdoption& event);

/// A shift of the firm's coworkers is over, or, where every task is an event, a day begins (note to
/// oneself).
struct WorkShift {
    using Target = FirmId;
    static constexpr std::string_view name = "work_shift";
    std::uint32_t births; // of the place: tells that it is still the same firm
};
void handle(FirmTurn& turn, const WorkShift& event);

// Notes to oneself about single tasks, in resolution `individual` only.

/// A task arrives at the coworkers of an occupation, and `more` will later in the day.
struct StartTask {
    using Target = FirmId;
    static constexpr std::string_view name = "start_task";
    std::uint32_t more;
    std::uint16_t team; // number of the firm's team: tells that it is still the same
    std::uint16_t occupation;
};
void handle(FirmTurn& turn, const StartTask& event);

/// A coworker is done with a task.
struct FinishTask {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_task";
    TaskInHand task;
};
void handle(FirmTurn& turn, const FinishTask& event);

/// People are done with the review of a task.
struct FinishReview {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_review";
    TaskInHand task;
};
void handle(FirmTurn& turn, const FinishReview& event);

/// People have done a failed task again, or repaired what came of it.
struct FinishRework {
    using Target = FirmId;
    static constexpr std::string_view name = "finish_rework";
    std::uint32_t minutes; // that it took
    std::uint32_t births;  // of the place: tells that it is still the same firm
};
void handle(FirmTurn& turn, const FinishRework& event);

// ---- to a labour market

/// A worker did not take an offer: the vacancy opens again.
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

/// A firm takes vacancies back, as far as no offer is out for them.
struct WithdrawVacancies {
    using Target = MarketId;
    static constexpr std::string_view name = "withdraw_vacancies";
    FirmId firm;
    std::uint32_t count;
};
void handle(MarketTurn& turn, const WithdrawVacancies& event);

/// A worker looks for a job until the day of its next monthly examination.
struct SeekWork {
    using Target = MarketId;
    static constexpr std::string_view name = "seek_work";
    WorkerId worker;
    FirmId employer; // none for the unemployed
};
void handle(MarketTurn& turn, const SeekWork& event);

// ---- to a lab (notes to oneself)

/// First day of a month: buy compute.
struct ReviewLab {
    using Target = LabId;
    static constexpr std::string_view name = "review_lab";
};
void handle(LabTurn& turn, const ReviewLab& event);

/// The training run in progress, or the copy of what others had, is done.
struct FinishRun {
    using Target = LabId;
    static constexpr std::string_view name = "finish_run";
};
void handle(LabTurn& turn, const FinishRun& event);

/// The model that has waited longest goes on offer.
struct ReleaseModel {
    using Target = LabId;
    static constexpr std::string_view name = "release_model";
};
void handle(LabTurn& turn, const ReleaseModel& event);

// ---- to a compute operator (notes to oneself)

/// A day early in a month: pay, order chips.
struct ReviewOperator {
    using Target = OperatorId;
    static constexpr std::string_view name = "review_operator";
};
void handle(OperatorTurn& turn, const ReviewOperator& event);

/// Chips ordered long ago are at work.
struct ChipsArrive {
    using Target = OperatorId;
    static constexpr std::string_view name = "chips_arrive";
    std::uint32_t chips; // H100-equivalents
};
void handle(OperatorTurn& turn, const ChipsArrive& event);

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
