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

/// The visitor; `node` is the mapping that a struct was read from, or null when it was left out.
class Writer {
public:
    Writer(std::string& text, const YamlNode* node, int indent, std::string first_indent)
        : text_{text}, node_{node},
          indent_(static_cast<std::size_t>(indent), ' '), next_indent_{std::move(first_indent)} {}

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
        line(field.key,
             has_source ? fmt::format("{{value: {}, source: {}}}", value, quoted_text(source))
                        : value);
    }

    void table(const TableField& field, const Table& member) {
        const YamlNode* const given = child(field.key);
        line(field.key, "");
        Writer inside{text_, given, static_cast<int>(indent_.size()) + 2, indent_ + "  "};
        inside.source();
        for (std::size_t row = 0; row < member.row_keys.size(); ++row) {
            inside.line(
                quoted_text(member.row_keys[row]),
                yaml_text(std::span{member.values}.subspan(row * member.columns, member.columns)));
        }
    }

    template <class T>
    void group(const Group& group, const T& member) {
        line(group.key, "");
        Writer inside{
            text_, child(group.key), static_cast<int>(indent_.size()) + 2, indent_ + "  "};
        inside.source();
        T::describe(member, inside);
    }

    template <class T>
    void list(const Group& group, const std::vector<T>& members) {
        line(group.key, members.empty() ? "[]" : "");
        const YamlNode* const given = child(group.key);
        for (std::size_t i = 0; i < members.size(); ++i) {
            const YamlNode* const element = given == nullptr ? nullptr : &given->children[i];
            Writer inside{text_, element, static_cast<int>(indent_.size()) + 4, indent_ + "  - "};
            inside.source();
            T::describe(members[i], inside);
        }
    }

    /// The mapping's own `source`, if it has one.
    void source() {
        if (const YamlNode* const written = child("source")) {
            line("source", quoted_text(written->text));
        }
    }

private:
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
};

} // namespace

std::string canonical_yaml(const Scenario& scenario, const YamlNode& tree) {
    std::string text;
    Writer writer{text, &tree, 0, ""};
    writer.source();
    Scenario::describe(scenario, writer);
    return text;
}

} // namespace tenfold
