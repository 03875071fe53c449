// SPDX-License-Identifier: Apache-2.0
/// The declarations of all parameters as a tree of plain data, collected from
/// `Scenario::describe()`; for code that needs names, ranges and meanings but not the values of a
/// scenario.
#pragma once

#include "core/describe.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tenfold {

/// A declared parameter, table, group or list.
struct SchemaNode {
    enum class Kind { value, table, group, list };
    enum class Type { number, integer, boolean, text, date, numbers, texts };

    Kind kind = Kind::group;
    Type type = Type::number; // of a value
    std::string key;
    std::string path; // from the root; the same for all elements of a list ("sectors.firms")
    std::string unit;
    Range range;
    std::string source;
    std::string doc;
    Presence presence = Presence::optional;
    std::string per;                  // of numbers: the list whose keys they follow, or empty
    std::string rows;                 // of a table: the list that labels its rows
    std::string columns;              // and its columns
    std::string default_text;         // of an optional value, in YAML
    std::vector<double> defaults;     // of an optional number or vector of numbers
    std::vector<SchemaNode> children; // of a group, or of one element of a list

    [[nodiscard]] const SchemaNode* find(std::string_view child_key) const;
    [[nodiscard]] std::vector<std::string> child_keys() const;
    [[nodiscard]] bool required() const { return presence == Presence::required; }
};

/// All declarations; the root is a group without key.
[[nodiscard]] SchemaNode scenario_schema();

/// The declarations of study files (scenarios/study.hpp).
[[nodiscard]] SchemaNode study_schema();

/// The paths of all values, tables, groups and lists, in order.
[[nodiscard]] std::vector<std::string> all_paths(const SchemaNode& schema);

/// "(0, 0.5]", "> 0", ">= 0", "any number".
[[nodiscard]] std::string range_text(const Range& range);

/// The shortest text that reads back as `number`, the same in every locale.
[[nodiscard]] std::string number_text(double number);

/// `text` in double quotes, escaped for one line of YAML.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// The expected type of a value: "a number", "a date (YYYY-MM-DD)".
[[nodiscard]] std::string_view type_text(SchemaNode::Type type);

/// The part of `schema` at a path such as `labour_market.unemployment_rate`, `sectors[0].firms` or
/// `sectors.PRO.firms`. Throws UsageError with the nearest path if there is none.
[[nodiscard]] const SchemaNode& find_described(const SchemaNode& schema, std::string_view path);

} // namespace tenfold
