// SPDX-License-Identifier: Apache-2.0
/// A strict reader of YAML: a small tree with positions, or a list of problems.
///
/// It rejects input that yaml-cpp accepts silently: duplicate keys, anchors and aliases (so also
/// alias bombs and cycles), tags, merge keys, complex keys, directives, a second document, quotes
/// that span lines, tabs, control and bidirectional characters, other encodings than UTF-8 without
/// byte order mark, more than 1 MiB, 32 levels, 100,000 nodes or 1,000 entries in one mapping or
/// list. Scalars stay text.
#pragma once

#include "scenarios/problems.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A key of a mapping.
struct YamlKey {
    std::string text;
    Position position;
};

/// A node of the tree.
struct YamlNode {
    enum class Kind { null, scalar, sequence, mapping };

    Kind kind = Kind::null;
    std::string text;               // of a scalar
    bool quoted = false;            // scalar in quotes or a block scalar
    Position position;              // of a null: its key's
    std::vector<YamlKey> keys;      // of a mapping, one per child
    std::vector<YamlNode> children; // of a mapping or sequence

    [[nodiscard]] bool is_null() const { return kind == Kind::null; }
    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
    [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }

    /// The child of a mapping under `key`; null if there is none or if this is not a mapping.
    [[nodiscard]] const YamlNode* find(std::string_view key) const;
    [[nodiscard]] YamlNode* find(std::string_view key);
};

/// Largest scenario file [bytes].
inline constexpr std::size_t largest_yaml_bytes = std::size_t{1} << 20;

/// The bytes of a regular file. Throws FileError if it cannot be read or is not a regular file (the
/// message ends with the reason), ScenarioError if it is larger than 1 MiB.
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

/// Parses `text`; `name` is the file name in positions. Throws ScenarioError with all problems.
[[nodiscard]] YamlNode parse_yaml(std::string_view text, std::string_view name);

} // namespace tenfold
