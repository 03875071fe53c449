// SPDX-License-Identifier: Apache-2.0
#include "scenarios/run_source.hpp"

#include "core/check.hpp"
#include "core/sha256.hpp"

#include "scenarios/echo.hpp"
#include "scenarios/paths.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/set.hpp"
#include "scenarios/validate.hpp"

#include <fmt/format.h>
#include <utility>

namespace tenfold {

namespace {

Scenario read_scenario(const YamlNode& tree, const LeverTable& levers) {
    Problems problems;
    Scenario scenario = read_struct<Scenario>(tree, problems);
    // Checks between values would only repeat problems of single values.
    problems.raise_if_any();
    validate(
        scenario,
        [&](const std::string& path, const std::string& problem) {
            problems.add(locate(tree, path), path, problem);
        },
        levers);
    problems.raise_if_any();
    return scenario;
}

} // namespace

RunSource::RunSource(YamlNode tree, LeverTable levers)
    : parsed_{std::make_shared<const Parsed>(
          Parsed{std::move(tree), scenario_schema(), std::move(levers)})} {}

Scenario RunSource::scenario(std::span<const Override> overrides) const {
    YamlNode tree = parsed_->tree;
    for (const Override& change : overrides) {
        apply_override(tree, change, parsed_->schema);
    }
    return read_scenario(tree, parsed_->levers);
}

LoadedScenario RunSource::loaded(std::span<const Override> overrides) const {
    YamlNode tree = parsed_->tree;
    for (const Override& change : overrides) {
        apply_override(tree, change, parsed_->schema);
    }
    LoadedScenario loaded;
    loaded.scenario = read_scenario(tree, parsed_->levers);
    loaded.resolved_yaml = canonical_yaml(loaded.scenario, tree);
    loaded.sha256 = sha256(loaded.resolved_yaml);
    return loaded;
}

} // namespace tenfold
