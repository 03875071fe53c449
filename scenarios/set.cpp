// SPDX-License-Identifier: Apache-2.0
#include "scenarios/set.hpp"

#include "core/check.hpp"
#include "core/text.hpp"

#include "scenarios/factor.hpp"
#include "scenarios/paths.hpp"

#include <fmt/format.h>
#include <optional>
#include <utility>

namespace tenfold {

namespace {

using Kind = SchemaNode::Kind;

std::string shown_text(const Override& change) {
    return change.shown.empty() ? fmt::format("--set {}={}", change.path, shortened(change.value))
                                : change.shown;
}

/// Walks the tree and the schema together along the path of one override.
class Walk {
public:
    Walk(YamlNode& root, const Override& change, const SchemaNode& schema)
        : root_{root}, change_{change}, schema_root_{schema}, schema_{&schema},
          shown_{std::make_shared<const std::string>(shown_text(change))} {}

    void apply() {
        const auto steps = parse_path(change_.path);
        if (!steps) {
            fail("not a path such as labour_market.unemployment_rate or sectors[0].firms");
        }
        if (change_.value.starts_with('{') && names_element(*steps)) {
            put_element(steps->front().key, steps->back().key);
            return;
        }
        YamlNode* node = &root_;
        for (const PathStep& step : *steps) {
            node = inside_value_ ? element_of_value(*node, step) : child(*node, step);
            if (node == nullptr) {
                return; // the file does not match the schema, which the reader will report
            }
        }
        YamlNode value = new_value();
        if (!is_same(value_of(*node), value)) {
            *node = std::move(value);
        }
    }

private:
    /// An override equal to the value in the file changes nothing, also not the source: the run is
    /// the same.
    [[nodiscard]] static bool is_same(const YamlNode& old, const YamlNode& value) {
        if (!old.is_scalar() || !value.is_scalar()) {
            return false;
        }
        const std::optional<double> before = number_in(old.text);
        return old.text == value.text || (before && before == number_in(value.text));
    }

    [[noreturn]] void fail(std::string_view problem) const {
        throw UsageError{fmt::format("{}: {}", *shown_, problem)};
    }

    [[nodiscard]] Position position() const { return {shown_, 0, 0}; }

    YamlNode* child(YamlNode& node, const PathStep& step) {
        if (in_table_) {
            inside_value_ = true;
            return row(node, step);
        }
        if (schema_->kind == Kind::list && !in_element_) {
            in_element_ = true;
            return element(node, step);
        }
        const SchemaNode* const next = step.index ? nullptr : schema_->find(step.key);
        if (next == nullptr) {
            fail_unknown(step);
        }
        schema_ = next;
        in_element_ = false;
        in_table_ = next->kind == Kind::table;
        inside_value_ = next->kind == Kind::value;
        walked_ += (walked_.empty() ? "" : ".") + step.key;
        return node.is_mapping() ? &child_or_new(node, step.key) : nullptr;
    }

    YamlNode& child_or_new(YamlNode& mapping, const std::string& key) {
        if (YamlNode* const found = mapping.find(key)) {
            return *found;
        }
        mapping.keys.push_back({key, position()});
        YamlNode& added = mapping.children.emplace_back();
        added.position = position();
        if (schema_->kind == Kind::group || schema_->kind == Kind::table) {
            added.kind = YamlNode::Kind::mapping;
        } else if (schema_->kind == Kind::list) {
            added.kind = YamlNode::Kind::sequence;
        }
        return added;
    }

    YamlNode* element(YamlNode& list, const PathStep& step) {
        if (!list.is_sequence()) {
            return nullptr;
        }
        const std::size_t index = step.index ? *step.index : find_element(list, step.key);
        if (index < list.children.size()) {
            walked_ = element_path(walked_, list, index);
            return &list.children[index];
        }
        if (step.index) {
            fail(fmt::format("{} has {} elements, counted from 0", walked_, list.children.size()));
        }
        fail(fmt::format(
            "{} has no {}{}", walked_, step.key, did_you_mean(step.key, keys_of(list))));
    }

    YamlNode* row(YamlNode& table, const PathStep& step) {
        if (!table.is_mapping()) {
            return nullptr;
        }
        const std::vector<std::string> labels = list_keys(schema_->rows);
        const bool by_index = step.index.has_value();
        if (by_index && *step.index >= labels.size()) {
            fail(fmt::format("{} has {} rows, counted from 0", walked_, labels.size()));
        }
        const std::string& label = by_index ? labels[*step.index] : step.key;
        YamlNode* const found = label == "source" ? nullptr : table.find(label);
        if (found == nullptr) {
            fail(fmt::format("{} has no row {}{}", walked_, label, did_you_mean(label, labels)));
        }
        walked_ += "." + label;
        return found;
    }

    [[nodiscard]] bool names_element(const std::vector<PathStep>& steps) const {
        if (steps.size() != 2 || steps.front().index || steps.back().index) {
            return false;
        }
        const SchemaNode* const list = schema_->find(steps.front().key);
        return list != nullptr && list->kind == Kind::list;
    }

    /// A whole element of a list: replaces the one of that key, or is appended.
    void put_element(const std::string& list, const std::string& key) {
        schema_ = schema_->find(list);
        YamlNode& elements = child_or_new(root_, list);
        if (!elements.is_sequence()) {
            return; // the reader will report it
        }
        YamlNode element = parsed("a mapping such as {lever: token_tax, strength: 0.1}");
        if (element.find("key") == nullptr) {
            element.keys.insert(element.keys.begin(), {"key", position()});
            YamlNode name;
            name.kind = YamlNode::Kind::scalar;
            name.text = key;
            name.position = position();
            element.children.insert(element.children.begin(), std::move(name));
        } else if (element_key(element) != key) {
            fail(fmt::format("the key of {}.{} cannot be {}", list, key, element_key(element)));
        }
        const std::size_t index = find_element(elements, key);
        if (index < elements.children.size()) {
            elements.children[index] = std::move(element);
        } else {
            elements.children.push_back(std::move(element));
        }
    }

