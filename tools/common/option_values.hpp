// SPDX-License-Identifier: Apache-2.0
/// Values of command-line options, parsed from text (tools/common/options.hpp).
#pragma once

#include "sim/checkpoints.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Largest value of --threads.
inline constexpr std::uint64_t largest_thread_count = 4096;

/// Help of --force.
inline constexpr const char* force_help =
    "Overwrite any existing file; without it, only earlier output of the same run or study is "
    "overwritten";

/// A whole number in [low, high]. Throws UsageError.
[[nodiscard]] std::uint64_t whole_number(std::string_view option,
                                         const std::string& text,
                                         std::uint64_t low,
                                         std::uint64_t high);

/// A finite number in (low, high]. Throws UsageError.
[[nodiscard]] double
positive_number(std::string_view option, const std::string& text, double low, double high);

/// Interval of checkpoints: "90d", "6mo", "1y" of simulated time, "45s", "30min", "2h" of wall-clock
/// time. Throws UsageError.
[[nodiscard]] CheckpointInterval checkpoint_interval(std::string_view option,
                                                     const std::string& text);

/// Index of `text` among `names`. Throws UsageError with the nearest name.
[[nodiscard]] std::size_t
choice(std::string_view option, const std::string& text, const std::vector<std::string>& names);

} // namespace tenfold
