// SPDX-License-Identifier: Apache-2.0
/// The one table of what is said about a run as a whole, in the group `/observations` of the file.
#pragma once

#include "agents/observations.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// A number that is said about a run.
struct ObservedNumber {
    std::string_view name; // of the attribute in the file
    std::string_view unit;
    std::string_view meaning; // one sentence
    double (*value)(const Observations& observations) = nullptr;
};

/// All numbers, in the order of the file.
[[nodiscard]] std::span<const ObservedNumber> observed_numbers();

/// The table for the documentation: name | unit | meaning, in Markdown.
[[nodiscard]] std::string describe_observations_markdown();

} // namespace tenfold
