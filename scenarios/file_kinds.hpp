// SPDX-License-Identifier: Apache-2.0
/// Distinguishes scenarios, studies and results files, for a clear message if one is given in place
/// of another.
#pragma once

#include "scenarios/yaml.hpp"

#include <string_view>

namespace tenfold {

/// Throws ScenarioError, with the commands for studies, if the keys of `tree` are those of a study.
void require_scenario(const YamlNode& tree);

/// The same for a scenario in place of a study.
void require_study(const YamlNode& tree);

/// Throws ScenarioError if `text` is a results file or a checkpoint; `name` is the name of the
/// file.
void require_text(std::string_view text, std::string_view name);

} // namespace tenfold
