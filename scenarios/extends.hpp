// SPDX-License-Identifier: Apache-2.0
/// `extends: base.yaml`: a scenario as a few changes to another one.
#pragma once

#include "scenarios/yaml.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Reads and parses a file and the files that it extends, and adds to `files` which they are. See
/// `load_scenario` for what is thrown.
[[nodiscard]] YamlNode read_tree(const std::filesystem::path& path,
                                 std::vector<std::filesystem::path>& files);

/// The same for a text that stands for the file `name`.
[[nodiscard]] YamlNode read_tree(std::string_view text, const std::filesystem::path& name);

/// `changes` over `base`: mappings merge by key, lists of mappings with a `key` merge by that key,
/// all else is replaced. A parameter written as `{value: X, ...}` is replaced whole, so that no old
/// source stays.
void merge_over(YamlNode& base, YamlNode changes);

} // namespace tenfold
