// SPDX-License-Identifier: Apache-2.0
/// The only place that uses threads: a pool of fixed size, over oneTBB.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace tenfold {

/// A reference to a callable `void(std::size_t task, unsigned thread)`; does not own it.
class TaskReference {
public:
    template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, TaskReference>) explicit TaskReference(
        F& callable)
        : object_{const_cast<void*>(static_cast<const void*>(&callable))},
          call_{[](void* object, std::size_t task, unsigned thread) {
              (*static_cast<F*>(object))(task, thread);
          }} {}

    void operator()(std::size_t task, unsigned thread) const { call_(object_, task, thread); }

private:
    void* object_;
    void (*call_)(void*, std::size_t, unsigned);
};

/// A pool of `threads` threads, the caller's included. A number above one holds for the whole
/// process while the pool lives (oneTBB's global limit), also when it exceeds the number of cores.
/// A pool of one thread works in the caller's thread only, and may be used within a call of another
/// pool's for_each.
class ThreadPool {
public:
    explicit ThreadPool(unsigned threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    [[nodiscard]] unsigned threads() const { return threads_; }

    /// Runs `body()` inside the pool, so that its loops need not enter the pool one by one.
    template <class F>
    void enter(F&& body) {
        auto call = [&](std::size_t, unsigned) { body(); };
        enter_task(TaskReference{call});
    }

    /// Calls `body(task, thread)` for 0 <= task < tasks, each once, in any order, and waits for all
    /// of them. `thread` is below threads() and differs between calls that run at the same time. If
    /// calls throw, the exception of the lowest task is rethrown; higher tasks may then be skipped.
    template <class F>
    void for_each(std::size_t tasks, F&& body) {
        for_each_task(tasks, TaskReference{body});
    }

private:
    void enter_task(TaskReference body);
    void for_each_task(std::size_t tasks, TaskReference body);

    struct Implementation;
    unsigned threads_;
    std::unique_ptr<Implementation> implementation_;
};

/// Version of the threading library, for example "2021.8".
[[nodiscard]] std::string parallel_library_version();

} // namespace tenfold
