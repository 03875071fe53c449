// SPDX-License-Identifier: Apache-2.0
#include "scenarios/echo.hpp"

#include "scenarios/paths.hpp"
#include "scenarios/schema.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <span>

namespace tenfold {

namespace {

constexpr std::string_view override_source = "set on the command line";

std::string yaml_text(double value) {
    return number_text(value);
}
std::string yaml_text(std::int64_t value) {
    return fmt::format("{}", value);
}
std::string yaml_text(bool value) {
    return value ? "true" : "false";
}
std::string yaml_text(const std::string& value) {
    return quoted_text(value);
}
std::string yaml_text(Date value) {
    return to_string(value);
}
std::string yaml_text(std::span<const double> values) {
    std::string text;
    for (const double value : values) {
        text += (text.empty() ? "" : ", ") + number_text(value);
    }
    return "[" + text + "]";
}
std::string yaml_text(const std::vector<double>& values) {
    return yaml_text(std::span<const double>{values});
}

bool is_changed(const YamlNode& node) {
    if (node.position.is_override()) {
        return true;
    }
    for (const YamlNode& child : node.children) {
        if (is_changed(child)) {
            return true;
        }
    }
    return false;
}

/// A value as written by the echo; tables are compared row by row.
std::string written_text(const YamlNode& node) {
    if (!node.is_sequence()) {
        return node.quoted ? quoted_text(node.text) : node.text;
    }
    std::string text;
    for (const YamlNode& child : node.children) {
        text += (text.empty() ? "" : ", ") + written_text(child);
    }
    return "[" + text + "]";
}

/// The visitor; `node` is the mapping from which a struct was read, or null if it was omitted.
/// `remark` is the source of values that differ from `node`; it is empty if none can.
class Writer {
public:
    Writer(std::string& text,
           const YamlNode* node,
           int indent,
           std::string first_indent,
           std::string_view remark)
        : text_{text}, node_{node}, indent_(static_cast<std::size_t>(indent), ' '),
          next_indent_{std::move(first_indent)}, remark_{remark} {}

    template <class T>
    void value(const Field& field, const T& member) {
        const YamlNode* const given = child(field.key);
        std::string source;
        bool has_source = true;
        if (given == nullptr) {
            source = field.source;
        } else if (is_changed(*given)) {
            source = override_source;
        } else if (const YamlNode* const written = given->find("source")) {
            source = written->text;
        } else {
            has_source = false;
        }
        const std::string value = yaml_text(member);
        if (given != nullptr && differs(value, value_of(*given))) {
            source += source.empty() ? remark_ : fmt::format("; {}", remark_);
            has_source = true;
        }
        line(field.key,
             has_source ? fmt::format("{{value: {}, source: {}}}", value, quoted_text(source))
                        : value);
    }

    void table(const TableField& field, const Table& member) {
        const YamlNode* const given = child(field.key);
        std::vector<std::string> rows;
        bool is_other = false;
        for (std::size_t row = 0; row < member.row_keys.size(); ++row) {
            rows.push_back(
                yaml_text(std::span{member.values}.subspan(row * member.columns, member.columns)));
            const YamlNode* const before =
                given == nullptr ? nullptr : given->find(member.row_keys[row]);
            is_other = is_other || (before != nullptr && differs(rows.back(), *before));
        }
        line(field.key, "");
        Writer inside = within(given, 2, "  ");
        inside.source(is_other);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            inside.line(quoted_text(member.row_keys[row]), rows[row]);
        }
    }

    template <class T>
    void group(const Group& group, const T& member) {
        line(group.key, "");
        Writer inside = within(child(group.key), 2, "  ");
        inside.source();
        T::describe(member, inside);
    }

    template <class T>
    void list(const Group& group, const std::vector<T>& members) {
        line(group.key, members.empty() ? "[]" : "");
        const YamlNode* const given = child(group.key);
        for (const T& member : members) {
            const auto place = static_cast<std::size_t>(&member - members.data());
            Writer inside =
                within(given == nullptr ? nullptr : element(*given, member, place), 4, "  - ");
            inside.source();
            T::describe(member, inside);
        }
    }

    /// The mapping's own `source`, if it has one, and the remark if its values differ.
    void source(bool is_other = false) {
        const YamlNode* const written = child("source");
        std::string text = written == nullptr ? "" : written->text;
        if (is_other) {
            text += text.empty() ? remark_ : fmt::format("; {}", remark_);
        }
        if (written != nullptr || is_other) {
            line("source", quoted_text(text));
        }
    }

private:
    [[nodiscard]] Writer
    within(const YamlNode* node, int deeper, const std::string& first_indent) const {
        return {text_,
                node,
                static_cast<int>(indent_.size()) + deeper,
                indent_ + first_indent,
                remark_};
    }

    [[nodiscard]] bool differs(const std::string& text, const YamlNode& before) const {
        return !remark_.empty() && text != written_text(before);
    }

    /// The node of a list's element, found by key: a country has fewer policies than its world, so
    /// that indices differ.
    template <class T>
    static const YamlNode* element(const YamlNode& list, const T& member, std::size_t place) {
        if constexpr (requires { member.key; }) {
            return &list.children[find_element(list, member.key)];
        } else {
            return &list.children[place];
        }
    }

    [[nodiscard]] const YamlNode* child(std::string_view key) const {
        return node_ == nullptr ? nullptr : node_->find(key);
    }

    void line(std::string_view key, std::string_view value) {
        text_ += fmt::format("{}{}:{}{}\n", next_indent_, key, value.empty() ? "" : " ", value);
        next_indent_ = indent_;
    }

    std::string& text_;
    const YamlNode* node_;
    std::string indent_;
    std::string next_indent_; // "  - " before the first line of a list element
    std::string_view remark_;
};

std::string written(const Scenario& scenario, const YamlNode& tree, std::string_view remark) {
    std::string text;
    Writer writer{text, &tree, 0, "", remark};
    writer.source();
    Scenario::describe(scenario, writer);
    return text;
}

} // namespace

std::string canonical_yaml(const Scenario& scenario, const YamlNode& tree) {
    return written(scenario, tree, "");
}

std::string
canonical_country_yaml(const Scenario& country, const std::string& key, const std::string& world) {
    return written(country, parse_yaml(world, "scenario"), fmt::format("of country {}", key));
}

} // namespace tenfold