    /// One number of a vector or of a table's row, by index or by a key of the list that it
    /// follows.
    YamlNode* element_of_value(YamlNode& node, const PathStep& step) {
        if (schema_->kind == Kind::value && schema_->type != SchemaNode::Type::numbers) {
            fail(fmt::format("{} is one value{}", walked_, step.index ? " without elements" : ""));
        }
        if (++elements_ > 1) {
            fail("a number has no elements");
        }
        YamlNode& numbers = const_cast<YamlNode&>(value_of(node));
        if (numbers.is_null() && numbers.position.is_override()) {
            fail(fmt::format("{} is not in the scenario; set all of it, for example =[1, 2]",
                             walked_));
        }
        if (!numbers.is_sequence()) {
            return nullptr;
        }
        std::size_t index = 0;
        if (step.index) {
            index = *step.index;
        } else {
            const std::vector<std::string> keys =
                list_keys(schema_->kind == Kind::table ? schema_->columns : schema_->per);
            while (index < keys.size() && keys[index] != step.key) {
                ++index;
            }
            if (index == keys.size()) {
                fail(
                    fmt::format("{} has no {}{}", walked_, step.key, did_you_mean(step.key, keys)));
            }
        }
        if (index >= numbers.children.size()) {
            fail(fmt::format(
                "{} has {} elements, counted from 0", walked_, numbers.children.size()));
        }
        return &numbers.children[index];
    }

    [[nodiscard]] static std::vector<std::string> keys_of(const YamlNode& list) {
        std::vector<std::string> keys;
        for (const YamlNode& element : list.children) {
            keys.push_back(element_key(element));
        }
        return keys;
    }

    /// The keys of the top-level list `name` in the scenario.
    [[nodiscard]] std::vector<std::string> list_keys(std::string_view name) const {
        const YamlNode* const list = std::as_const(root_).find(name);
        return list != nullptr && list->is_sequence() ? keys_of(*list) : std::vector<std::string>{};
    }

    [[noreturn]] void fail_unknown(const PathStep& step) const {
        const std::string prefix = walked_.empty() ? "" : walked_ + ".";
        if (step.index) {
            fail(fmt::format("{} is not a list", walked_.empty() ? "the scenario" : walked_));
        }
        std::vector<std::string> candidates;
        for (const std::string& key : schema_->child_keys()) {
            candidates.push_back(key);
        }
        const std::string_view near = nearest(step.key, candidates);
        if (!near.empty()) {
            fail(fmt::format("unknown parameter; did you mean {}{}?", prefix, near));
        }
        // Suggests the full path if only the group is missing: --set unemployment_rate=0.05.
        for (const std::string& path : all_paths(schema_root_)) {
            if (path.ends_with("." + step.key)) {
                fail(fmt::format("unknown parameter; did you mean {}?", path));
            }
        }
        fail("unknown parameter (tenfold describe lists them all)");
    }

    [[nodiscard]] YamlNode new_value() const {
        if (!inside_value_) {
            fail(fmt::format(
                "{} holds several values; set one of them{}",
                walked_,
                schema_->children.empty()
                    ? ""
                    : fmt::format(", for example its {}", schema_->children.back().key)));
        }
        YamlNode node;
        node.kind = YamlNode::Kind::scalar;
        node.text = change_.value;
        node.position = position();
        const bool text = schema_->kind == Kind::value && schema_->type == SchemaNode::Type::text;
        if (!text && change_.value.starts_with('{')) {
            fail("only an element of a list takes {key: value, ...}, for example "
                 "policies.budget={lever: compute_budget, from: 2028-01-01, strength: 20}");
        }
        if (text || !change_.value.starts_with('[')) {
            return node;
        }
        return parsed("a list of numbers such as [1, 2]");
    }

    /// The value as YAML, all of it at the position of this override.
    [[nodiscard]] YamlNode parsed(std::string_view expected) const {
        YamlNode node;
        try {
            node = parse_yaml(change_.value, *shown_);
        } catch (const ScenarioError&) {
            fail(fmt::format("the value is not {}", expected));
        }
        set_position(node);
        return node;
    }

    void set_position(YamlNode& node) const {
        node.position = position();
        for (YamlKey& key : node.keys) {
            key.position = position();
        }
        for (YamlNode& child : node.children) {
            set_position(child);
        }
    }

    YamlNode& root_;
    const Override& change_;
    const SchemaNode& schema_root_;
    const SchemaNode* schema_;
    std::shared_ptr<const std::string> shown_;
    std::string walked_;        // the path so far, for messages
    bool in_element_ = false;   // within an element of the list `schema_`
    bool in_table_ = false;     // at the table `schema_`
    bool inside_value_ = false; // at a value, or at a row of a table
    int elements_ = 0;          // steps below the value
};

} // namespace

Override parse_override(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
        throw UsageError{fmt::format(
            "--set {}: expected KEY=VALUE, for example adoption.enabled=false", shortened(text))};
    }
    return {std::string{text.substr(0, equals)}, std::string{text.substr(equals + 1)}, {}};
}

void apply_override(YamlNode& root, const Override& change, const SchemaNode& schema) {
    Walk{root, change, schema}.apply();
}

} // namespace tenfold
