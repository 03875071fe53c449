// SPDX-License-Identifier: Apache-2.0
/// A schedule: the steps of a day and of a month in their order. The table itself is
/// sim/schedule.cpp.
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

/// Parts of a day. Events are handled between opening and closing.
enum class Phase : std::uint8_t {
    start,   // once, when the world is built
    opening, // passes over agents before their events
    closing, // passes over agents after their events
    barrier, // between two days, when all agents wait
    kinds
};

/// Days on which a step is due; of a barrier, the day that ends.
enum class When : std::uint8_t {
    every_day,
    first_of_month,
    last_of_month,
    end_of_record, // the last day of a month, and of the run
};

/// What a step calls: a function of the agents of a shard, or at a barrier of the economy.
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

/// Steps sorted by phase and kind of action, in the order of the table.
class Schedule {
public:
    explicit Schedule(std::span<const Step> steps);

    [[nodiscard]] std::span<const Step> steps() const { return steps_; }

    /// Runs the steps of a pass that are due.
    void run(Phase phase, const Today& today, WorkerShard& shard) const;
    void run(Phase phase, const Today& today, FirmShard& shard) const;
    void run(Phase phase, const Today& today, MarketShard& shard) const;
    /// Runs the steps of the start, or of a barrier, that are due.
    void run(Phase phase, const Today& today, bool last_day, Economy& economy) const;

private:
    template <class Subject>
    void run_steps(Phase phase, const Today& today, bool last_day, Subject& subject) const;

    std::span<const Step> steps_;
    std::array<std::vector<const Step*>, static_cast<std::size_t>(Phase::kinds)> by_phase_;
};

} // namespace tenfold
