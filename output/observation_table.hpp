// SPDX-License-Identifier: Apache-2.0
/// The one table of what is said about a run as a whole, in the group `/observations` of the file.
#pragma once

#include "agents/observe/observations.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// Stands for decimals where only the order of magnitude says something.
inline constexpr int powers_of_ten = -1;

/// A number that is said about a run.
struct ObservedNumber {
    std::string_view name; // of the attribute in the file
    std::string_view unit;
    std::string_view meaning; // one sentence
    double (*value)(const Observations& observations) = nullptr;
    int decimals = 2; // wherever it is written; powers_of_ten: as a power of ten
};

/// A price whose factors of calendar years are said too, each under its name and the year.
struct ObservedPrice {
    std::string_view factor; // name without the year
    std::string_view meaning;
    const PriceFall& (*fall)(const Observations& observations) = nullptr;
};

/// A text that is said about a run.
struct ObservedText {
    std::string_view name;
    std::string_view meaning;
    std::string_view (*value)(const Observations& observations) = nullptr;
};

/// All numbers, in the order of the file.
[[nodiscard]] std::span<const ObservedNumber> observed_numbers();
[[nodiscard]] std::span<const ObservedPrice> observed_prices();
[[nodiscard]] std::span<const ObservedText> observed_texts();

/// The table for the documentation: name | unit | meaning, in Markdown.
[[nodiscard]] std::string describe_observations_markdown();

} // namespace tenfold
