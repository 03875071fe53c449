// SPDX-License-Identifier: Apache-2.0
/// How the scenarios of results files differ, from each other and from the declared defaults.
#pragma once

#include "core/time.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenfold {

/// Every value of a resolved scenario by its path, as YAML text; without sources. Empty when the
/// text is no YAML that this program reads.
using ScenarioValues = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] ScenarioValues scenario_values(const std::string& yaml);

/// The same without the seed and the replicate, which only choose random numbers, and without the
/// scenario's name and description, which do nothing.
[[nodiscard]] ScenarioValues parameters_of(ScenarioValues values);

/// One value that differs; a text is empty where a scenario does not have the value.
struct ValueChange {
    std::string path;
    std::string from;
    std::string to;
};

/// What differs, in the order of `from`, then what only `to` has.
[[nodiscard]] std::vector<ValueChange> changes_between(const ScenarioValues& from,
                                                       const ScenarioValues& to);

/// A parameter with another value than its declared default.
struct DefaultChange {
    std::string path;
    std::string value;
    std::string default_value; // empty for a list
    std::string unit;
    std::string meaning;
};

/// Optional parameters whose value is not the default (what parameters_of leaves out apart), and
/// policies and events as one entry each where there are any. Other lists and tables, which
/// describe the economy, are left out.
[[nodiscard]] std::vector<DefaultChange> changes_from_defaults(const std::string& yaml);

/// The last day that a scenario simulates, or nothing.
[[nodiscard]] std::optional<Date> last_day_of(const std::string& yaml);

/// The description that a scenario gives of itself, or nothing.
[[nodiscard]] std::string scenario_description(const std::string& yaml);

} // namespace tenfold
