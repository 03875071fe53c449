// SPDX-License-Identifier: Apache-2.0
#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("every task runs once, whatever the number of threads and tasks") {
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        ThreadPool pool{threads};
        CHECK(pool.threads() == threads);
        for (const std::size_t tasks : {0, 1, 2, 7, 1000}) {
            std::vector<std::atomic<int>> runs(tasks);
            pool.for_each(tasks, [&](std::size_t task, unsigned) { ++runs[task]; });
            CHECK(std::all_of(
                runs.begin(), runs.end(), [](const auto& count) { return count == 1; }));
        }
    }
}

TEST_CASE("thread numbers are below the number of threads, and never the same at the same time") {
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        ThreadPool pool{threads};
        std::vector<std::atomic<int>> running(threads);
        std::atomic<int> wrong{0};
        pool.for_each(2000, [&](std::size_t, unsigned thread) {
            if (thread >= threads || running[thread].fetch_add(1) != 0) {
                ++wrong;
            }
            std::this_thread::yield();
            --running[thread];
        });
        CHECK(wrong == 0);
    }
}

TEST_CASE(
    "a pool of N threads runs N tasks on N distinct threads at once, on any number of cores") {
    // Each task waits until all have begun: with fewer threads than tasks that would never happen.
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        ThreadPool pool{threads};
        std::atomic<unsigned> begun{0};
        std::mutex mutex;
        std::set<std::thread::id> ids;
        std::set<unsigned> numbers;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        pool.for_each(threads, [&](std::size_t, unsigned thread) {
            {
                const std::lock_guard lock{mutex};
                ids.insert(std::this_thread::get_id());
                numbers.insert(thread);
            }
            ++begun;
            while (begun < threads && std::chrono::steady_clock::now() < deadline) {
                std::this_thread::yield();
            }
        });
        CHECK(ids.size() == threads);
        CHECK(numbers.size() == threads);
    }
}

TEST_CASE("a pool never uses more threads than it was given") {
    for (const unsigned threads : {1U, 2U, 4U}) {
        ThreadPool pool{threads};
        std::mutex mutex;
        std::set<std::thread::id> ids;
        pool.enter([&] {
            for (int round = 0; round < 20; ++round) {
                pool.for_each(200, [&](std::size_t, unsigned) {
                    const std::lock_guard lock{mutex};
                    ids.insert(std::this_thread::get_id());
                });
            }
        });
        CHECK(ids.size() <= threads);
    }
}

TEST_CASE("an exception of a task reaches the caller, and the pool can be used again") {
    for (const unsigned threads : {1U, 2U, 4U}) {
        ThreadPool pool{threads};
        const auto fail = [](std::size_t task, unsigned) {
            if (task == 37) {
                throw std::out_of_range{"thirty-seven"};
            }
        };
        CHECK_THROWS_AS(pool.for_each(100, fail), std::out_of_range);
        CHECK_THROWS_AS(pool.enter([] { throw std::out_of_range{"inside"}; }), std::out_of_range);
        std::atomic<int> runs{0};
        pool.for_each(100, [&](std::size_t, unsigned) { ++runs; });
        CHECK(runs == 100);
    }
}

TEST_CASE("of several exceptions that of the lowest task is thrown") {
    for (const unsigned threads : {1U, 2U, 4U, 7U}) {
        ThreadPool pool{threads};
        for (int round = 0; round < 50; ++round) {
            std::string message;
            try {
                pool.for_each(64, [](std::size_t task, unsigned) {
                    if (task == 11) { // later than the others by the clock
                        std::this_thread::sleep_for(std::chrono::microseconds{200});
                    }
                    if (task >= 11) {
                        throw std::out_of_range{std::to_string(task)};
                    }
                });
            } catch (const std::out_of_range& error) {
                message = error.what();
            }
            REQUIRE(message == "11");
        }
    }
}

TEST_CASE("a pool of no threads has one") {
    ThreadPool pool{0};
    CHECK(pool.threads() == 1);
    int runs = 0;
    pool.for_each(3, [&](std::size_t, unsigned thread) {
        CHECK(thread == 0);
        ++runs;
    });
    CHECK(runs == 3);
}

TEST_CASE("pools of one thread work within the calls of another, each in its caller's thread") {
    ThreadPool outer{4};
    std::atomic<int> calls{0};
    std::atomic<int> elsewhere{0};
    outer.for_each(64, [&](std::size_t, unsigned) {
        const std::thread::id caller = std::this_thread::get_id();
        const auto count = [&](std::size_t, unsigned thread) {
            ++calls;
            elsewhere += thread != 0 || std::this_thread::get_id() != caller ? 1 : 0;
        };
        ThreadPool inner{1};
        inner.for_each(10, count);
        inner.enter([&] { inner.for_each(10, count); });
    });
    CHECK(calls == 64 * 20);
    CHECK(elsewhere == 0);
    CHECK(outer.threads() == 4);
}

TEST_CASE("the threading library has a version") {
    CHECK(parallel_library_version().find('.') != std::string::npos);
}
