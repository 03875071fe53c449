// SPDX-License-Identifier: Apache-2.0
/// Tasks that coworkers are done with, in a line before the people who review them: first come,
/// first served by several reviewers. Knows no time.
#pragma once

#include "core/check.hpp"

#include "agents/events/task_in_hand.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

class ReviewLine {
public:
    /// A task joins the end of the line.
    void join(const TaskInHand& task) { tasks_.push_back(task); }

    /// Calls the task that has waited longest, if fewer than `reviewers` reviews are going on:
    /// true, and its review begins.
    [[nodiscard]] bool call(std::uint32_t reviewers, TaskInHand& task) {
        if (reviews_ >= reviewers || waiting() == 0) {
            return false;
        }
        ++reviews_;
        task = tasks_[first_++];
        if (2 * first_ >= tasks_.size()) { // moves no more tasks than have been called since
            tasks_.erase(tasks_.begin(), tasks_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
        return true;
    }

    /// A review is over.
    void release() {
        EXPECTS(reviews_ > 0);
        --reviews_;
    }

    /// Tasks in the line.
    [[nodiscard]] std::size_t waiting() const { return tasks_.size() - first_; }
    /// Reviews that are going on.
    [[nodiscard]] std::uint32_t reviews() const { return reviews_; }

    /// Calls `use(task)` for each in the line, the oldest first.
    template <class Use>
    void for_each(Use&& use) const {
        for (std::size_t i = first_; i < tasks_.size(); ++i) {
            use(tasks_[i]);
        }
    }

    template <class Self, class Archive>
    static void archive(Self& self, Archive& archive) {
        auto& [tasks, first, reviews] = self;
        archive(tasks, first, reviews);
    }

private:
    std::vector<TaskInHand> tasks_; // from `first_` on
    std::size_t first_ = 0;
    std::uint32_t reviews_ = 0;
};

} // namespace tenfold
