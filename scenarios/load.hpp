// SPDX-License-Identifier: Apache-2.0
/// Reads a scenario file into a typed, checked `Scenario`; the only place that validates input.
///
/// All problems of one file are reported together (at most 20), one per line, as
///     file:line:column: key.path: problem (allowed: ...); did you mean X?
/// ScenarioError (exit code 3) if the file is invalid, UsageError (2) if only the overrides are,
/// FileError (4) if the file cannot be read or is not a regular file.
#pragma once

#include "scenarios/scenario.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// One `--set path=value`: replaces a value of the file before all checks. Paths:
/// `labour_market.unemployment_rate`, `sectors.PRO.demand_elasticity`, `sectors[0].firms`,
/// `tables.employment.PRO[2]`, `occupations.15.stakes[0]`. Whole vectors:
/// `occupations.15.stakes=[1, 2]`.
struct Override {
    std::string path;
    std::string value;
    std::string shown =
        {}; // how the user wrote it, for messages ("--seed -3"); empty: "--set path=value"
};

/// Splits "a.b=c" at the first '='. Throws UsageError if there is none, or if the path or value is
/// empty.
[[nodiscard]] Override parse_override(std::string_view text);

/// A scenario with its resolved YAML.
struct LoadedScenario {
    Scenario scenario;
    std::string
        resolved_yaml; // every value, defaults included, with sources; loads to the same text again
    std::string sha256; // of resolved_yaml, 64 lower-case hexadecimal digits
    std::vector<std::filesystem::path> files =
        {}; // from which it was read; empty for a text in memory
};

/// The path that stands for standard input, from which a scenario may come.
inline constexpr const char* standard_input = "-";

/// Reads `path`, the files that it `extends`, applies `overrides` in order, and checks everything.
/// Throws ScenarioError, UsageError or FileError as above.
[[nodiscard]] LoadedScenario load_scenario(const std::filesystem::path& path,
                                           std::span<const Override> overrides = {},
                                           const LeverTable& levers = shipped_levers());

/// The same for a text in memory, for example the echo in a results file. `name` replaces the path
/// in messages, and `extends` is relative to it.
[[nodiscard]] LoadedScenario load_scenario_text(std::string_view text,
                                                const std::filesystem::path& name,
                                                std::span<const Override> overrides = {},
                                                const LeverTable& levers = shipped_levers());

} // namespace tenfold
