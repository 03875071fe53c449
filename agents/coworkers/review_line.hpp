// SPDX-License-Identifier: Apache-2.0
/// The line of finished tasks waiting for review: first come, first served by several reviewers.
/// Without a notion of time.
#pragma once

#include "core/check.hpp"

#include "agents/events/task_in_hand.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

class ReviewLine {
public:
    /// Adds a task to the end of the line.
    void join(const TaskInHand& task) { tasks_.push_back(task); }

    /// If fewer than `reviewers` reviews are in progress and a task is waiting, starts the review
    /// of the task that has waited longest, and returns true.
    [[nodiscard]] bool call(std::uint32_t reviewers, TaskInHand& task) {
        if (reviews_ >= reviewers || waiting() == 0) {
            return false;
        }
        ++reviews_;
        task = tasks_[first_++];
        if (2 * first_ >= tasks_.size()) { // amortised: moves at most as many tasks as were called
            tasks_.erase(tasks_.begin(), tasks_.begin() + static_cast<std::ptrdiff_t>(first_));
            first_ = 0;
        }
        return true;
    }

    /// Ends a review.
    void release() {
        EXPECTS(reviews_ > 0);
        --reviews_;
    }

    /// Tasks in the line, without those in review.
    [[nodiscard]] std::size_t waiting() const { return tasks_.size() - first_; }
    /// Reviews in progress.
    [[nodiscard]] std::uint32_t reviews() const { return reviews_; }

    /// Calls `use(task)` for each task in the line, oldest first.
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
    std::vector<TaskInHand> tasks_; // the line starts at `first_`
    std::size_t first_ = 0;
    std::uint32_t reviews_ = 0;
};

} // namespace tenfold
