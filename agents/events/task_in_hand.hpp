// SPDX-License-Identifier: Apache-2.0
/// A task in progress, as stored in events and waiting lines.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace tenfold {

/// A task that a coworker or a reviewer works on, in 8 bytes.
struct TaskInHand {
    std::uint32_t length_bits; // of a float [h]; events are compared by words
    std::uint32_t team : 16;   // number of the team: if it has changed, the task is outdated
    std::uint32_t occupation : 6;
    std::uint32_t domain : 10;

    [[nodiscard]] double length() const { return std::bit_cast<float>(length_bits); }
    [[nodiscard]] static std::uint32_t bits(double length) {
        return std::bit_cast<std::uint32_t>(static_cast<float>(length));
    }
};
static_assert(sizeof(TaskInHand) == 8);

/// Largest number of task domains that a TaskInHand can represent.
inline constexpr std::size_t most_task_domains = 1024;

} // namespace tenfold
