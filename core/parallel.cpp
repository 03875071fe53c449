// SPDX-License-Identifier: Apache-2.0
#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#include <tbb/version.h>

namespace tenfold {

namespace {

/// The exception of the lowest task that throws: the one that would have ended the tasks in serial
/// order.
class FirstFailure {
public:
    /// Calls `body()` unless a lower task has thrown.
    template <class Body>
    void guard(std::size_t task, Body&& body) {
        if (task > task_.load(std::memory_order_relaxed)) {
            return;
        }
        try {
            body();
        } catch (...) {
            const std::lock_guard lock{mutex_};
            if (task < task_.load(std::memory_order_relaxed)) {
                task_.store(task, std::memory_order_relaxed);
                error_ = std::current_exception();
            }
        }
    }

    /// To be called after all tasks.
    void rethrow() const {
        if (error_) {
            std::rethrow_exception(error_);
        }
    }

private:
    std::atomic<std::size_t> task_{std::numeric_limits<std::size_t>::max()};
    std::mutex mutex_;
    std::exception_ptr error_;
};

} // namespace

// One thread does not use oneTBB, whose limit would hold for the whole process: many runs of one
// thread each can then run side by side within a pool of several threads.
struct ThreadPool::Implementation {
    explicit Implementation(unsigned threads)
        : limit{tbb::global_control::max_allowed_parallelism, threads}, arena{static_cast<int>(
                                                                            threads)} {}

    tbb::global_control limit;
    tbb::task_arena arena;
};

ThreadPool::ThreadPool(unsigned threads)
    : threads_{std::max(1U, threads)}, implementation_{
                                           threads_ > 1 ? std::make_unique<Implementation>(threads_)
                                                        : nullptr} {}

ThreadPool::~ThreadPool() = default;

void ThreadPool::enter_task(TaskReference body) {
    if (threads_ == 1) {
        body(0, 0);
        return;
    }
    implementation_->arena.execute([&] { body(0, 0); });
}

void ThreadPool::for_each_task(std::size_t tasks, TaskReference body) {
    if (tasks <= 1 || threads_ == 1) {
        for (std::size_t task = 0; task < tasks; ++task) {
            body(task, 0);
        }
        return;
    }
    FirstFailure failure;
    implementation_->arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>{0, tasks, 1},
            [&](const tbb::blocked_range<std::size_t>& block) {
                const auto thread =
                    static_cast<unsigned>(tbb::this_task_arena::current_thread_index());
                for (std::size_t task = block.begin(); task != block.end(); ++task) {
                    failure.guard(task, [&] { body(task, thread); });
                }
            },
            tbb::simple_partitioner{});
    });
    failure.rethrow();
}

std::string parallel_library_version() {
    return std::to_string(TBB_VERSION_MAJOR) + "." + std::to_string(TBB_VERSION_MINOR);
}

} // namespace tenfold
