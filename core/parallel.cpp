// SPDX-License-Identifier: Apache-2.0
#include "core/parallel.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sched.h>
#include <string_view>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#include <tbb/version.h>

namespace tenfold {

struct ThreadPool::Implementation {
    explicit Implementation(unsigned threads)
        : limit{tbb::global_control::max_allowed_parallelism, threads}, arena{static_cast<int>(
                                                                            threads)} {}

    tbb::global_control limit;
    tbb::task_arena arena;
};

ThreadPool::ThreadPool(unsigned threads)
    : threads_{std::max(1U, threads)}, implementation_{std::make_unique<Implementation>(threads_)} {
}

ThreadPool::~ThreadPool() = default;

void ThreadPool::enter_task(TaskReference body) {
    implementation_->arena.execute([&] { body(0, 0); });
}

void ThreadPool::for_each_task(std::size_t tasks, TaskReference body) {
    if (tasks <= 1 || threads_ == 1) {
        for (std::size_t task = 0; task < tasks; ++task) {
            body(task, 0);
        }
        return;
    }
    implementation_->arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>{0, tasks, 1},
            [&](const tbb::blocked_range<std::size_t>& block) {
                const auto thread =
                    static_cast<unsigned>(tbb::this_task_arena::current_thread_index());
                for (std::size_t task = block.begin(); task != block.end(); ++task) {
                    body(task, thread);
                }
            },
            tbb::simple_partitioner{});
    });
}

namespace {

// Processors granted by the control group: "QUOTA PERIOD" or "max PERIOD" in cpu.max (version 2).
unsigned quota_threads(unsigned otherwise) {
    std::ifstream file{"/sys/fs/cgroup/cpu.max"};
    std::string quota;
    double period = 0.0;
    if (!(file >> quota >> period) || quota == "max" || period <= 0.0) {
        return otherwise;
    }
    double microseconds = 0.0;
    const auto result = std::from_chars(quota.data(), quota.data() + quota.size(), microseconds);
    if (result.ec != std::errc{}) {
        return otherwise;
    }
    return std::max(1U, static_cast<unsigned>(std::ceil(microseconds / period)));
}

unsigned environment_threads(const char* name, unsigned otherwise) {
    const char* text = std::getenv(name);
    if (text == nullptr) {
        return otherwise;
    }
    const std::string_view view{text};
    unsigned value = 0;
    const auto result = std::from_chars(view.data(), view.data() + view.size(), value);
    return result.ec == std::errc{} && value > 0 ? value : otherwise;
}

} // namespace

unsigned available_threads() {
    cpu_set_t set;
    CPU_ZERO(&set);
    unsigned threads = 1;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        threads = std::max(1U, static_cast<unsigned>(CPU_COUNT(&set)));
    }
    threads = std::min(threads, environment_threads("SLURM_CPUS_PER_TASK", threads));
    return std::min(threads, quota_threads(threads));
}

std::string parallel_library_version() {
    return std::to_string(TBB_VERSION_MAJOR) + "." + std::to_string(TBB_VERSION_MINOR);
}

} // namespace tenfold
