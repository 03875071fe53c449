// SPDX-License-Identifier: Apache-2.0
/// The number of processors that this process may use.
#pragma once

#include <filesystem>

namespace tenfold {

/// Threads that this process may use: processors of its affinity mask, at most SLURM_CPUS_PER_TASK
/// and the quota of its control groups (oneTBB ignores both), at least 1.
[[nodiscard]] unsigned available_threads();

/// Processors granted by control groups, rounded up: the minimum over the group named in
/// `membership` (in the form of /proc/self/cgroup) and all its ancestors, below `mount` (as
/// /sys/fs/cgroup). Both versions are read: cpu.max of version 2, cpu.cfs_quota_us of version 1.
/// Returns `otherwise` if there is no quota.
[[nodiscard]] unsigned control_group_processors(const std::filesystem::path& membership,
                                                const std::filesystem::path& mount,
                                                unsigned otherwise);

} // namespace tenfold
