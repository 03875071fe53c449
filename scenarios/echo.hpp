// SPDX-License-Identifier: Apache-2.0
/// The resolved scenario as canonical YAML.
#pragma once

#include "scenarios/scenario.hpp"
#include "scenarios/yaml.hpp"

#include <string>

namespace tenfold {

/// Every value of `scenario`, in the order of the declarations. `tree` is where it was read from:
/// sources given there are kept; values that are defaults carry the default's source, overridden
/// ones say so. Loading the text gives the same scenario and the same text.
[[nodiscard]] std::string canonical_yaml(const Scenario& scenario, const YamlNode& tree);

/// The scenario of a country (scenarios/countries.hpp) likewise; `world` is the canonical YAML from
/// which its world can be read. Sources of values that differ from the world's say so.
[[nodiscard]] std::string
canonical_country_yaml(const Scenario& country, const std::string& key, const std::string& world);

} // namespace tenfold
