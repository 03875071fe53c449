// SPDX-License-Identifier: Apache-2.0
/// Tasks in progress in a firm, if every task is an event (resolution `individual`). One object per
/// firm index, written by that firm only.
#pragma once

#include "agents/coworkers/review_line.hpp"
#include "agents/coworkers/task.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// The tasks of one slot's team.
struct TaskDesk {
    std::uint32_t running = 0; // by coworkers
    ReviewLine line;
    Remainder kilotokens; // fraction of a unit not bought yet
    Remainder cents;

    /// Tasks started and not yet reviewed; those that wait are part of the slot's `waiting`.
    [[nodiscard]] std::int64_t in_work() const {
        return std::int64_t{running} + std::int64_t{line.reviews()};
    }
};

/// The desks of a firm, in the order of its slots.
class TaskDesks {
public:
    /// Number of the current team modulo 2^16; a task with another number is outdated.
    [[nodiscard]] std::uint16_t team() const { return team_; }

    /// Creates desks up to this number of slots.
    void open(std::size_t slots) { desks_.resize(slots); }
    [[nodiscard]] TaskDesk& operator[](std::size_t slot) { return desks_[slot]; }
    [[nodiscard]] const std::vector<TaskDesk>& desks() const { return desks_; }

    /// Tasks in progress at all desks.
    [[nodiscard]] std::int64_t in_work() const {
        std::int64_t sum = 0;
        for (const TaskDesk& desk : desks_) {
            sum += desk.in_work();
        }
        return sum;
    }

    /// Drops all tasks; the next team has another number.
    void dismiss() {
        desks_.clear();
        ++team_;
    }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [desks, team] = self;
        archive(desks, team);
    }

private:
    std::vector<TaskDesk> desks_;
    std::uint16_t team_ = 0;
};

} // namespace tenfold
