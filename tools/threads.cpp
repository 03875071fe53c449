// SPDX-License-Identifier: Apache-2.0
#include "tools/threads.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <sstream>
#include <string_view>
#include <thread>

namespace tenfold {

namespace {

constexpr const char* cgroup_root = "/sys/fs/cgroup";

unsigned positive_number(std::string_view text) {
    unsigned number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size() ? number : 0;
}

unsigned threads_in_mask() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(0, sizeof mask, &mask) == 0) {
        return static_cast<unsigned>(CPU_COUNT(&mask));
    }
    return std::thread::hardware_concurrency(); // more processors than the mask holds
}

/// The control group of this process, for example "/user.slice"; "/" when there is none.
std::string control_group() {
    std::ifstream file{"/proc/self/cgroup"};
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("0::")) {
            return line.substr(3);
        }
    }
    return "/";
}

/// The smallest quota from this process's control group up to the root; 0 when none is set.
unsigned threads_in_control_group() {
    unsigned least = 0;
    std::filesystem::path group = control_group();
    while (true) {
        std::ifstream file{std::string{cgroup_root} + (group / "cpu.max").string()};
        std::string text;
        std::getline(file, text);
        if (const unsigned threads = threads_in_quota(text); threads > 0) {
            least = least == 0 ? threads : std::min(least, threads);
        }
        if (!group.has_relative_path()) {
            return least;
        }
        group = group.parent_path();
    }
}

} // namespace

unsigned threads_in_quota(const std::string& cpu_max) {
    std::istringstream words{cpu_max};
    std::int64_t quota = 0;
    std::int64_t period = 0;
    if (!(words >> quota >> period) || quota <= 0 || period <= 0) {
        return 0; // "max 100000": no limit
    }
    return static_cast<unsigned>((quota + period - 1) / period);
}

unsigned available_threads() {
    unsigned threads = std::max(1U, threads_in_mask());
    const char* const slurm = std::getenv("SLURM_CPUS_PER_TASK");
    for (const unsigned limit :
         {slurm == nullptr ? 0U : positive_number(slurm), threads_in_control_group()}) {
        if (limit > 0) {
            threads = std::min(threads, limit);
        }
    }
    return threads;
}

} // namespace tenfold
