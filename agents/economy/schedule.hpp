// SPDX-License-Identifier: Apache-2.0
/// Schedule: the steps of a day and of a month, in order. The table itself is in sim/schedule.cpp.
#pragma once

#include "agents/events/today.hpp"
#include "agents/firms/view.hpp"
#include "agents/labour/view.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace tenfold {

class Economy;

/// Phases of a day. Events are handled between opening and closing.
enum class Phase : std::uint8_t {
    start,   // once, when the world is built
    opening, // passes over agents before their events
    closing, // passes over agents after their events
    barrier, // between two days, while all agents wait
    kinds
};

/// Days on which a step is due; for a barrier, the day that ends.
enum class When : std::uint8_t {
    every_day,
    first_of_month,
    last_of_month,
    end_of_record, // the last day of a month, and of the run
};

/// Function of a step: on the agents of a shard, or at a barrier on the economy.
using Action = std::variant<void (*)(Economy&),
                            void (*)(WorkerShard&),
                            void (*)(FirmShard&),
                            void (*)(MarketShard&)>;

/// A line of the schedule.
struct Step {
    Phase phase;
    When when;
    std::string_view name;      // one sentence
    std::string_view equations; // numbers in docs/model.md, for example "52, 53"; may be empty
    Action action;
};

/// Steps grouped by phase and kind of action, each group in the order of the table.
class Schedule {
public:
    explicit Schedule(std::span<const Step> steps);

    [[nodiscard]] std::span<const Step> steps() const { return steps_; }

    /// Runs the steps of a population pass that are due.
    void run(Phase phase, const Today& today, WorkerShard& shard) const;
    void run(Phase phase, const Today& today, FirmShard& shard) const;
    void run(Phase phase, const Today& today, MarketShard& shard) const;
    /// Runs the steps of the start or of a barrier that are due.
    void run(Phase phase, const Today& today, bool last_day, Economy& economy) const;

private:
    template <class Subject>
    void run_steps(Phase phase, const Today& today, bool last_day, Subject& subject) const;

    std::span<const Step> steps_;
    std::array<std::vector<const Step*>, static_cast<std::size_t>(Phase::kinds)> by_phase_;
};

} // namespace tenfold
