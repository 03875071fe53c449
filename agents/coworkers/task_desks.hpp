// SPDX-License-Identifier: Apache-2.0
/// Tasks in the hands of a firm's coworkers and people, where every task is an event of its own
/// (resolution `individual`). One for each place of a firm; written by that firm alone.
#pragma once

#include "agents/coworkers/review_line.hpp"
#include "agents/coworkers/task.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// The tasks of one slot's team.
struct TaskDesk {
    std::uint32_t running = 0; // in the hands of coworkers
    ReviewLine line;
    Remainder kilotokens; // bought for tasks so far, and not a whole one
    Remainder cents;

    /// Tasks begun and not yet reviewed; those that wait are among the slot's `waiting`.
    [[nodiscard]] std::int64_t in_work() const {
        return std::int64_t{running} + std::int64_t{line.reviews()};
    }
};

/// The desks of a firm, in the order of its slots.
class TaskDesks {
public:
    /// Number of the present team, modulo 2^16: what carries another one is no longer in hand.
    [[nodiscard]] std::uint16_t team() const { return team_; }

    /// Desks for so many slots, if they are not there yet.
    void open(std::size_t slots) { desks_.resize(slots); }
    [[nodiscard]] TaskDesk& operator[](std::size_t slot) { return desks_[slot]; }
    [[nodiscard]] const std::vector<TaskDesk>& desks() const { return desks_; }

    /// Tasks in work at all desks.
    [[nodiscard]] std::int64_t in_work() const {
        std::int64_t sum = 0;
        for (const TaskDesk& desk : desks_) {
            sum += desk.in_work();
        }
        return sum;
    }

    /// Lets go of all tasks; the next team has another number.
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
