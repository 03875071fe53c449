// SPDX-License-Identifier: Apache-2.0
#include "scenarios/extends.hpp"

#include "core/check.hpp"

#include "scenarios/paths.hpp"
#include "scenarios/scalar.hpp"
#include "scenarios/shipped_files.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace tenfold {

namespace {

constexpr std::string_view extends_key = "extends";
constexpr std::size_t longest_chain = 4; // files in a chain of `extends`

using Path = std::filesystem::path;

[[noreturn]] void fail(const Position& position, std::string_view problem) {
    Problems problems;
    problems.add(position, extends_key, problem);
    problems.raise_if_any();
    throw std::logic_error{"unreachable"};
}

/// A name of the file that does not depend on the path used.
Path identity(const Path& path) {
    std::error_code error;
    Path result = std::filesystem::weakly_canonical(path, error);
    return error ? path : result;
}

bool is_keyed_list(const YamlNode& node) {
    return node.is_sequence() && !node.children.empty() &&
           std::all_of(node.children.begin(), node.children.end(), [](const YamlNode& child) {
               return !element_key(child).empty();
           });
}

void merge_lists(YamlNode& base, YamlNode changes) {
    // A key that occurs twice in `changes` stays twice, for the reader to report.
    std::vector<bool> merged(base.children.size());
    for (YamlNode& change : changes.children) {
        const std::size_t index = find_element(base, element_key(change));
        if (index < merged.size() && !merged[index]) {
            merged[index] = true;
            merge_over(base.children[index], std::move(change));
        } else {
            base.children.push_back(std::move(change));
        }
    }
}

/// Removes the key `extends` from `tree` and returns it; a null node if there is none.
YamlNode take_extends(YamlNode& tree) {
    for (std::size_t i = 0; tree.is_mapping() && i < tree.keys.size(); ++i) {
        if (tree.keys[i].text == extends_key) {
            YamlNode value = std::move(tree.children[i]);
            const auto offset = static_cast<std::ptrdiff_t>(i);
            if (!value.is_scalar() || value.text.empty()) {
                fail(value.position,
                     fmt::format("expected the name of a file, found {}", found_text(value)));
            }
            tree.keys.erase(tree.keys.begin() + offset);
            tree.children.erase(tree.children.begin() + offset);
            return value;
        }
    }
    return {};
}

/// `chain` has the identities of the extending files, this one last.
YamlNode with_bases(YamlNode tree, const Path& path, std::vector<Path>& chain) {
    const YamlNode base_name = take_extends(tree);
    if (base_name.is_null()) {
        return tree;
    }
    const Path base_path = find_scenario(base_name.text, path.parent_path()).lexically_normal();
    const Path base_identity = identity(base_path);
    if (std::find(chain.begin(), chain.end(), base_identity) != chain.end()) {
        fail(base_name.position, fmt::format("{} extends itself", base_path.string()));
    }
    if (chain.size() > longest_chain) {
        fail(base_name.position,
             fmt::format("too many files that extend each other (allowed: {})", longest_chain));
    }
    chain.push_back(base_identity);
    std::string text;
    try {
        text = read_text_file(base_path);
    } catch (const FileError& error) {
        // A missing base file is an error of the scenario, at the position of `extends`.
        fail(base_name.position, error.what());
    }
    YamlNode base = with_bases(parse_yaml(text, base_path.string()), base_path, chain);
    merge_over(base, std::move(tree));
    return base;
}

} // namespace

YamlNode read_tree(const Path& path, std::vector<Path>& files) {
    std::vector<Path> chain{identity(path)};
    const std::string text = read_text_file(path);
    YamlNode tree = with_bases(parse_yaml(text, path.string()), path, chain);
    files.insert(files.end(), chain.begin(), chain.end());
    return tree;
}

YamlNode read_tree(std::string_view text, const Path& name) {
    std::vector<Path> chain{identity(name)};
    return with_bases(parse_yaml(text, name.string()), name, chain);
}

void merge_over(YamlNode& base, YamlNode changes) {
    const bool parameter = changes.find("value") != nullptr;
    if (is_keyed_list(base) && is_keyed_list(changes)) {
        base.position = changes.position;
        merge_lists(base, std::move(changes));
        return;
    }
    if (parameter || !base.is_mapping() || !changes.is_mapping()) {
        base = std::move(changes);
        return;
    }
    base.position = changes.position;
    for (std::size_t i = 0; i < changes.keys.size(); ++i) {
        if (YamlNode* const old = base.find(changes.keys[i].text)) {
            merge_over(*old, std::move(changes.children[i]));
            continue;
        }
        base.keys.push_back(std::move(changes.keys[i]));
        base.children.push_back(std::move(changes.children[i]));
    }
}

} // namespace tenfold
