// SPDX-License-Identifier: Apache-2.0
/// Fills a parameter struct from a tree: the visitor of `describe()` behind the loader.
#pragma once

#include "core/describe.hpp"

#include "scenarios/paths.hpp"
#include "scenarios/quantity.hpp"
#include "scenarios/scalar.hpp"
#include "scenarios/schema.hpp"

#include <fmt/format.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// Values that can be read only after the keys of all lists. Nodes and members must outlive it.
struct Deferred {
    struct Length { // of a vector that follows a list
        const YamlNode* node;
        std::string path;
        std::string per;
        std::size_t size;
    };
    struct Rows {
        const YamlNode* node;
        std::string path;
        TableField field;
        Table* table;
    };

    std::map<std::string, std::vector<std::string>, std::less<>> list_keys;
    std::vector<Length> lengths;
    std::vector<Rows> rows;
};

/// Reads one vector of numbers; problems name the element.
void read_numbers(const YamlNode& node,
                  const std::string& path,
                  const Range& range,
                  std::string_view unit,
                  std::vector<double>& values,
                  Problems& problems);

/// Reads a list of texts; a single text is a list of one.
void read_texts(const YamlNode& node,
                const std::string& path,
                std::vector<std::string>& values,
                Problems& problems);

/// Checks lengths and reads tables.
void read_deferred(const Deferred& deferred, Problems& problems);

/// The problem of a number outside `range`: "1.2 is out of range (allowed: (0, 0.5])".
[[nodiscard]] std::string
out_of_range_text(double value, const Range& range, std::string_view unit);

/// The value node of a parameter: `node` itself or the value of `{value: X, source: "text"}`; null,
/// with a problem, if that form is invalid.
[[nodiscard]] const YamlNode*
parameter_value(const YamlNode& node, const std::string& path, Problems& problems);

/// Reads the mapping of one struct; call `finish()` after `describe()`.
class Reader {
public:
    Reader(const YamlNode& mapping, std::string path, Deferred& deferred, Problems& problems)
        : mapping_{mapping}, path_{std::move(path)}, deferred_{deferred}, problems_{problems} {}

    template <class T>
    void value(const Field& field, T& member) {
        const YamlNode* const given = take(field.key, field.presence);
        if (given == nullptr) {
            return;
        }
        const std::string path = path_of(field.key);
        if (const YamlNode* const node = parameter_value(*given, path, problems_)) {
            read(field, *node, path, member);
        }
    }

    void table(const TableField& field, Table& member) {
        if (const YamlNode* const node = take(field.key, field.presence)) {
            deferred_.rows.push_back({node, path_of(field.key), field, &member});
        }
    }

    template <class T>
    void group(const Group& group, T& member) {
        const YamlNode* const node = take(group.key, group.presence);
        if (node == nullptr) {
            return;
        }
        if (!node->is_mapping()) {
            problem(
                *node, group.key, fmt::format("expected a mapping, found {}", found_text(*node)));
            return;
        }
        Reader inside{*node, path_of(group.key), deferred_, problems_};
        T::describe(member, inside);
        inside.finish();
    }

    template <class T>
    void list(const Group& group, std::vector<T>& members) {
        const YamlNode* const node = take(group.key, group.presence);
        if (node == nullptr) {
            return;
        }
        if (!node->is_sequence()) {
            problem(*node, group.key, fmt::format("expected a list, found {}", found_text(*node)));
            return;
        }
        if (node->children.empty() && group.presence == Presence::required) {
            problem(*node, group.key, "the list is empty (at least one is needed)");
        }
        members.assign(node->children.size(), T{});
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < members.size(); ++i) {
            read_element(element_path(path_of(group.key), *node, i), node->children[i], members[i]);
            keys.push_back(members[i].key);
        }
        add_keys(group.key, *node, std::move(keys));
    }

    /// Reports undeclared keys, and a `source` that is not text.
    void finish() const;

private:
    /// The node under `key`, which becomes a known key; null if it is missing, with a problem if it
    /// is required.
    const YamlNode* take(std::string_view key, Presence presence);

    [[nodiscard]] std::string path_of(std::string_view key) const {
        return path_.empty() ? std::string{key} : fmt::format("{}.{}", path_, key);
    }

    /// Records the keys of a list for the tables and vectors that follow it, unless they are
    /// invalid, which is reported.
    void add_keys(std::string_view list_key, const YamlNode& list, std::vector<std::string> keys);

    void problem(const YamlNode& node, std::string_view key, std::string_view text) {
        problems_.add(node.position, path_of(key), text);
    }

    template <class T>
    void read(const Field& field, const YamlNode& node, const std::string& path, T& member) {
        T value{};
        const std::string wrong = [&] {
            if constexpr (std::is_same_v<T, double> || std::is_same_v<T, std::int64_t>) {
                return read_quantity(node, field.range, field.unit, value);
            } else {
                return read_scalar(node, value);
            }
        }();
        if (!wrong.empty()) {
            problems_.add(node.position, path, wrong);
            return;
        }
        if constexpr (std::is_same_v<T, double> || std::is_same_v<T, std::int64_t>) {
            const auto number = static_cast<double>(value);
            if (!field.range.contains(number)) {
                problems_.add(
                    node.position, path, out_of_range_text(number, field.range, field.unit));
                return;
            }
        }
        member = std::move(value);
    }

    void read(const Field& field,
              const YamlNode& node,
              const std::string& path,
              std::vector<double>& member) {
        read_numbers(node, path, field.range, field.unit, member, problems_);
        if (!field.per.empty() && node.is_sequence()) {
            deferred_.lengths.push_back(
                {&node, path, std::string{field.per}, node.children.size()});
        }
    }

    void read(const Field& /*field*/,
              const YamlNode& node,
              const std::string& path,
              std::vector<std::string>& member) {
        read_texts(node, path, member, problems_);
    }

    template <class T>
    void read_element(const std::string& path, const YamlNode& node, T& member) {
        if (!node.is_mapping()) {
            problems_.add(
                node.position, path, fmt::format("expected a mapping, found {}", found_text(node)));
            return;
        }
        Reader inside{node, path, deferred_, problems_};
        T::describe(member, inside);
        inside.finish();
        const YamlNode* const key = node.find("key");
        if (key != nullptr && value_of(*key).is_scalar() && !is_element_key(member.key)) {
            problems_.add(
                value_of(*key).position,
                path + ".key",
                fmt::format("invalid key {} (allowed: 1 to 32 letters, digits, '_' or '-'; "
                            "not source or value)",
                            quoted_text(shortened(member.key))));
        }
    }

    const YamlNode& mapping_;
    std::string path_;
    Deferred& deferred_;
    Problems& problems_;
    std::vector<std::string> known_;
};

/// Reads a whole struct from the root of a tree and appends to `problems`. Throws them if the root
/// is not a mapping.
template <class T>
[[nodiscard]] T read_struct(const YamlNode& tree, Problems& problems) {
    T result;
    if (!tree.is_mapping()) {
        problems.add(
            tree.position,
            {},
            fmt::format("expected a mapping of keys to values, found {}", found_text(tree)));
        problems.raise_if_any();
    }
    Deferred deferred;
    Reader reader{tree, {}, deferred, problems};
    T::describe(result, reader);
    reader.finish();
    read_deferred(deferred, problems);
    return result;
}

} // namespace tenfold
