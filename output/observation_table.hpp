// SPDX-License-Identifier: Apache-2.0
/// The table of observations on a run as a whole, in the group `/observations` of the file.
#pragma once

#include "agents/observe/observations.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// In place of decimals: only the order of magnitude is meaningful.
inline constexpr int powers_of_ten = -1;

/// A numeric observation.
struct ObservedNumber {
    std::string_view name; // of the attribute in the file
    std::string_view unit;
    std::string_view meaning; // one sentence
    double (*value)(const Observations& observations) = nullptr;
    int decimals = 2; // in every output; powers_of_ten: as a power of ten
};

/// A price with factors of calendar years, each under its name and the year.
struct ObservedPrice {
    std::string_view factor; // name without the year
    std::string_view meaning;
    const PriceFall& (*fall)(const Observations& observations) = nullptr;
};

/// An observation as text.
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
