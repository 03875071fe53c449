// SPDX-License-Identifier: Apache-2.0
/// Work in a child process, such as reading an untrusted file: whatever happens to the child, the
/// caller gets bytes or an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace tenfold {

/// Limits of the child process.
struct IsolationLimits {
    std::uint64_t processor_seconds = 10;
    std::uint64_t wall_seconds = 60;
    std::uint64_t memory_bytes = std::uint64_t{4} << 30U; // of addresses
    std::uint64_t answer_bytes = std::uint64_t{2} << 30U; // of what `work` returns
    std::uint64_t file_bytes = 0;                         // of each file that it writes
};

/// Words about a child that gives no answer.
struct IsolationWords {
    std::string work = "reading it"; // "reading it takes too long"
    std::string cause = "; it is damaged";
};

/// Returns the result of `work`, computed in a child process without other effects on the caller.
///
/// Throws FileError "`subject`: ..." with the message that `work` threw, or, if it crashed or
/// exceeded a limit, with that reason. `work` must not wait for other threads: the child has only
/// one.
[[nodiscard]] std::string run_isolated(const std::string& subject,
                                       const std::function<std::string()>& work,
                                       const IsolationLimits& limits = {},
                                       const IsolationWords& words = {});

} // namespace tenfold
