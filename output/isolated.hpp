// SPDX-License-Identifier: Apache-2.0
/// Work on files that nobody vouches for, in a process of its own: whatever it does to that
/// process, this one gets bytes or an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace tenfold {

/// What the process may use.
struct IsolationLimits {
    std::uint64_t processor_seconds = 10;
    std::uint64_t wall_seconds = 60;
    std::uint64_t memory_bytes = std::uint64_t{4} << 30U; // of addresses
    std::uint64_t answer_bytes = std::uint64_t{2} << 30U; // of what `work` returns
};

/// What `work` returns, computed in a child process; nothing else that it does is seen here.
///
/// Throws FileError "`subject`: ..." with what `work` threw, or, when it returned nothing because
/// it crashed or met a limit, with that in words. `work` must not wait for other threads: the child
/// has one only.
[[nodiscard]] std::string run_isolated(const std::string& subject,
                                       const std::function<std::string()>& work,
                                       const IsolationLimits& limits = {});

} // namespace tenfold
