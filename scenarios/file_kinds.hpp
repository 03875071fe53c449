// SPDX-License-Identifier: Apache-2.0
/// Scenarios, studies and files of results told apart, so that one given in place of another is
/// called by its name.
#pragma once

#include "scenarios/yaml.hpp"

#include <string_view>

namespace tenfold {

/// Throws ScenarioError when the keys of `tree` are those of a study, and says which commands take
/// it.
void require_scenario(const YamlNode& tree);

/// The same for a scenario where a study is wanted.
void require_study(const YamlNode& tree);

/// Throws ScenarioError when `text` is a file of results or a checkpoint; `name` is that of the
/// file.
void require_text(std::string_view text, std::string_view name);

} // namespace tenfold
