// SPDX-License-Identifier: Apache-2.0
/// Differences between the scenarios of results files, and from the declared defaults.
#pragma once

#include "core/time.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenfold {

/// Every value of a resolved scenario with its path, as YAML text, without sources. Empty if this
/// program cannot read the text.
using ScenarioValues = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] ScenarioValues scenario_values(const std::string& yaml);

/// The same without seed and replicate, which only select random numbers, and without the name and
/// description of the scenario.
[[nodiscard]] ScenarioValues parameters_of(ScenarioValues values);

/// A value that differs; a text is empty if a scenario lacks the value.
struct ValueChange {
    std::string path;
    std::string from;
    std::string to;
};

/// The differences in the order of `from`, then the values that only `to` has.
[[nodiscard]] std::vector<ValueChange> changes_between(const ScenarioValues& from,
                                                       const ScenarioValues& to);

/// A parameter whose value is not its declared default.
struct DefaultChange {
    std::string path;
    std::string value;
    std::string default_value; // empty for a list
    std::string unit;
    std::string meaning;
};

/// Optional parameters that differ from their defaults (without those that parameters_of omits), and
/// one entry each for policies and events, if any. Other lists and tables, which describe the
/// economy, are omitted.
[[nodiscard]] std::vector<DefaultChange> changes_from_defaults(const std::string& yaml);

/// The last simulated day of a scenario, or nothing.
[[nodiscard]] std::optional<Date> last_day_of(const std::string& yaml);

/// The description of a scenario; empty if it has none.
[[nodiscard]] std::string scenario_description(const std::string& yaml);

} // namespace tenfold
