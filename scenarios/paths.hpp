// SPDX-License-Identifier: Apache-2.0
/// Key paths such as `sectors.PRO.firms`, `sectors[0].firms`, `tables.employment.PRO[2]`.
#pragma once

#include "scenarios/yaml.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// One step of a path: a key or an index from 0.
struct PathStep {
    std::string key;
    std::optional<std::size_t> index;
};

/// The steps of `path`; empty if it is malformed ("a..b", "a[", "a[x]", "").
[[nodiscard]] std::optional<std::vector<PathStep>> parse_path(std::string_view path);

/// True for keys of list elements: 1 to 32 letters, digits, '_' or '-', and not one of the reserved
/// words `source` and `value`.
[[nodiscard]] bool is_element_key(std::string_view key);

/// The `key` of a list's element as written, or empty.
[[nodiscard]] std::string element_key(const YamlNode& element);

/// The path of element `index` of the list at `list_path`: by key if that is unique, otherwise by
/// index.
[[nodiscard]] std::string
element_path(std::string_view list_path, const YamlNode& list, std::size_t index);

/// Index of a list's element by its key; `list.children.size()` if there is none.
[[nodiscard]] std::size_t find_element(const YamlNode& list, std::string_view key);

/// The value inside `{value: X, source: "text"}`, or the node itself.
[[nodiscard]] const YamlNode& value_of(const YamlNode& node);

/// The position of `path` in the file, or of its nearest ancestor in it. If an override sets a
/// value below it, the position is the override, which the user can change.
[[nodiscard]] Position locate(const YamlNode& root, std::string_view path);

} // namespace tenfold
