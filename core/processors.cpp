// SPDX-License-Identifier: Apache-2.0
#include "core/processors.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sched.h>
#include <string>
#include <string_view>

namespace tenfold {

namespace {

namespace fs = std::filesystem;

/// First two words of a file; empty where there are none.
struct Words {
    explicit Words(const fs::path& path) {
        std::ifstream file{path};
        file >> first >> second;
    }
    std::string first;
    std::string second;
};

/// The number in a word; 0 for any other word ("max") and for negative numbers (no quota).
double positive_number(std::string_view word) {
    double value = 0.0;
    const auto result = std::from_chars(word.data(), word.data() + word.size(), value);
    return result.ec == std::errc{} && value > 0.0 ? value : 0.0;
}

unsigned processors(double quota, double period, unsigned otherwise) {
    if (quota <= 0.0 || period <= 0.0 || quota / period >= otherwise) {
        return otherwise;
    }
    return std::max(1U, static_cast<unsigned>(std::ceil(quota / period)));
}

unsigned quota_of_group(const fs::path& group, unsigned otherwise) {
    const Words version_2{group / "cpu.max"};
    otherwise =
        processors(positive_number(version_2.first), positive_number(version_2.second), otherwise);
    const Words quota{group / "cpu.cfs_quota_us"};
    const Words period{group / "cpu.cfs_period_us"};
    return processors(positive_number(quota.first), positive_number(period.first), otherwise);
}

/// True when a comma-separated list of controllers has the processor's.
bool names_cpu(std::string_view controllers) {
    while (!controllers.empty()) {
        const std::size_t comma = std::min(controllers.find(','), controllers.size());
        if (controllers.substr(0, comma) == "cpu") {
            return true;
        }
        controllers.remove_prefix(std::min(comma + 1, controllers.size()));
    }
    return false;
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

unsigned
control_group_processors(const fs::path& membership, const fs::path& mount, unsigned otherwise) {
    std::ifstream file{membership};
    for (std::string line; std::getline(file, line);) { // NUMBER:CONTROLLERS:/PATH
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) {
            continue;
        }
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const bool version_2 = controllers.empty();
        if (!version_2 && !names_cpu(controllers)) {
            continue;
        }
        const fs::path root = version_2 ? mount : mount / "cpu";
        // In a container the mount is its own group, and the path may not exist.
        for (fs::path group = fs::path{line.substr(second + 1)}.relative_path(); !group.empty();
             group = group.parent_path()) {
            otherwise = quota_of_group(root / group, otherwise);
        }
        otherwise = quota_of_group(root, otherwise);
    }
    return otherwise;
}

unsigned available_threads() {
    cpu_set_t set;
    CPU_ZERO(&set);
    unsigned threads = 1;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        threads = std::max(1U, static_cast<unsigned>(CPU_COUNT(&set)));
    }
    threads = std::min(threads, environment_threads("SLURM_CPUS_PER_TASK", threads));
    return control_group_processors("/proc/self/cgroup", "/sys/fs/cgroup", threads);
}

} // namespace tenfold
