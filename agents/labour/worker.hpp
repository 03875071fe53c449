// SPDX-License-Identifier: Apache-2.0
/// State of a worker: a record of half a cache line, because access is random.
#pragma once

#include "agents/classification/ids.hpp"
#include "agents/events/events.hpp"

#include <cstdint>

namespace tenfold {

enum class WorkerStatus : std::uint8_t { unemployed, employed, joining, retraining };

/// A worker and household, written by the worker's own handlers only.
struct alignas(32) Worker {
    std::int64_t deposit = 0;     // cents
    FirmId employer;              // none unless employed
    std::uint32_t daily_wage = 0; // cents a calendar day; of the last job unless employed
    // for jobs of this month, before the month-end pay of the current one (pay.hpp)
    std::int32_t wage_due = 0;
    std::uint32_t seat : 24 = 0; // place in the employer's roster of the occupation
    std::uint32_t occupation : 8 = 0;
    std::uint16_t job_number = 0; // number of the job modulo 2^16, which identifies stale messages
    std::uint16_t since =
        0; // months from the start, plus 12, to the start or the end of the last job
    std::uint8_t sector = 0; // of the employer
    std::uint8_t region = 0;
    std::int8_t idle_days = 0; // with benefits in this month, before the month-end addition
    WorkerStatus status : 2 = WorkerStatus::unemployed;
    std::uint8_t reserved : 1 = 0;  // has accepted an offer and not started yet
    std::uint8_t searching : 1 = 0; // searches while employed
    std::uint8_t in_course : 1 = 0; // retrains in a course paid by the government
    std::uint8_t unused : 3 = 0;
};
static_assert(sizeof(Worker) == 32);

/// Message about a separation, the same for worker and firm.
[[nodiscard]] inline Departure
departure(WorkerId id, const Worker& worker, DepartureReason reason) {
    return {id, worker.seat, worker.occupation, worker.job_number, reason};
}

} // namespace tenfold
