// SPDX-License-Identifier: Apache-2.0
/// How many threads this process may use.
#pragma once

#include <string>

namespace tenfold {

/// The least of: processors in the affinity mask, SLURM_CPUS_PER_TASK, and the quota of the control
/// group (cgroup v2) rounded up; at least 1. Slurm without task confinement shows every processor
/// of the machine in the mask, and containers often limit by quota only: no single one of the three
/// can be trusted.
[[nodiscard]] unsigned available_threads();

/// Threads that the text of a cgroup v2 `cpu.max` allows ("200000 100000" is 2); 0 for no limit or
/// nonsense.
[[nodiscard]] unsigned threads_in_quota(const std::string& cpu_max);

} // namespace tenfold
