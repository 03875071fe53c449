// SPDX-License-Identifier: Apache-2.0
#include "scenarios/paths.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr std::size_t longest_key = 32;

/// Reads "[12]" at `at` and moves `at` behind it; empty if malformed.
std::optional<std::size_t> parse_index(std::string_view path, std::size_t& at) {
    const std::size_t end = path.find(']', at);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    std::size_t index = 0;
    const char* const stop = path.data() + end;
    const auto result = std::from_chars(path.data() + at + 1, stop, index);
    if (result.ec != std::errc{} || result.ptr != stop) {
        return std::nullopt;
    }
    at = end + 1;
    return index;
}

const YamlNode* override_below(const YamlNode& node) {
    if (node.position.is_override()) {
        return &node;
    }
    for (const YamlNode& child : node.children) {
        if (const YamlNode* found = override_below(child)) {
            return found;
        }
    }
    return nullptr;
}

/// The child that a step leads to, or null.
const YamlNode* child_at(const YamlNode& node, const PathStep& step) {
    if (step.index) {
        return *step.index < node.children.size() ? &node.children[*step.index] : nullptr;
    }
    if (node.is_sequence()) {
        const std::size_t index = find_element(node, step.key);
        return index < node.children.size() ? &node.children[index] : nullptr;
    }
    return node.find(step.key);
}

} // namespace

std::optional<std::vector<PathStep>> parse_path(std::string_view path) {
    std::vector<PathStep> steps;
    std::size_t at = 0;
    do {
        const std::size_t end = std::min(path.find_first_of(".[]", at), path.size());
        if (end == at) {
            return std::nullopt;
        }
        steps.push_back({std::string{path.substr(at, end - at)}, std::nullopt});
        at = end;
        while (at < path.size() && path[at] == '[') {
            const auto index = parse_index(path, at);
            if (!index) {
                return std::nullopt;
            }
            steps.push_back({{}, index});
        }
        if (at == path.size()) {
            return steps;
        }
    } while (path[at++] == '.');
    return std::nullopt;
}

bool is_element_key(std::string_view key) {
    return !key.empty() && key.size() <= longest_key && key != "source" && key != "value" &&
           std::all_of(key.begin(), key.end(), [](unsigned char c) {
               return c < 0x80 && (std::isalnum(c) != 0 || c == '_' || c == '-');
           });
}

std::string element_key(const YamlNode& element) {
    const YamlNode* const key = element.find("key");
    if (key == nullptr || !value_of(*key).is_scalar()) {
        return {};
    }
    return value_of(*key).text;
}

std::string element_path(std::string_view list_path, const YamlNode& list, std::size_t index) {
    const std::string key = element_key(list.children[index]);
    const bool by_key = is_element_key(key) && find_element(list, key) == index;
    return by_key ? fmt::format("{}.{}", list_path, key) : fmt::format("{}[{}]", list_path, index);
}

std::size_t find_element(const YamlNode& list, std::string_view key) {
    std::size_t index = 0;
    while (index < list.children.size() && element_key(list.children[index]) != key) {
        ++index;
    }
    return index;
}

const YamlNode& value_of(const YamlNode& node) {
    const YamlNode* const inside = node.find("value");
    return inside != nullptr ? *inside : node;
}

Position locate(const YamlNode& root, std::string_view path) {
    const YamlNode* node = &root;
    if (const auto steps = parse_path(path)) {
        for (const PathStep& step : *steps) {
            const YamlNode* const child = child_at(value_of(*node), step);
            if (child == nullptr) {
                return node->position;
            }
            node = child;
        }
    }
    node = &value_of(*node);
    const YamlNode* const changed = override_below(*node);
    return changed != nullptr ? changed->position : node->position;
}

} // namespace tenfold
