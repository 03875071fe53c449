// SPDX-License-Identifier: Apache-2.0
#include "scenarios/schema.hpp"

#include "core/time.hpp"

#include "scenarios/scenario.hpp"
#include "scenarios/study.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <limits>

namespace tenfold {

namespace {

using Type = SchemaNode::Type;

Type type_of(double) {
    return Type::number;
}
Type type_of(std::int64_t) {
    return Type::integer;
}
Type type_of(bool) {
    return Type::boolean;
}
Type type_of(const std::string&) {
    return Type::text;
}
Type type_of(Date) {
    return Type::date;
}
Type type_of(const std::vector<double>&) {
    return Type::numbers;
}

Type type_of(const std::vector<std::string>&) {
    return Type::texts;
}

std::string value_text(double value) {
    return number_text(value);
}
std::string value_text(std::int64_t value) {
    return fmt::format("{}", value);
}
std::string value_text(bool value) {
    return value ? "true" : "false";
}
std::string value_text(const std::string& value) {
    return quoted_text(value);
}
std::string value_text(Date value) {
    return to_string(value);
}
std::string value_text(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        text += (text.empty() ? "" : ", ") + number_text(value);
    }
    return "[" + text + "]";
}

std::string value_text(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) {
        text += (text.empty() ? "" : ", ") + quoted_text(value);
    }
    return "[" + text + "]";
}

template <class T>
std::vector<double> numbers_of(const T&) {
    return {};
}
std::vector<double> numbers_of(double value) {
    return {value};
}
std::vector<double> numbers_of(std::int64_t value) {
    return {static_cast<double>(value)};
}
std::vector<double> numbers_of(const std::vector<double>& values) {
    return values;
}

/// Visitor that appends each declaration to a node.
class Collector {
public:
    explicit Collector(SchemaNode& parent) : parent_{parent} {}

    template <class T>
    void value(const Field& field, const T& member) {
        SchemaNode& node = add(SchemaNode::Kind::value, field.key, field.doc, field.presence);
        node.type = type_of(member);
        node.unit = field.unit;
        node.range = field.range;
        node.source = field.source;
        node.per = field.per;
        if (!node.required()) {
            node.default_text = value_text(member);
            node.defaults = numbers_of(member);
        }
    }

    void table(const TableField& field, const Table& /*member*/) {
        SchemaNode& node = add(SchemaNode::Kind::table, field.key, field.doc, field.presence);
        node.unit = field.unit;
        node.range = field.range;
        node.source = "scenario";
        node.rows = field.rows;
        node.columns = field.columns;
    }

    template <class T>
    void group(const Group& group, const T& member) {
        Collector inside{add(SchemaNode::Kind::group, group.key, group.doc, group.presence)};
        T::describe(member, inside);
    }

    template <class T>
    void list(const Group& group, const std::vector<T>& /*members*/) {
        Collector inside{add(SchemaNode::Kind::list, group.key, group.doc, group.presence)};
        const T element{};
        T::describe(element, inside);
    }

private:
    SchemaNode&
    add(SchemaNode::Kind kind, std::string_view key, std::string_view doc, Presence presence) {
        SchemaNode node;
        node.kind = kind;
        node.key = key;
        node.path =
            parent_.path.empty() ? std::string{key} : fmt::format("{}.{}", parent_.path, key);
        node.doc = doc;
        node.presence = presence;
        return parent_.children.emplace_back(std::move(node));
    }

    SchemaNode& parent_;
};

void collect_paths(const SchemaNode& node, std::vector<std::string>& paths) {
    for (const SchemaNode& child : node.children) {
        paths.push_back(child.path);
        collect_paths(child, paths);
    }
}

} // namespace

const SchemaNode* SchemaNode::find(std::string_view child_key) const {
    for (const SchemaNode& child : children) {
        if (child.key == child_key) {
            return &child;
        }
    }
    return nullptr;
}

std::vector<std::string> SchemaNode::child_keys() const {
    std::vector<std::string> keys;
    for (const SchemaNode& child : children) {
        keys.push_back(child.key);
    }
    return keys;
}

namespace {

template <class T>
SchemaNode schema_of(std::string_view doc) {
    SchemaNode root;
    root.doc = doc;
    Collector collector{root};
    const T defaults;
    T::describe(defaults, collector);
    return root;
}

} // namespace

SchemaNode scenario_schema() {
    return schema_of<Scenario>("A whole scenario.");
}

SchemaNode study_schema() {
    return schema_of<Study>("A study: many runs of one scenario.");
}

std::vector<std::string> all_paths(const SchemaNode& schema) {
    std::vector<std::string> paths;
    collect_paths(schema, paths);
    return paths;
}

std::string range_text(const Range& range) {
    constexpr double limit = std::numeric_limits<double>::max();
    const bool below = range.high < limit;
    const bool above = range.low > -limit;
    if (!below && !above) {
        return "any number";
    }
    if (range.low == range.high) {
        return number_text(range.low);
    }
    if (!below) {
        return (range.low_open ? "> " : ">= ") + number_text(range.low);
    }
    if (!above) {
        return (range.high_open ? "< " : "<= ") + number_text(range.high);
    }
    return fmt::format("{}{}, {}{}",
                       range.low_open ? '(' : '[',
                       number_text(range.low),
                       number_text(range.high),
                       range.high_open ? ')' : ']');
}

std::string number_text(double number) {
    char text[512]; // the largest double has 309 digits
    const auto fixed = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
    std::string plain{text, fixed.ptr};
    const double size = std::abs(number);
    if (size == 0.0 || (size >= 1e-6 && size < 1e7)) {
        return plain;
    }
    const auto stop =
        std::to_chars(text, text + sizeof text, number, std::chars_format::scientific);
    std::string powers{text, stop.ptr};
    // "1e+09" in the usual form "1e9".
    std::size_t digits = powers.find('e') + 1;
    if (powers[digits] == '+') {
        powers.erase(digits, 1);
    } else {
        ++digits;
    }
    while (powers[digits] == '0' && digits + 1 < powers.size()) {
        powers.erase(digits, 1);
    }
    return plain.size() <= powers.size() ? plain : powers;
}

std::string quoted_text(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c == '\n' ? "\\n" : std::string(1, c);
    }
    return result + '"';
}

std::string_view type_text(Type type) {
    switch (type) {
    case Type::number:
        return "a number";
    case Type::integer:
        return "a whole number";
    case Type::boolean:
        return "true or false";
    case Type::text:
        return "text";
    case Type::date:
        return "a date (YYYY-MM-DD)";
    case Type::numbers:
        return "a list of numbers";
    case Type::texts:
        return "a list of texts";
    }
    return "";
}

} // namespace tenfold
