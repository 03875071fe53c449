// SPDX-License-Identifier: Apache-2.0
/// Makes many scenarios from one text, which is parsed once; each run changes a copy.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/yaml.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tenfold {

/// The parsed tree of a scenario, from which the scenarios of runs are made. Copies share it;
/// several threads may use it.
class RunSource {
public:
    RunSource() = default;
    /// `levers` are those that policies and events may name.
    explicit RunSource(YamlNode tree, LeverTable levers = shipped_levers());

    /// The scenario with some values replaced. Throws as `load_scenario` does.
    [[nodiscard]] Scenario scenario(std::span<const Override> overrides) const;
    /// The same with its resolved YAML, which takes twice the time.
    [[nodiscard]] LoadedScenario loaded(std::span<const Override> overrides) const;

private:
    struct Parsed {
        YamlNode tree;
        SchemaNode schema;
        LeverTable levers;
    };

    std::shared_ptr<const Parsed> parsed_;
};

} // namespace tenfold
