// SPDX-License-Identifier: Apache-2.0
/// Values of command-line options, from text. CLI11 would wrap "-3" to a huge unsigned number
/// without a word, so options are kept as text and read here.
#pragma once

#include "sim/checkpoints.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Largest value of --threads.
inline constexpr std::uint64_t largest_thread_count = 4096;

/// What --force says of itself, in every command that has it.
inline constexpr const char* force_help =
    "Replace files that are there, whatever they are; without it only earlier outputs of the same "
    "are replaced";

/// A whole number in [low, high], or UsageError.
[[nodiscard]] std::uint64_t whole_number(std::string_view option,
                                         const std::string& text,
                                         std::uint64_t low,
                                         std::uint64_t high);

/// A finite number in (low, high], or UsageError.
[[nodiscard]] double
positive_number(std::string_view option, const std::string& text, double low, double high);

/// How often checkpoints are written: "90d", "6mo", "1y" of simulated time, "45s", "30min", "2h" of
/// wall-clock time. Throws UsageError.
[[nodiscard]] CheckpointInterval checkpoint_interval(std::string_view option,
                                                     const std::string& text);

/// Index of `text` among `names`, or UsageError that names the nearest.
[[nodiscard]] std::size_t
choice(std::string_view option, const std::string& text, const std::vector<std::string>& names);

} // namespace tenfold
