// SPDX-License-Identifier: Apache-2.0
#include "agents/economy/schedule.hpp"

namespace tenfold {

namespace {

bool is_due(When when, const Today& today, bool last_day) {
    switch (when) {
    case When::every_day:
        return true;
    case When::first_of_month:
        return today.month_start;
    case When::last_of_month:
        return today.month_end;
    case When::end_of_record:
        return today.month_end || last_day;
    }
    return false;
}

} // namespace

Schedule::Schedule(std::span<const Step> steps) : steps_{steps} {
    for (const Step& step : steps) {
        by_phase_[static_cast<std::size_t>(step.phase)].push_back(&step);
    }
}

template <class Subject>
void Schedule::run_steps(Phase phase, const Today& today, bool last_day, Subject& subject) const {
    using Function = void (*)(Subject&);
    const Today of_day = today; // a step of the barrier advances `today`
    for (const Step* const step : by_phase_[static_cast<std::size_t>(phase)]) {
        if (const Function* const function = std::get_if<Function>(&step->action);
            function != nullptr && is_due(step->when, of_day, last_day)) {
            (*function)(subject);
        }
    }
}

void Schedule::run(Phase phase, const Today& today, WorkerShard& shard) const {
    run_steps(phase, today, false, shard);
}

void Schedule::run(Phase phase, const Today& today, FirmShard& shard) const {
    run_steps(phase, today, false, shard);
}

void Schedule::run(Phase phase, const Today& today, MarketShard& shard) const {
    run_steps(phase, today, false, shard);
}

void Schedule::run(Phase phase, const Today& today, bool last_day, Economy& economy) const {
    run_steps(phase, today, last_day, economy);
}

} // namespace tenfold
