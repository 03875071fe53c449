// SPDX-License-Identifier: Apache-2.0
/// Outcomes of the tasks of virtual coworkers.
#pragma once

#include "agents/accounts/accounts.hpp"

#include <cstdint>

namespace tenfold {

/// Tasks that coworkers completed in a month; simulated units.
struct TaskOutcomes {
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;     // and noticed
    std::int64_t undetected = 0; // failed and not noticed in time

    [[nodiscard]] std::int64_t done() const { return succeeded + failed + undetected; }
    bool operator==(const TaskOutcomes&) const = default;
};

/// Tasks completed since the start.
[[nodiscard]] inline TaskOutcomes task_outcomes(const Accounts& accounts) {
    return {accounts.total(TaskCount::succeeded),
            accounts.total(TaskCount::failed),
            accounts.total(TaskCount::undetected)};
}

} // namespace tenfold
