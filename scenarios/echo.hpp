// SPDX-License-Identifier: Apache-2.0
/// The resolved scenario as canonical YAML.
#pragma once

#include "scenarios/scenario.hpp"
#include "scenarios/yaml.hpp"

#include <string>

namespace tenfold {

/// Every value of `scenario`, in the order of the declarations. `tree` is the parsed file: its
/// sources are kept; default values have the default's source, and overridden ones a remark.
/// Loading the text gives the same scenario and the same text.
[[nodiscard]] std::string canonical_yaml(const Scenario& scenario, const YamlNode& tree);

/// The same for the scenario of a country (scenarios/countries.hpp); `world` is the canonical YAML
/// of its world. Sources of values that differ from the world's say so.
[[nodiscard]] std::string
canonical_country_yaml(const Scenario& country, const std::string& key, const std::string& world);

} // namespace tenfold
