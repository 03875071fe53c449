// SPDX-License-Identifier: Apache-2.0
/// `extends: base.yaml`: a scenario as a few changes to another one.
#pragma once

#include "scenarios/yaml.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Reads and parses a file and the files that it extends, and appends them to `files`. Throws as
/// `load_scenario` does.
[[nodiscard]] YamlNode read_tree(const std::filesystem::path& path,
                                 std::vector<std::filesystem::path>& files);

/// The same for a text in place of the file `name`.
[[nodiscard]] YamlNode read_tree(std::string_view text, const std::filesystem::path& name);

/// `changes` over `base`: mappings merge by key, lists of mappings with a `key` merge by that key,
/// everything else is replaced. A parameter written as `{value: X, ...}` is replaced as a whole, so
/// that no old source remains.
void merge_over(YamlNode& base, YamlNode changes);

} // namespace tenfold
