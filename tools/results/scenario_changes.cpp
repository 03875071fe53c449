// SPDX-License-Identifier: Apache-2.0
#include "tools/results/scenario_changes.hpp"

#include "core/check.hpp"

#include "scenarios/paths.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/yaml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string_view>

namespace tenfold {

namespace {

constexpr std::array<std::string_view, 4> no_parameters{"seed", "replicate", "name", "description"};

std::optional<YamlNode> parsed(const std::string& yaml) {
    try {
        return parse_yaml(yaml, "scenario");
    } catch (const ScenarioError&) {
        return std::nullopt; // of another version, or not a scenario
    }
}

bool is_no_parameter(std::string_view path) {
    return std::ranges::find(no_parameters, path) != no_parameters.end();
}

/// Omits empty lists, which may be lists of policies.
bool is_vector(const YamlNode& node) {
    return node.is_sequence() && !node.children.empty() &&
           std::ranges::all_of(node.children, &YamlNode::is_scalar);
}

/// A scalar or a vector in the format of `describe`.
std::string value_text(const YamlNode& node) {
    if (node.is_scalar()) {
        return node.quoted ? quoted_text(node.text) : node.text;
    }
    std::string text;
    for (const YamlNode& child : node.children) {
        text += (text.empty() ? "" : ", ") + value_text(child);
    }
    return "[" + text + "]";
}

void collect(const YamlNode& written, const std::string& path, ScenarioValues& values) {
    const YamlNode& node = value_of(written);
    if (node.is_scalar() || is_vector(node)) {
        values.emplace_back(path, value_text(node));
        return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (node.is_sequence()) {
            collect(node.children[i], element_path(path, node, i), values);
        } else if (const std::string& key = node.keys[i].text; key != "source") {
            collect(node.children[i], path.empty() ? key : fmt::format("{}.{}", path, key), values);
        }
    }
}

/// A list of policies or events as "basic-income (basic_income ...), ...".
std::string list_text(const YamlNode& list) {
    std::string text;
    for (const YamlNode& element : list.children) {
        const auto part = [&](std::string_view key) {
            const YamlNode* const found = element.find(key);
            return found == nullptr ? std::string{} : value_of(*found).text;
        };
        text += text.empty() ? "" : ", ";
        text += fmt::format(
            "{} ({} {} from {})", part("key"), part("lever"), part("strength"), part("from"));
    }
    return text;
}

void collect_changes(const SchemaNode& schema,
                     const YamlNode& node,
                     std::vector<DefaultChange>& changes) {
    for (const SchemaNode& declared : schema.children) {
        const YamlNode* const given = node.find(declared.key);
        if (given == nullptr || is_no_parameter(declared.path)) {
            continue;
        }
        const bool is_list = declared.path == "policies" || declared.path == "events";
        if (declared.kind == SchemaNode::Kind::group) {
            collect_changes(declared, *given, changes);
        } else if (declared.kind == SchemaNode::Kind::value && !declared.required()) {
            const std::string value = value_text(value_of(*given));
            if (value != declared.default_text) {
                changes.push_back(
                    {declared.path, value, declared.default_text, declared.unit, declared.doc});
            }
        } else if (is_list && !given->children.empty()) {
            changes.push_back({declared.path, list_text(*given), "", "", declared.doc});
        }
    }
}

} // namespace

ScenarioValues scenario_values(const std::string& yaml) {
    ScenarioValues values;
    if (const auto tree = parsed(yaml)) {
        collect(*tree, "", values);
    }
    return values;
}

ScenarioValues parameters_of(ScenarioValues values) {
    std::erase_if(values, [](const auto& value) { return is_no_parameter(value.first); });
    return values;
}

std::vector<ValueChange> changes_between(const ScenarioValues& from, const ScenarioValues& to) {
    const std::map<std::string, std::string> before{from.begin(), from.end()};
    const std::map<std::string, std::string> after{to.begin(), to.end()};
    std::vector<ValueChange> changes;
    for (const auto& [path, value] : from) {
        const auto other = after.find(path);
        if (other == after.end() || other->second != value) {
            changes.push_back({path, value, other == after.end() ? "" : other->second});
        }
    }
    for (const auto& [path, value] : to) {
        if (before.find(path) == before.end()) {
            changes.push_back({path, "", value});
        }
    }
    return changes;
}

std::vector<DefaultChange> changes_from_defaults(const std::string& yaml) {
    std::vector<DefaultChange> changes;
    if (const auto tree = parsed(yaml)) {
        collect_changes(scenario_schema(), *tree, changes);
    }
    return changes;
}

std::optional<Date> last_day_of(const std::string& yaml) {
    const auto tree = parsed(yaml);
    const YamlNode* const time = tree ? tree->find("time") : nullptr;
    const YamlNode* const end = time == nullptr ? nullptr : time->find("end");
    Date day{}; // day after the last
    if (end == nullptr || !parse_date(value_of(*end).text, day)) {
        return std::nullopt;
    }
    return day - std::chrono::days{1};
}

std::string scenario_description(const std::string& yaml) {
    const auto tree = parsed(yaml);
    const YamlNode* const found = tree ? tree->find("description") : nullptr;
    return found == nullptr ? std::string{} : value_of(*found).text;
}

} // namespace tenfold
